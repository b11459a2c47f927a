#include "analysis/scan/engine.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "analysis/scan/block_pair.h"
#include "analysis/scan/chunk.h"
#include "analysis/scan/count_width.h"
#include "analysis/scan/secondary.h"
#include "analysis/scan/window_search.h"

namespace wardmote::analysis::scan {
namespace {

constexpr double batch_bytes_max = 96e6;

/// The real data's part of a pass: the best windows of a chunk's centres, as far as they may be told where no replicate's maximum
/// is below `least`.
void search_chunk(ReplicatePlan const& plan, Chunk const& chunk, double least, ForEach const& for_each,
                  std::vector<Candidate>& candidates) {
  auto const tasks = (chunk.end() - chunk.first() + centers_a_task - 1) / centers_a_task;
  std::vector<std::vector<Candidate>> found(tasks);
  LeastTold const told{least, likeliest_of(candidates)};
  for_each(tasks, [&](std::size_t task) {
    WindowSearch search(plan.prepared, plan.options, plan.kernel, told);
    auto const begin = chunk.first() + task * centers_a_task;
    for (auto center = begin; center < std::min(chunk.end(), begin + centers_a_task); ++center) {
      search.clear();
      for (auto const* list : chunk.of_center_at(center)) search.search(*list);
      search.take_best(found[task]);
    }
  });
  for (auto const& some : found) candidates.insert(candidates.end(), some.begin(), some.end());
  drop_untold(candidates, least);
}

/// The replicates' part: batches of blocks, each batch walked over all zones.
template <class Count>
class Replicates {
 public:
  Replicates(ReplicatePlan const& plan, BlockShare const& share, ForEach const& for_each)
      : plan_(plan), for_each_(for_each), batches_(plan.options.replicates, share) {}

  bool next() {
    pairs_.clear();
    if (!batches_.next(blocks_at_a_time())) return false;
    auto const firsts = batches_.now();
    pairs_.resize((firsts.size() + 1) / 2);
    for_each_(pairs_.size(), [&](std::size_t i) {
      pairs_[i] = std::make_unique<BlockPair<Count>>(plan_, block(firsts[2 * i]),
                                                     2 * i + 1 < firsts.size() ? block(firsts[2 * i + 1]) : nullptr);
    });
    return true;
  }
  bool are_last() const { return batches_.are_last(); }
  void walk(Chunk const& chunk, std::span<double> maxima) {
    for_each_(pairs_.size(), [&](std::size_t i) {
      pairs_[i]->walk(chunk.lists());
      auto const firsts = batches_.now().subspan(2 * i);
      keep_maxima(pairs_[i]->first().best(), firsts[0], maxima);
      if (pairs_[i]->second()) keep_maxima(pairs_[i]->second()->best(), firsts[1], maxima);
    });
  }

 private:
  std::unique_ptr<LaneBlock<Count>> block(std::uint32_t first_replicate) const {
    return std::make_unique<LaneBlock<Count>>(plan_, first_replicate);
  }
  std::size_t blocks_at_a_time() const {
    auto const places = static_cast<double>(plan_.prepared.study().places.size());
    auto const bytes =
        plan_.prepared.intervals() > 1 ? plan_.worlds.bytes_of_events() : places * kernel::lanes * sizeof(Count);
    return std::max<std::size_t>(2, static_cast<std::size_t>(batch_bytes_max / std::max(1.0, bytes)) / 2 * 2);
  }

  ReplicatePlan const& plan_;
  ForEach const& for_each_;
  Batches batches_;
  std::vector<std::unique_ptr<BlockPair<Count>>> pairs_;
};

template <class Count>
Found run(ReplicatePlan const& plan, Zones const& zones, BlockShare const& share, ForEach const& for_each) {
  Found found{.candidates = {}, .maxima = std::vector<double>(plan.options.replicates)};
  Replicates<Count> replicates(plan, share, for_each);
  auto const is_alive =
      plan.options.replicates > 0 && plan.prepared.intervals() > 1 && plan.first_end == plan.prepared.intervals();
  Chunk chunk(plan.prepared, zones, plan.kernel, is_alive ? std::optional(plan.first_interval) : std::nullopt);
  auto const step = chunk.good_size(plan.options);
  auto const each_chunk = [&](auto const& take) {
    for (std::size_t first = 0; first < zones.center_count(); first += step) {
      chunk.load(first, std::min(zones.center_count(), first + step), for_each);
      take(chunk);
    }
  };
  scan_in_passes(replicates, share, found.maxima, each_chunk,
                 [&](Chunk const& some, double least) { search_chunk(plan, some, least, for_each, found.candidates); });
  std::ranges::stable_sort(found.candidates, {},
                           [&](Candidate const& one) { return zones.directions()[one.direction].center; });
  return found;
}

}  // namespace

Found scan_everything(Prepared const& prepared, Zones const& zones, ScanOptions const& options, BlockShare const& share,
                      kernel::Kernel const& kernel, ForEach const& for_each) {
  auto const& limits = options.limits;
  auto const intervals = prepared.intervals(), longest = std::min(limits.intervals_max, intervals);
  auto const first_end = limits.replicate_first_end.value_or(limits.alive ? intervals : 0);
  auto const first_interval = first_end > longest ? first_end - longest : 0;
  auto const shortest = std::min(limits.intervals_min, longest);
  auto const most = options.replicates > 0 ? expected_max(prepared, zones, longest) : 0;
  ThresholdGrid const grid(prepared.likelihood(), options, most, for_each);
  Tilings const tilings(prepared.likelihood(), most, shortest, longest,
                        options.rates != Rates::high || intervals == 1 || first_end > 0);
  WorldMaker const worlds(prepared, options.seed, first_interval, zones.slots());
  auto const together = places_together_max(prepared, longest);
  ReplicatePlan const plan{prepared,       options,   grid,
                           tilings,        worlds,    kernel,
                           first_interval, first_end, together > 0 ? together : kernel::longest_stretch};
  return together > 0 ? run<std::int16_t>(plan, zones, share, for_each)
                      : run<std::int32_t>(plan, zones, share, for_each);
}

}  // namespace wardmote::analysis::scan
