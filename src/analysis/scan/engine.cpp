#include "analysis/scan/engine.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "analysis/scan/block_pair.h"
#include "analysis/scan/chunk.h"
#include "analysis/scan/count_width.h"
#include "analysis/scan/inference.h"
#include "analysis/scan/secondary.h"
#include "analysis/scan/window_search.h"

namespace wardmote::analysis::scan {
namespace {

constexpr double batch_bytes_max = 96e6;

/// The real data's part of a pass: the best windows of a chunk's centres, as far as they may be told where no replicate's maximum
/// is below `least`.
void search_chunk(ReplicatePlan const& plan, Chunk const& chunk, std::size_t first, std::size_t end,
                  ForEach const& for_each, double least, std::vector<Candidate>& candidates) {
  auto const tasks = (end - first + centers_a_task - 1) / centers_a_task;
  std::vector<std::vector<Candidate>> found(tasks);
  for_each(tasks, [&](std::size_t task) {
    WindowSearch search(plan.prepared, plan.options, plan.kernel);
    auto const begin = first + task * centers_a_task;
    for (auto center = begin; center < std::min(end, begin + centers_a_task); ++center) {
      search.clear();
      for (auto const* list : chunk.of_center_at(center)) search.search(*list);
      search.take_best(found[task]);
    }
  });
  for (auto const& some : found) candidates.insert(candidates.end(), some.begin(), some.end());
  drop_untold(candidates, least);
}

/// The most cases that all places together expect in so many intervals.
double expected_at_most(Prepared const& prepared, std::uint32_t longest) {
  ZoneProfile everywhere(prepared, 0, kernel::portable_kernel());
  for (std::uint32_t place = 0; place < prepared.study().places.size(); ++place) everywhere.add(place);
  auto const cumulative = everywhere.cumulative();
  double most = 0;
  for (std::size_t end = 1; end < cumulative.size(); ++end)
    most = std::max(most, cumulative[end] - cumulative[end - std::min<std::size_t>(end, longest)]);
  return most;
}

/// The replicates' part: batches of blocks, each batch walked over all zones.
template <class Count>
class Replicates {
 public:
  Replicates(ReplicatePlan const& plan, BlockShare const& share, ForEach const& for_each)
      : plan_(plan), for_each_(for_each) {
    auto const all = (plan.options.replicates + kernel::lanes - 1) / kernel::lanes;
    for (auto block = share.number; block < all; block += share.of)
      numbers_.push_back(static_cast<std::uint32_t>(block));
  }

  bool next_batch() {
    pairs_.clear();
    done_ += in_batch_;
    in_batch_ = std::min(numbers_.size() - done_, blocks_at_a_time());
    pairs_.resize((in_batch_ + 1) / 2);
    for_each_(pairs_.size(), [&](std::size_t i) {
      auto const first = done_ + 2 * i;
      pairs_[i] =
          std::make_unique<BlockPair<Count>>(plan_, block(first), 2 * i + 1 < in_batch_ ? block(first + 1) : nullptr);
    });
    return in_batch_ > 0;
  }
  void walk(Chunk const& chunk, std::vector<double>& maxima) {
    for_each_(pairs_.size(), [&](std::size_t i) { pairs_[i]->walk(chunk.lists()); });
    auto at = done_;
    for (auto const& pair : pairs_)
      for (auto const* block : {&pair->first(), pair->second()})
        if (block) keep(*block, numbers_[at++] * kernel::lanes, maxima);
  }
  bool is_last_batch() const { return done_ + in_batch_ == numbers_.size(); }

 private:
  std::unique_ptr<LaneBlock<Count>> block(std::size_t at) const {
    return std::make_unique<LaneBlock<Count>>(plan_, numbers_[at] * static_cast<std::uint32_t>(kernel::lanes));
  }
  static void keep(LaneBlock<Count> const& block, std::size_t first, std::vector<double>& maxima) {
    for (std::size_t lane = 0; lane < kernel::lanes && first + lane < maxima.size(); ++lane)
      maxima[first + lane] = block.best()[lane];
  }
  std::size_t blocks_at_a_time() const {
    auto const places = static_cast<double>(plan_.prepared.study().places.size());
    auto const bytes =
        plan_.prepared.intervals() > 1 ? plan_.worlds.bytes_of_events() : places * kernel::lanes * sizeof(Count);
    return std::max<std::size_t>(2, static_cast<std::size_t>(batch_bytes_max / std::max(1.0, bytes)) / 2 * 2);
  }

  ReplicatePlan const& plan_;
  ForEach const& for_each_;
  std::vector<std::uint32_t> numbers_;
  std::size_t done_ = 0, in_batch_ = 0;
  std::vector<std::unique_ptr<BlockPair<Count>>> pairs_;
};

template <class Count>
Found run(ReplicatePlan const& plan, Zones const& zones, BlockShare const& share, ForEach const& for_each) {
  Found found{.candidates = {}, .maxima = std::vector<double>(plan.options.replicates)};
  Replicates<Count> replicates(plan, share, for_each);
  auto const is_alive =
      plan.options.replicates > 0 && plan.prepared.intervals() > 1 && plan.first_end == plan.prepared.intervals();
  Chunk chunk(plan.prepared, zones, plan.kernel, is_alive ? std::optional(plan.first_interval) : std::nullopt);
  auto const step = chunk.centers_at_a_time(plan.options);
  auto const each_chunk = [&](auto const& take) {
    for (std::size_t first = 0; first < zones.center_count(); first += step) {
      auto const end = std::min(zones.center_count(), first + step);
      chunk.load(first, end, for_each);
      take(first, end);
    }
  };
  auto const search = [&](std::size_t first, std::size_t end) {
    auto const least = Inference(found.maxima, 0, 0).smallest();
    search_chunk(plan, chunk, first, end, for_each, least, found.candidates);
  };
  auto const all_are_own = share.of == 1;
  bool is_searched = false;
  while (replicates.next_batch()) {
    is_searched = all_are_own && replicates.is_last_batch();
    each_chunk([&](std::size_t first, std::size_t end) {
      replicates.walk(chunk, found.maxima);
      if (is_searched) search(first, end);
    });
  }
  if (share.combine) share.combine(found.maxima);
  if (!is_searched) each_chunk(search);
  std::ranges::stable_sort(found.candidates, {},
                           [&](Candidate const& one) { return zones.directions()[one.direction].center; });
  return found;
}

/// The most expected cases of any window of up to `longest` intervals.
double expected_max(Prepared const& prepared, Zones const& zones, std::uint32_t longest) {
  auto const risk = static_cast<double>(prepared.total_cases()) / static_cast<double>(prepared.total_trials());
  auto const of_zone = zones.at_risk_max() * (prepared.study().model == Model::bernoulli ? risk : 1);
  return (1 + 1e-6) * std::min(of_zone, expected_at_most(prepared, longest));
}

}  // namespace

Found scan_everything(Prepared const& prepared, Zones const& zones, ScanOptions const& options, BlockShare const& share,
                      kernel::Kernel const& kernel, ForEach const& for_each) {
  auto const& limits = options.limits;
  auto const intervals = prepared.intervals(), longest = std::min(limits.intervals_max, intervals);
  auto const first_end = limits.replicate_first_end.value_or(limits.alive ? intervals : 0);
  auto const first_interval = first_end > longest ? first_end - longest : 0;
  auto const shortest = std::min(limits.intervals_min, longest);
  ThresholdGrid const grid(prepared.likelihood(), options,
                           options.replicates > 0 ? expected_max(prepared, zones, longest) : 0, for_each);
  Tilings const tilings(grid, shortest, longest, options.rates != Rates::high || intervals == 1 || first_end > 0);
  WorldMaker const worlds(prepared, options.seed, first_interval);
  auto const together = places_together_max(prepared, longest);
  ReplicatePlan const plan{prepared,
                           options,
                           grid,
                           tilings,
                           worlds,
                           kernel,
                           first_interval,
                           first_end,
                           zones.places_side_by_side(),
                           together > 0 ? together : kernel::longest_stretch};
  return together > 0 ? run<std::int16_t>(plan, zones, share, for_each)
                      : run<std::int32_t>(plan, zones, share, for_each);
}

}  // namespace wardmote::analysis::scan
