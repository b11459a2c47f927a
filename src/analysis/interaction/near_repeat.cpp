#include "analysis/interaction/near_repeat.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/interaction/close_pairs.h"
#include "analysis/interaction/day_pairs.h"
#include "analysis/interaction/edge_moments.h"
#include "analysis/interaction/kernel/choose.h"
#include "analysis/interaction/replicates.h"
#include "base/ensure.h"

namespace wardmote::analysis::interaction {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

void ensure_usable(std::span<Event const> events, NearRepeatOptions const& options) {
  ENSURE(!options.distances_m.empty() && options.distances_m.size() < kernel::bounds_max);
  ENSURE(!options.days.empty() && options.days.size() < kernel::bounds_max);
  ENSURE(options.same_place_m >= 0 && options.days.front() >= 0);
  double before = options.same_place_m;
  for (double const bound : options.distances_m) ENSURE(bound > before && std::isfinite(bound)), before = bound;
  for (std::size_t t = 1; t < options.days.size(); ++t) ENSURE(options.days[t] > options.days[t - 1]);
  for (auto const& event : events) ENSURE(std::isfinite(event.x) && std::isfinite(event.y));
}

Outcome outcome_of(std::span<Event const> events) {
  if (events.size() < 4) return Outcome::too_few_events;
  auto const [first, last] = std::ranges::minmax(events, {}, &Event::day);
  if (first.day == last.day) return Outcome::one_day;
  return std::int64_t{last.day} - first.day > 32'767 ? Outcome::span_too_long : Outcome::computed;
}

/// The events in canonical order, and all that does not change from replicate to replicate.
struct World {
  std::vector<Event> events;
  std::vector<std::vector<std::uint32_t>> strata;
  std::vector<std::int32_t> bounds;
  ClosePairs close;
  std::size_t bands() const { return close.first.size(); }     // with "farther"
  std::size_t day_bands() const { return bounds.size() + 1; }  // with "later"
  double pairs() const { return static_cast<double>(events.size()) * static_cast<double>(events.size() - 1) / 2; }
};

World world_of(std::span<Event const> events, NearRepeatOptions const& options) {
  World world;
  std::map<std::uint32_t, std::vector<std::uint32_t>> strata;
  for (auto const i : canonical_order(events)) {
    strata[events[i].stratum].push_back(static_cast<std::uint32_t>(world.events.size()));
    world.events.push_back(events[i]);
  }
  for (auto& [name, members] : strata) {
    for (auto const event : members) world.events[event].stratum = static_cast<std::uint32_t>(world.strata.size());
    world.strata.push_back(std::move(members));
  }
  // Which number a stratum has, is the caller's; the order of their first events is not.
  std::ranges::sort(world.strata);
  for (std::uint32_t s = 0; s < world.strata.size(); ++s)
    for (auto const event : world.strata[s]) world.events[event].stratum = s;
  world.bounds = options.days;
  return world;
}

/// Fields row by row: close bands and bounds as counted, then what lies farther or later, from the margins. `in` is
/// cumulated over the bounds.
template <class Number, class In>
std::vector<Number> with_margins(World const& world, In const& in, std::vector<Number> const& band_sums,
                                 std::vector<Number> const& day_sums) {
  auto const bands = world.bands(), days = world.day_bands(), bounds = days - 1;
  std::vector<Number> all(bands * days);
  for (std::size_t t = 0; t < days; ++t) all[(bands - 1) * days + t] = day_sums[t];
  for (std::size_t band = 0; band + 1 < bands; ++band) {
    Number before = 0;
    for (std::size_t t = 0; t < days; ++t) {
      auto const upto = t < bounds ? static_cast<Number>(in[band * bounds + t]) : band_sums[band];
      all[band * days + t] = upto - before;
      all[(bands - 1) * days + t] -= upto - before;
      before = upto;
    }
  }
  return all;
}

std::vector<double> band_sums(World const& world) {
  std::vector<double> sums;
  double left = world.pairs();
  for (std::size_t band = 0; band + 1 < world.bands(); ++band) {
    sums.push_back(static_cast<double>(world.close.of(band).size()));
    left -= sums.back();
  }
  sums.push_back(left);
  return sums;
}

std::vector<std::int32_t> sorted_days(World const& world, std::vector<std::uint32_t> const& stratum) {
  std::vector<std::int32_t> days;
  for (auto const event : stratum) days.push_back(world.events[event].day);
  std::ranges::sort(days);
  return days;
}

std::vector<std::int32_t> all_days(World const& world) {
  std::vector<std::int32_t> days;
  for (auto const& event : world.events) days.push_back(event.day);
  std::ranges::sort(days);
  return days;
}

std::vector<double> day_sums(World const& world) {
  auto sums = pairs_within(all_days(world), world.bounds);
  sums.push_back(world.pairs());
  for (auto t = sums.size() - 1; t > 0; --t) sums[t] -= sums[t - 1];
  return sums;
}

std::vector<double> observed(World const& world) {
  std::vector<double> counts((world.bands() - 1) * world.bounds.size());
  for (std::size_t band = 0; band + 1 < world.bands(); ++band)
    for (auto const& [a, b] : world.close.of(band)) {
      auto const apart = std::abs(world.events[a].day - world.events[b].day);
      for (std::size_t t = 0; t < world.bounds.size(); ++t)
        counts[band * world.bounds.size() + t] += apart <= world.bounds[t];
    }
  return counts;
}

/// Pairs of two strata in each band of distance.
using StratumPairs = std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<double>>;

StratumPairs stratum_pairs(World const& world) {
  StratumPairs counts;
  for (std::size_t band = 0; band + 1 < world.bands(); ++band)
    for (auto const& [a, b] : world.close.of(band)) {
      auto& found = counts[std::minmax(world.events[a].stratum, world.events[b].stratum)];
      found.resize(world.bands() - 1);
      ++found[band];
    }
  return counts;
}

/// Exact means of the cumulated counts: a close pair of strata g and h has the chance of any pair of g and h.
std::vector<double> expected(World const& world) {
  std::vector<double> means((world.bands() - 1) * world.bounds.size());
  std::vector<std::vector<std::int32_t>> days;
  for (auto const& stratum : world.strata) days.push_back(sorted_days(world, stratum));
  for (auto const& [strata, found] : stratum_pairs(world)) {
    auto const& [g, h] = strata;
    auto const members = static_cast<double>(days[g].size()), others = static_cast<double>(days[h].size());
    double const pairs = g == h ? members * (members - 1) / 2 : members * others;
    auto const near = g == h ? pairs_within(days[g], world.bounds) : pairs_between(days[g], days[h], world.bounds);
    for (std::size_t band = 0; band < found.size(); ++band)
      for (std::size_t t = 0; t < near.size(); ++t) means[band * near.size() + t] += found[band] * near[t] / pairs;
  }
  return means;
}

/// Of 0/1 matrices, from how many of each kind an event has; the last kind is all the rest.
std::vector<EdgeMoments> moments_of(std::vector<std::vector<double>> degrees, double events) {
  std::vector<double> rest(degrees.front().size(), events - 1);
  for (auto const& kind : degrees)
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= kind[i];
  degrees.push_back(std::move(rest));
  std::vector<EdgeMoments> moments;
  for (auto const& kind : degrees) {
    EdgeMoments own;
    for (double const degree : kind) {
      own.sum += degree / 2;
      own.row_squares += degree * degree;
    }
    own.squares = own.sum;
    moments.push_back(own);
  }
  return moments;
}

std::vector<double> exact_variances(World const& world) {
  auto const n = static_cast<double>(world.events.size());
  std::vector<std::vector<double>> near(world.bands() - 1, std::vector<double>(world.events.size()));
  for (std::size_t band = 0; band + 1 < world.bands(); ++band)
    for (auto const& [a, b] : world.close.of(band)) ++near[band][a], ++near[band][b];
  auto const space = moments_of(std::move(near), n);
  auto const time = moments_of(degrees(all_days(world), world.bounds), n);
  std::vector<double> variances;
  for (auto const& band : space)
    for (auto const& days : time) variances.push_back(permutation_moments(n, band, days).variance);
  return variances;
}

Shuffled shuffled_of(World const& world) {
  Shuffled shuffled{&world.close, {}, world.strata, {}};
  auto const first = std::ranges::min(world.events, {}, &Event::day).day;
  for (auto const& event : world.events) shuffled.days.push_back(static_cast<std::int16_t>(event.day - first));
  for (auto const bound : world.bounds) shuffled.bounds.push_back(static_cast<std::int16_t>(std::min(bound, 32'767)));
  return shuffled;
}

/// What the replicates say of each field.
struct Tally {
  std::vector<double> at_least, at_most, sum, squares;
};

Tally tally_of(World const& world, std::vector<double> const& seen, std::vector<double> const& mean,
               NearRepeatOptions const& options, ForEach const& for_each) {
  auto const fields = seen.size();
  Tally tally{std::vector<double>(fields), std::vector<double>(fields), std::vector<double>(fields),
              std::vector<double>(fields)};
  auto const bands = band_sums(world), days = day_sums(world);
  auto const& kernel = *kernel::usable_kernels().back();
  for (auto const& counts : replicate_counts(shuffled_of(world), options.replicates, options.seed, kernel, for_each)) {
    auto const all = with_margins<double>(world, counts, bands, days);
    for (std::size_t f = 0; f < fields; ++f) {
      tally.at_least[f] += all[f] >= seen[f];
      tally.at_most[f] += all[f] <= seen[f];
      tally.sum[f] += all[f] - mean[f];
      tally.squares[f] += (all[f] - mean[f]) * (all[f] - mean[f]);
    }
  }
  return tally;
}

NearRepeatCell cell_of(double pairs, double mean, double variance) {
  NearRepeatCell cell;
  cell.pairs = static_cast<std::int64_t>(pairs);
  cell.expected = mean;
  cell.variance = variance;
  // Sums of products of counts in doubles: below this a variance is rounding.
  cell.z = variance > 1e-9 * (1 + mean) ? (pairs - mean) / std::sqrt(variance) : nothing;
  cell.ratio = mean > 0 ? pairs / mean : nothing;
  cell.p_high = cell.p_low = nothing;
  return cell;
}

void fill(NearRepeatGrid& table, World const& world, NearRepeatOptions const& options, ForEach const& for_each) {
  auto const bands = band_sums(world), days = day_sums(world);
  auto const seen = with_margins<double>(world, observed(world), bands, days);
  auto const mean = with_margins<double>(world, expected(world), bands, days);
  auto const replicates = static_cast<double>(options.replicates);
  auto const tally = tally_of(world, seen, mean, options, for_each);
  auto const variance = world.strata.size() == 1 ? exact_variances(world) : std::vector<double>();
  for (std::size_t f = 0; f < seen.size(); ++f) {
    double const own = !variance.empty() ? variance[f] : replicates > 0 ? tally.squares[f] / replicates : nothing;
    table.cells.push_back(cell_of(seen[f], mean[f], own));
    if (options.replicates == 0) continue;
    table.cells[f].p_high = (1 + tally.at_least[f]) / (1 + replicates);
    table.cells[f].p_low = (1 + tally.at_most[f]) / (1 + replicates);
  }
}

}  // namespace

NearRepeatGrid near_repeat(std::span<Event const> events, NearRepeatOptions const& options, ForEach const& for_each) {
  ensure_usable(events, options);
  NearRepeatGrid table;
  table.distance_bands = options.distances_m.size() + 2;
  table.day_bands = options.days.size() + 1;
  table.outcome = outcome_of(events);
  if (table.outcome != Outcome::computed) return table;
  auto world = world_of(events, options);
  table.strata = world.strata.size();
  std::vector<double> bounds{options.same_place_m};
  bounds.insert(bounds.end(), options.distances_m.begin(), options.distances_m.end());
  auto close = close_pairs(world.events, bounds, options.metric, close_pairs_max);
  if (!close) {
    table.outcome = Outcome::too_many_pairs;
    return table;
  }
  world.close = std::move(*close);
  fill(table, world, options, for_each);
  return table;
}

}  // namespace wardmote::analysis::interaction
