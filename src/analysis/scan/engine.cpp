#include "analysis/scan/engine.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "analysis/scan/chunk.h"
#include "analysis/scan/lane_block.h"
#include "analysis/scan/window_search.h"

namespace wardmote::analysis::scan {
namespace {

constexpr double batch_bytes_max = 96e6;
constexpr std::size_t centers_a_task = 64;
constexpr double count_16_bits_max = 32'000;
constexpr double place_count_16_bits_max = 2'000;  // eight of them and a threshold's lead stay within 16 bits

/// The real data's part of a pass: the best windows of a chunk's centres.
void search_chunk(ReplicatePlan const& plan, Chunk const& chunk, std::size_t first, std::size_t end,
                  ForEach const& for_each, std::vector<Candidate>& candidates) {
  auto const tasks = (end - first + centers_a_task - 1) / centers_a_task;
  std::vector<std::vector<Candidate>> found(tasks);
  for_each(tasks, [&](std::size_t task) {
    WindowSearch search(plan.prepared, plan.options, plan.kernel);
    auto const begin = first + task * centers_a_task;
    for (auto center = begin; center < std::min(end, begin + centers_a_task); ++center) {
      search.clear();
      for (auto const* list : chunk.of_center(center)) search.search(*list);
      search.take_best(found[task]);
    }
  });
  for (auto const& some : found) candidates.insert(candidates.end(), some.begin(), some.end());
}

/// The most cases that any window, a little lengthened, can hold in any world.
double count_max(Prepared const& prepared, std::uint32_t longest) {
  auto const total = static_cast<double>(prepared.total_cases());
  if (prepared.study().model != Model::permutation) return total;
  std::vector<double> by_interval(prepared.intervals());
  for (auto const& one : prepared.cases_in_order()) by_interval[one.interval] += one.count;
  double sum = 0, most = 0;
  for (std::size_t t = 0; t < by_interval.size(); ++t) {
    sum += by_interval[t];
    if (t >= longest + 8) sum -= by_interval[t - longest - 8];
    most = std::max(most, sum);
  }
  return most;
}

/// See Thresholds in kernel.h: whether counts, and their distances from the thresholds, stay within 16 bits.
bool fits_16_bits(Prepared const& prepared, std::uint32_t longest) {
  if (count_max(prepared, longest) <= count_16_bits_max) return true;
  if (prepared.intervals() > 1) return false;
  for (auto const mean : prepared.at_risk()) {  // no Poisson count is 14 standard deviations above its mean
    auto const most = prepared.study().model == Model::bernoulli ? mean : mean + 14 * std::sqrt(mean) + 30;
    if (most > place_count_16_bits_max) return false;
  }
  return true;
}

/// The replicates' part: batches of blocks, each batch walked over all zones.
template <class Count>
class Replicates {
 public:
  Replicates(ReplicatePlan const& plan, BlockShare share, ForEach const& for_each) : plan_(plan), for_each_(for_each) {
    auto const all = (plan.options.replicates + kernel::lanes - 1) / kernel::lanes;
    for (auto block = share.number; block < all; block += share.of)
      numbers_.push_back(static_cast<std::uint32_t>(block));
  }

  bool next_batch() {
    auto const count = std::min(numbers_.size() - done_, blocks_at_a_time());
    blocks_.clear();
    blocks_.resize(count);
    for_each_(count, [&](std::size_t i) {
      blocks_[i] =
          std::make_unique<LaneBlock<Count>>(plan_, numbers_[done_ + i] * static_cast<std::uint32_t>(kernel::lanes));
    });
    return count > 0;
  }
  void walk(Chunk const& chunk) {
    for_each_(blocks_.size(), [&](std::size_t i) {
      for (auto const& list : chunk.lists()) blocks_[i]->walk(list);
    });
  }
  void end_batch(std::vector<double>& maxima) {
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      for (std::size_t lane = 0; lane < kernel::lanes; ++lane)
        if (auto const at = numbers_[done_ + i] * kernel::lanes + lane; at < maxima.size())
          maxima[at] = blocks_[i]->best()[lane];
    done_ += blocks_.size();
  }

 private:
  std::size_t blocks_at_a_time() const {
    auto const places = static_cast<double>(plan_.prepared.study().places.size());
    auto const bytes =
        plan_.prepared.intervals() > 1 ? plan_.worlds.bytes_of_events() : places * kernel::lanes * sizeof(Count);
    return std::max<std::size_t>(2, static_cast<std::size_t>(batch_bytes_max / std::max(1.0, bytes)));
  }

  ReplicatePlan const& plan_;
  ForEach const& for_each_;
  std::vector<std::uint32_t> numbers_;
  std::size_t done_ = 0;
  std::vector<std::unique_ptr<LaneBlock<Count>>> blocks_;
};

template <class Count>
Found run(ReplicatePlan const& plan, Zones const& zones, BlockShare share, ForEach const& for_each) {
  Found found{.candidates = {}, .maxima = std::vector<double>(plan.options.replicates)};
  Replicates<Count> replicates(plan, share, for_each);
  Chunk chunk(plan.prepared, zones);
  auto const step = chunk.centers_at_a_time(plan.options);
  for (bool is_first = true; replicates.next_batch() || is_first; is_first = false) {
    for (std::size_t first = 0; first < zones.center_count(); first += step) {
      auto const end = std::min(zones.center_count(), first + step);
      chunk.load(first, end, for_each);
      if (is_first) search_chunk(plan, chunk, first, end, for_each, found.candidates);
      replicates.walk(chunk);
    }
    replicates.end_batch(found.maxima);
  }
  return found;
}

double expected_max(Prepared const& prepared, ScanOptions const& options) {
  return static_cast<double>(prepared.total_cases()) * std::min(1.0, options.limits.population_share * (1 + 1e-9));
}

}  // namespace

Found scan_everything(Prepared const& prepared, Zones const& zones, ScanOptions const& options, BlockShare share,
                      kernel::Kernel const& kernel, ForEach const& for_each) {
  auto const& limits = options.limits;
  auto const intervals = prepared.intervals(), longest = std::min(limits.intervals_max, intervals);
  auto const first_end = limits.replicate_first_end.value_or(limits.alive ? intervals : 0);
  auto const first_interval = first_end > longest ? first_end - longest : 0;
  auto const shortest = std::min(limits.intervals_min, longest);
  ThresholdGrid const grid(prepared.likelihood(), options, options.replicates > 0 ? expected_max(prepared, options) : 0,
                           for_each);
  Tilings const tilings(grid, shortest, longest, options.rates != Rates::high || intervals == 1 || first_end > 0);
  WorldMaker const worlds(prepared, options.seed, first_interval);
  ReplicatePlan const plan{prepared, options, grid, tilings, worlds, kernel, first_interval, first_end};
  return fits_16_bits(prepared, longest) ? run<std::int16_t>(plan, zones, share, for_each)
                                         : run<std::int32_t>(plan, zones, share, for_each);
}

}  // namespace wardmote::analysis::scan
