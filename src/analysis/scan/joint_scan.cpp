#include "analysis/scan/joint_scan.h"

#include <algorithm>
#include <memory>

#include "analysis/scan/count_width.h"
#include "analysis/scan/inference.h"
#include "analysis/scan/joint_block.h"
#include "analysis/scan/joint_ratio.h"
#include "analysis/scan/joint_walk.h"
#include "analysis/scan/secondary.h"
#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

constexpr std::size_t entries_at_a_time = 2'000'000;
constexpr double batch_bytes_max = 256e6;
constexpr double ratio_max = 20;  ///< of all types together
constexpr std::size_t joint_zones_searched = 16;
constexpr double count_in_byte_max = 255;

/// The best zone for each window of time around one centre, of the real data.
class RealSearch {
 public:
  RealSearch(std::span<Prepared const> types, Zones const& zones, ScanOptions const& options, WindowTimes const& times,
             kernel::Kernel const& kernel)
      : types_(types),
        zones_(zones),
        likelihood_(types, options),
        times_(times),
        walk_(types, options, times, kernel),
        best_(std::size_t{times.intervals} * times.longest),
        counts_(types.size()),
        expected_(types.size()),
        high_only_(options.rates == Rates::high) {
    for (auto const& type : types) by_risk_.push_back(expected_by_risk(type));
  }

  /// The best window, then the best of those that overlap none of the chosen in time, and so on. Of windows with equal
  /// statistics the one with fewer places, then the one found first.
  void search(std::size_t center, std::vector<Candidate>& chosen) {
    std::ranges::fill(best_, Candidate{});
    for (auto at = center; at < zones_.directions().size(); at += zones_.center_count())
      search_direction(static_cast<std::uint32_t>(at));
    take_best(chosen);
  }

 private:
  void search_direction(std::uint32_t number) {
    auto const& direction = zones_.directions()[number];
    auto const places = zones_.places(direction, room_);
    if (types_.front().intervals() == 1) return search_zones(number, places);
    walk_.over(places, [&](std::uint32_t count, std::uint32_t first, std::uint32_t end) {
      for (std::size_t t = 0; t < types_.size(); ++t) {
        counts_[t] = walk_.count(t, first, end);
        expected_[t] = walk_.expected(t, first, end);
      }
      try_window({.direction = number, .places = count, .first = first, .end = end}, direction.factor);
    });
  }

  /// Some zones at once, as WindowSearch does: none has more cases than the last, or fewer expected than the first.
  void search_zones(std::uint32_t number, std::span<std::uint32_t const> places) {
    auto const types = types_.size();
    std::vector<std::uint32_t> counts(types), counts_of(joint_zones_searched * types);
    std::vector<double> at_risk(types), expected_of(joint_zones_searched * types);
    auto const factor = zones_.directions()[number].factor;
    for (std::uint32_t first = 0; first < places.size(); first += joint_zones_searched) {
      auto const some = places.subspan(first, std::min<std::size_t>(joint_zones_searched, places.size() - first));
      for (std::size_t i = 0; i < some.size(); ++i)
        for (std::size_t t = 0; t < types; ++t) {
          counts_of[i * types + t] = counts[t] += types_[t].cases_of_places()[some[i]];
          expected_of[i * types + t] = (at_risk[t] += types_[t].at_risk()[some[i]]) * by_risk_[t];
        }
      auto const best = (best_.front().statistic - tie_tolerance) / factor;
      if (high_only_ && likelihood_.is_at_most(counts, std::span(expected_of).first(types), best)) continue;
      for (std::uint32_t i = 0; i < some.size(); ++i) {
        std::copy_n(counts_of.begin() + i * static_cast<std::ptrdiff_t>(types), types, counts_.begin());
        std::copy_n(expected_of.begin() + i * static_cast<std::ptrdiff_t>(types), types, expected_.begin());
        try_window({.direction = number, .places = first + i + 1, .first = 0, .end = 1}, factor);
      }
    }
  }

  /// With `counts_` and `expected_` of it.
  void try_window(Candidate window, double factor) {
    auto& best = best_[std::size_t{window.first} * times_.longest + (window.end - window.first - 1)];
    if (likelihood_.is_at_most(counts_, expected_, (best.statistic - tie_tolerance) / factor)) return;
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
      if (one.statistic > 0) found.push_back(one);
    std::ranges::stable_sort(found, [](Candidate const& a, Candidate const& b) {
      return a.statistic != b.statistic ? a.statistic > b.statistic : a.places < b.places;
    });
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
  Zones const& zones_;
  JointLikelihood likelihood_;
  WindowTimes times_;
  JointWalk walk_;
  std::vector<Candidate> best_;        ///< by first interval and length
  std::vector<std::uint32_t> counts_;  ///< of a window, by type
  std::vector<double> expected_;
  bool high_only_;
  std::vector<double> by_risk_;
  Zones::Room room_;
};

/// As far as they may be told where no replicate's maximum is below `least`.
std::vector<Candidate> search_real(std::span<Prepared const> types, Zones const& zones, ScanOptions const& options,
                                   kernel::Kernel const& kernel, ForEach const& for_each, double least) {
  auto const& first = types.front();
  WindowTimes const times(first, options.limits, options.limits.alive ? first.intervals() : 0);
  auto const centers = zones.center_count();
  std::vector<std::vector<Candidate>> found((centers + centers_a_task - 1) / centers_a_task);
  for_each(found.size(), [&](std::size_t task) {
    RealSearch search(types, zones, options, times, kernel);
    auto const begin = task * centers_a_task;
    for (auto center = begin; center < std::min(centers, begin + centers_a_task); ++center)
      search.search(center, found[task]);
    drop_untold(found[task], least);
  });
  std::vector<Candidate> all;
  for (auto const& some : found) all.insert(all.end(), some.begin(), some.end());
  return all;
}

/// No type expects more in a window.
double expected_max(Prepared const& prepared) {
  double most = 0;
  for (auto const mean : prepared.at_risk()) most += mean;
  if (prepared.study().model == Model::bernoulli) most = static_cast<double>(prepared.total_cases());
  return (1 + 1e-6) * most;
}

double bytes_of_block(JointPlan const& plan, std::size_t count_bytes) {
  double bytes = 0;
  for (std::size_t t = 0; t < plan.types.size(); ++t)
    bytes += plan.is_spatial() ? static_cast<double>(plan.places_side_by_side.size() * kernel::lanes * count_bytes)
                               : plan.worlds[t].bytes_of_events();
  return bytes;
}

/// How many directions are kept while all blocks walk them.
std::size_t directions_at_a_time(JointPlan const& plan, Zones const& zones) {
  auto const windows = plan.is_spatial() ? 1 : plan.times.only_alive() ? plan.times.intervals : 0;
  auto const entries = zones.place_count() * (1 + 2 * windows * plan.types.size());
  return std::max<std::size_t>(1, entries_at_a_time / entries);
}

/// Walks all zones with some blocks; the places of some directions are put in order once for all of them.
template <class Count>
void walk_all(std::vector<std::unique_ptr<JointBlock<Count>>> const& blocks, JointPlan const& plan, Zones const& zones,
              ForEach const& for_each) {
  auto const& directions = zones.directions();
  auto const side_by_side = zones.centers_side_by_side();
  auto const centers = side_by_side.size(), step = directions_at_a_time(plan, zones);
  std::vector<JointZones> made;
  for (std::size_t first = 0; first < directions.size(); first += step) {
    made.resize(std::min(step, directions.size() - first));
    for_each((made.size() + centers_a_task - 1) / centers_a_task, [&](std::size_t task) {
      JointZoneMaker maker(plan.types, zones, plan.times, plan.kernel);
      for (auto i = task * centers_a_task; i < std::min(made.size(), (task + 1) * centers_a_task); ++i) {
        auto const at = first + i;
        maker.make(directions[at / centers * centers + side_by_side[at % centers]], made[i]);
      }
    });
    for_each(blocks.size(), [&](std::size_t block) {
      for (auto const& one : made) blocks[block]->walk(one);
    });
  }
}

template <class Count>
std::vector<double> scan_replicates(JointPlan const& plan, Zones const& zones, BlockShare const& share,
                                    ForEach const& for_each) {
  constexpr auto lanes = kernel::lanes;
  std::vector<double> maxima(plan.options.replicates);
  if (maxima.empty()) return maxima;
  std::vector<std::size_t> firsts;
  for (auto first = share.number * lanes; first < maxima.size(); first += share.of * lanes) firsts.push_back(first);
  auto const at_a_time =
      std::max<std::size_t>(2, static_cast<std::size_t>(batch_bytes_max / bytes_of_block(plan, sizeof(Count))));
  for (std::size_t done = 0; done < firsts.size(); done += at_a_time) {
    auto const batch = std::span(firsts).subspan(done, std::min(at_a_time, firsts.size() - done));
    std::vector<std::unique_ptr<JointBlock<Count>>> blocks(batch.size());
    for_each(batch.size(), [&](std::size_t i) {
      blocks[i] = std::make_unique<JointBlock<Count>>(plan, static_cast<std::uint32_t>(batch[i]));
    });
    walk_all(blocks, plan, zones, for_each);
    for (std::size_t i = 0; i < batch.size(); ++i)
      std::copy_n(blocks[i]->best().begin(), std::min(lanes, maxima.size() - batch[i]),
                  maxima.begin() + static_cast<std::ptrdiff_t>(batch[i]));
  }
  return maxima;
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
  std::vector<ThresholdGrid> grids;
  std::vector<WorldMaker> worlds;
  for (std::size_t t = 0; t < types.size() && options.replicates > 0; ++t) {
    grids.emplace_back(types[t].likelihood(), options, expected_max(types[t]), for_each,
                       ratio_max * level_shares(types.size()).back());
    worlds.emplace_back(types[t], seed_of_type(options.seed, t), times.skipped);
  }
  auto const together = joint_together_max(types, times);
  JointPlan const plan{types,
                       options,
                       likelihood,
                       times,
                       grids,
                       worlds,
                       kernel,
                       zones.places_side_by_side(),
                       together > 0 ? together : kernel::longest_stretch};
  auto maxima = together > 0 ? scan_replicates<std::int16_t>(plan, zones, share, for_each)
                             : scan_replicates<std::int32_t>(plan, zones, share, for_each);
  if (share.combine) share.combine(maxima);
  auto const least = Inference(maxima, 0, 0).smallest();
  return {search_real(types, zones, options, kernel, for_each, least), std::move(maxima)};
}

}  // namespace wardmote::analysis::scan
