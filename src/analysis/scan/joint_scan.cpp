#include "analysis/scan/joint_scan.h"

#include <algorithm>
#include <memory>

#include "analysis/scan/count_width.h"
#include "analysis/scan/joint_best.h"
#include "analysis/scan/joint_ratio.h"
#include "analysis/scan/joint_space.h"
#include "analysis/scan/joint_time.h"
#include "analysis/scan/joint_walk.h"
#include "analysis/scan/secondary.h"
#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

constexpr double batch_bytes_max = 256e6;
constexpr std::size_t joint_zones_searched = 16;
constexpr double count_in_byte_max = 255;

/// The best zone for each window of time around one centre, of the real data.
class RealSearch {
 public:
  /// See WindowSearch.
  RealSearch(std::span<Prepared const> types, ScanOptions const& options, WindowTimes const& times,
             kernel::Kernel const& kernel, LeastTold const& least)
      : types_(types),
        likelihood_(types, options),
        times_(times),
        walk_(types, options, times, kernel),
        best_(std::size_t{times.intervals} * times.longest),
        counts_(types.size()),
        expected_(types.size()),
        high_only_(options.rates == Rates::high),
        least_(least) {}

  /// The best window, then the best of those that overlap none of the chosen in time, and so on. Of windows with equal
  /// statistics the one with fewer places, then the one found first.
  void search(std::span<JointZones const* const> directions, std::vector<Candidate>& chosen) {
    std::ranges::fill(best_, Candidate{.statistic = least_.statistic()});
    for (auto const* zones : directions) types_.front().intervals() == 1 ? search_zones(*zones) : search_times(*zones);
    take_best(chosen);
  }

 private:
  void search_times(JointZones const& zones) {
    auto const look = [&](std::uint32_t first, std::uint32_t shortest, std::uint32_t longest) {
      for (std::size_t t = 0; t < types_.size(); ++t) {
        counts_[t] = walk_.count(t, first, longest);
        expected_[t] = walk_.expected(t, first, shortest);
      }
    };
    auto const ratio_beaten = beaten(least_.statistic(), zones.factor);
    auto const is_worth = [&](std::uint32_t first, std::uint32_t shortest, std::uint32_t longest) {
      look(first, shortest, longest);
      return !likelihood_.is_at_most(counts_, expected_, ratio_beaten);
    };
    walk_.over(zones.places, is_worth, [&](std::uint32_t count, std::uint32_t first, std::uint32_t end) {
      look(first, end, end);
      try_window({.direction = zones.direction, .places = count, .first = first, .end = end}, zones.factor);
    });
  }

  /// Some zones at once, as WindowSearch does: none has more cases than the last, or fewer expected than the first.
  void search_zones(JointZones const& zones) {
    std::vector<std::uint32_t> after(types_.size());
    for (std::size_t first = 0; first < zones.places.size(); first += joint_zones_searched) {
      auto const some = std::span(zones.places).subspan(first);
      auto const count = std::min(joint_zones_searched, some.size());
      counts_ = after;
      for (std::size_t t = 0; t < types_.size(); ++t) {
        for (auto const place : some.first(count)) after[t] += types_[t].cases_of_places()[place];
        expected_[t] = zones.types[t].expected[first];
      }
      if (high_only_ && likelihood_.is_at_most(after, expected_, beaten(best_.front().statistic, zones.factor)))
        continue;
      for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t t = 0; t < types_.size(); ++t) {
          counts_[t] += types_[t].cases_of_places()[some[i]];
          expected_[t] = zones.types[t].expected[first + i];
        }
        try_window(
            {.direction = zones.direction, .places = static_cast<std::uint32_t>(first + i + 1), .first = 0, .end = 1},
            zones.factor);
      }
    }
  }

  /// What a ratio has to exceed, to be as good as a window.
  static double beaten(double statistic, double factor) { return (statistic - tie_tolerance) / factor; }

  /// With `counts_` and `expected_` of it.
  void try_window(Candidate window, double factor) {
    auto& best = best_[std::size_t{window.first} * times_.longest + (window.end - window.first - 1)];
    if (likelihood_.is_at_most(counts_, expected_, beaten(best.statistic, factor))) return;
    auto const joint = likelihood_.of(counts_, expected_);
    window.is_high = joint.is_high;
    window.ratio = joint.ratio;
    window.statistic = joint.ratio * factor;
    auto const lead = window.statistic - best.statistic;
    if (lead > tie_tolerance || (lead > -tie_tolerance && best.places > window.places)) best = window;
  }

  void take_best(std::vector<Candidate>& chosen) {
    std::vector<Candidate> found;
    for (auto const& one : best_)
      if (one.places > 0) found.push_back(one);
    std::ranges::stable_sort(found, [](Candidate const& a, Candidate const& b) {
      return a.statistic != b.statistic ? a.statistic > b.statistic : a.places < b.places;
    });
    if (!found.empty()) least_.found(found.front().statistic);
    std::vector<char> is_taken(times_.intervals);
    for (auto& one : found) {
      auto const time = std::span(is_taken).subspan(one.first, one.end - one.first);
      if (std::ranges::find(time, 1) != time.end()) continue;
      std::ranges::fill(time, 1);
      one.first += times_.skipped, one.end += times_.skipped;
      chosen.push_back(one);
    }
  }

  std::span<Prepared const> types_;
  JointLikelihood likelihood_;
  WindowTimes times_;
  JointWalk walk_;
  std::vector<Candidate> best_;        ///< by first interval and length
  std::vector<std::uint32_t> counts_;  ///< of a window, by type
  std::vector<double> expected_;
  bool high_only_;
  LeastTold least_;
};

/// The best windows of a chunk's centres, as far as they may be told where no replicate's maximum is below `least`.
void search_real(JointPlan const& plan, JointChunk const& chunk, double least, ForEach const& for_each,
                 std::vector<Candidate>& candidates) {
  auto const intervals = plan.types.front().intervals();
  WindowTimes const times(plan.types.front(), plan.options.limits, plan.options.limits.alive ? intervals : 0);
  LeastTold const told{least, likeliest_of(candidates)};
  std::vector<std::vector<Candidate>> found((chunk.end() - chunk.first() + centers_a_task - 1) / centers_a_task);
  for_each(found.size(), [&](std::size_t task) {
    RealSearch search(plan.types, plan.options, times, plan.kernel, told);
    auto const begin = chunk.first() + task * centers_a_task;
    for (auto center = begin; center < std::min(chunk.end(), begin + centers_a_task); ++center)
      search.search(chunk.of_center_at(center), found[task]);
  });
  for (auto const& some : found) candidates.insert(candidates.end(), some.begin(), some.end());
  drop_untold(candidates, least);
}

/// The replicates' part: batches of blocks, each batch walked over all zones.
template <class Block>
class JointReplicates {
 public:
  JointReplicates(JointPlan const& plan, BlockShare const& share, ForEach const& for_each)
      : plan_(plan), for_each_(for_each), batches_(plan.options.replicates, share) {}

  bool next() {
    blocks_.clear();
    auto const at_a_time = static_cast<std::size_t>(batch_bytes_max / std::max(1.0, Block::bytes(plan_)));
    if (!batches_.next(std::max<std::size_t>(2, at_a_time))) return false;
    blocks_.resize(batches_.now().size());
    for_each_(blocks_.size(), [&](std::size_t i) { blocks_[i] = std::make_unique<Block>(plan_, batches_.now()[i]); });
    return true;
  }
  bool are_last() const { return batches_.are_last(); }
  void walk(JointChunk const& chunk, std::span<double> maxima) {
    auto const together = plan_.is_over_time() ? 2uz : 1uz;  // each zone is looked at once for both
    for_each_((blocks_.size() + together - 1) / together, [&](std::size_t task) {
      std::vector<Block*> some;
      for (auto i = task * together; i < std::min(blocks_.size(), (task + 1) * together); ++i)
        some.push_back(blocks_[i].get());
      Block::walk(chunk.lists(), some);
    });
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      keep_maxima(blocks_[i]->best().of_lanes(), batches_.now()[i], maxima);
  }

 private:
  JointPlan const& plan_;
  ForEach const& for_each_;
  Batches batches_;
  std::vector<std::unique_ptr<Block>> blocks_;
};

template <class Block>
Found scan_by(JointPlan const& plan, Zones const& zones, BlockShare const& share, ForEach const& for_each) {
  Found found{.candidates = {}, .maxima = std::vector<double>(plan.options.replicates)};
  JointReplicates<Block> replicates(plan, share, for_each);
  JointChunk chunk(plan.types, zones, plan.times, plan.kernel);
  auto const step = chunk.good_size(plan.options);
  auto const each_chunk = [&](auto const& take) {
    for (std::size_t first = 0; first < zones.center_count(); first += step) {
      chunk.load(first, std::min(zones.center_count(), first + step), for_each);
      take(chunk);
    }
  };
  scan_in_passes(replicates, share, found.maxima, each_chunk, [&](JointChunk const& some, double least) {
    search_real(plan, some, least, for_each, found.candidates);
  });
  return found;
}

/// Of all types; 0 if 16 bits are too few, or in space if bytes are.
std::size_t joint_together_max(std::span<Prepared const> types, WindowTimes const& times) {
  auto least = kernel::longest_stretch;
  for (auto const& type : types) {
    least = std::min(least, places_together_max(type, times.longest));
    if (type.intervals() == 1 && count_of_place_max(type) > count_in_byte_max) return 0;
  }
  return least;
}

}  // namespace

std::vector<JointPart> joint_parts(std::span<Prepared const> types, std::span<std::uint32_t const> places,
                                   std::uint32_t first, std::uint32_t end) {
  std::vector<JointPart> parts;
  for (auto const& type : types) {
    auto& part = parts.emplace_back();
    ZoneProfile profile(type, 0, kernel::portable_kernel());
    for (auto const place : places) {
      profile.add(place);
      for (auto const& event : type.cases().of(place))
        if (event.interval >= first && event.interval < end) part.count += event.count;
    }
    auto const cumulative = profile.cumulative();
    part.expected = cumulative[end] - cumulative[first];
  }
  return parts;
}

Found scan_jointly(std::span<Prepared const> types, Zones const& zones, ScanOptions const& options,
                   BlockShare const& share, kernel::Kernel const& kernel, ForEach const& for_each) {
  auto const& first = types.front();
  ENSURE(!joint_fault(options, first.study().model));
  WindowTimes const times(first, options.limits,
                          options.limits.replicate_first_end.value_or(options.limits.alive ? first.intervals() : 0));
  JointLikelihood const likelihood(types, options);
  RatioScale const scale(types.size());
  std::vector<RatioGrid> grids;
  std::vector<WorldMaker> worlds;
  double most = 0, largest = 0;  // of all types together, and of one
  for (std::size_t t = 0; t < types.size() && options.replicates > 0; ++t) {
    auto const of_type = expected_max(types[t], zones, times.longest + kernel::longest_step);  // groups of windows too
    most += of_type;
    largest = std::max(largest, of_type);
    grids.emplace_back(types[t].likelihood(), options, of_type, scale);
    worlds.emplace_back(types[t], seed_of_type(options.seed, t), times.skipped, zones.slots());
  }
  Tilings const tilings(first.likelihood(), most, times.shortest, times.longest,
                        options.rates != Rates::high || first.intervals() == 1 || times.first_end > 0, types.size());
  auto const together = joint_together_max(types, times);
  JointPlan const plan{types, options, likelihood, times,  scale,
                       grids, tilings, worlds,     kernel, together > 0 ? together : kernel::longest_stretch};
  if (plan.is_spatial())
    return together > 0 ? scan_by<JointSpace<std::int16_t>>(plan, zones, share, for_each)
                        : scan_by<JointSpace<std::int32_t>>(plan, zones, share, for_each);
  if (fit_bytes(largest)) return scan_by<JointTime<std::uint8_t>>(plan, zones, share, for_each);
  return together > 0 ? scan_by<JointTime<std::int16_t>>(plan, zones, share, for_each)
                      : scan_by<JointTime<std::int32_t>>(plan, zones, share, for_each);
}

}  // namespace wardmote::analysis::scan
