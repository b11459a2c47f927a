#include "analysis/surface/space_time.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "analysis/surface/kernel/choose.h"
#include "analysis/surface/places.h"
#include "analysis/surface/stamp.h"
#include "base/ensure.h"

namespace wardmote::analysis::surface {
namespace {

/// The kernel in time: its mass on a day so many days away, and the part that is inside the study around a day.
class DayKernel {
 public:
  DayKernel(Days const& days, double bandwidth_days) : days_(days), bandwidth_(bandwidth_days) {
    auto const reach = std::min(static_cast<double>(days.count()), reach_bandwidths * bandwidth_days + 1);
    for (double apart = 0; apart <= reach; ++apart)
      masses_.push_back(mass_between(0, bandwidth_, apart - 0.5, apart + 0.5));
  }
  std::size_t reach() const { return masses_.size() - 1; }
  double mass(std::size_t apart) const { return apart < masses_.size() ? masses_[apart] : 0; }
  double share_inside(std::int32_t day) const {
    return mass_between(day, bandwidth_, days_.first - 0.5, days_.last + 0.5);
  }

 private:
  Days days_;
  double bandwidth_;
  std::vector<double> masses_;
};

/// The events of each day as places, with the days that have any.
using DayPlaces = std::map<std::int32_t, std::vector<Place>>;

DayPlaces places_by_day(std::span<Point const> events, std::span<std::int32_t const> days_of, Raster const& raster,
                        Days const& days, SpaceTimeDensity& answer) {
  std::map<std::int32_t, std::vector<Point>> points;
  for (std::size_t i = 0; i < events.size(); ++i) {
    bool const is_inside = days.contains(days_of[i]) && raster.cell_of(events[i]);
    ++(is_inside ? answer.events_inside : answer.events_outside);
    if (is_inside) points[days_of[i]].push_back(events[i]);
  }
  DayPlaces by_day;
  for (auto const& [day, of_day] : points) by_day[day] = places_of(of_day, {}, raster);
  return by_day;
}

/// One slab of cells a day, padded to whole lanes.
struct Slabs {
  std::size_t stride;
  std::vector<double> values;
};

std::size_t padded(std::size_t cells) { return (cells + kernel::lanes - 1) / kernel::lanes * kernel::lanes; }

/// Every event's stamp in the slab of its day.
Slabs stamped_slabs(DayPlaces const& by_day, Raster const& raster, Days const& days, SpaceTimeOptions const& options,
                    DayKernel const& time, ForEach const& for_each) {
  Slabs slabs{padded(raster.cells()), {}};
  slabs.values.resize(slabs.stride * days.count());
  std::vector<DayPlaces::const_iterator> in_use;
  for (auto day = by_day.begin(); day != by_day.end(); ++day) in_use.push_back(day);
  auto const& kernel = *kernel::usable_kernels().back();
  for_each(in_use.size(), [&](std::size_t d) {
    auto const& [day, places] = *in_use[d];
    double* const slab = &slabs.values[static_cast<std::size_t>(std::int64_t{day} - days.first) * slabs.stride];
    for (auto const& place : places) {
      double const share = options.edge == Edge::diggle
                               ? share_inside(raster, place.at, options.bandwidth_m) * time.share_inside(day)
                               : 1;
      add_stamp(stamp_of(place.at, options.bandwidth_m, raster), place.weight / share, 0, raster.rows, raster.columns,
                slab, kernel);
    }
  });
  return slabs;
}

/// `lanes` cells through all days, in a row each day, to be mixed in time.
class Column {
 public:
  Column(Slabs const& slabs, std::size_t first_cell, std::size_t days) : days_(days), rows_(days * kernel::lanes) {
    for (std::size_t day = 0; day < days; ++day)
      std::copy_n(&slabs.values[day * slabs.stride + first_cell], kernel::lanes, &rows_[day * kernel::lanes]);
  }
  /// masses: of the days from day - reach to day + reach.
  void mix(std::size_t day, std::vector<double> const& masses, kernel::Kernel const& kernel, double* to) const {
    auto const reach = masses.size() / 2;
    auto const from = day > reach ? day - reach : 0, end = std::min(days_, day + reach + 1);
    kernel.mix(to, &rows_[from * kernel::lanes], &masses[from + reach - day], end - from);
  }

 private:
  std::size_t days_;
  std::vector<double> rows_;
};

std::vector<double> both_sides(DayKernel const& time) {
  std::vector<double> masses;
  for (auto apart = time.reach(); apart > 0; --apart) masses.push_back(time.mass(apart));
  for (std::size_t apart = 0; apart <= time.reach(); ++apart) masses.push_back(time.mass(apart));
  return masses;
}

/// What every cell is divided by: its area, its share inside; NaN outside the region.
std::vector<double> divisors_of(Raster const& raster, SpaceTimeOptions const& options, ForEach const& for_each) {
  std::vector<double> divisors(padded(raster.cells()), 1);
  std::vector<double> const bandwidth{options.bandwidth_m};
  auto const shares = options.edge == Edge::uniform ? shares_inside(raster, bandwidth, for_each)
                                                    : std::vector<double>(raster.cells(), 1);
  for (std::size_t cell = 0; cell < raster.cells(); ++cell)
    divisors[cell] =
        raster.is_inside(cell) ? shares[cell] * raster.cell_km2() : std::numeric_limits<double>::quiet_NaN();
  return divisors;
}

std::vector<double> shares_of_days(Days const& days, SpaceTimeOptions const& options, DayKernel const& time) {
  std::vector<double> shares(days.count(), 1);
  if (options.edge == Edge::uniform)
    for (std::size_t day = 0; day < shares.size(); ++day)
      shares[day] = time.share_inside(days.first + static_cast<std::int32_t>(day));
  return shares;
}

void mix_in_time(Slabs const& slabs, Raster const& raster, Days const& days, SpaceTimeOptions const& options,
                 DayKernel const& time, std::vector<double>& cube, ForEach const& for_each) {
  auto const masses = both_sides(time);
  auto const divisors = divisors_of(raster, options, for_each);
  auto const shares = shares_of_days(days, options, time);
  auto const& kernel = *kernel::usable_kernels().back();
  for_each(slabs.stride / kernel::lanes, [&](std::size_t block) {
    auto const first = block * kernel::lanes, count = std::min(kernel::lanes, raster.cells() - first);
    Column const column(slabs, first, days.count());
    double mixed[kernel::lanes];
    for (std::size_t day = 0; day < days.count(); ++day) {
      column.mix(day, masses, kernel, mixed);
      for (std::size_t i = 0; i < count; ++i)
        cube[day * raster.cells() + first + i] = mixed[i] / (divisors[first + i] * shares[day]);
    }
  });
}

}  // namespace

SpaceTimeDensity space_time_density(std::span<Point const> events, std::span<std::int32_t const> days_of,
                                    Raster const& raster, Days const& days, SpaceTimeOptions const& options,
                                    ForEach const& for_each) {
  ENSURE(events.size() == days_of.size() && days.first <= days.last && raster.cells() > 0);
  ENSURE(options.bandwidth_m > 0 && options.bandwidth_days > 0);
  SpaceTimeDensity answer;
  answer.days = days.count();
  auto const by_day = places_by_day(events, days_of, raster, days, answer);
  if (by_day.empty()) {
    answer.outcome = Outcome::no_events;
    return answer;
  }
  DayKernel const time(days, options.bandwidth_days);
  auto const slabs = stamped_slabs(by_day, raster, days, options, time, for_each);
  answer.per_km2_day.resize(raster.cells() * days.count());
  mix_in_time(slabs, raster, days, options, time, answer.per_km2_day, for_each);
  return answer;
}

std::vector<double> weights_on(std::int32_t at, std::span<std::int32_t const> days_of, Days const& days,
                               double bandwidth_days, Edge edge) {
  ENSURE(days.contains(at) && bandwidth_days > 0);
  DayKernel const time(days, bandwidth_days);
  std::vector<double> weights;
  for (auto const day : days_of) {
    auto const apart = static_cast<std::size_t>(std::abs(std::int64_t{day} - at));
    double const share = edge == Edge::uniform  ? time.share_inside(at)
                         : edge == Edge::diggle ? time.share_inside(day)
                                                : 1;
    weights.push_back(days.contains(day) ? time.mass(apart) / share : 0);
  }
  return weights;
}

}  // namespace wardmote::analysis::surface
