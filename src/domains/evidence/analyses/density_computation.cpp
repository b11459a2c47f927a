#include "domains/evidence/analyses/density_computation.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "analysis/surface/accuracy.h"
#include "analysis/surface/bandwidth.h"
#include "analysis/surface/density.h"

namespace wardmote::evidence {
namespace {

namespace surface = analysis::surface;
using Points = std::vector<surface::Point>;

constexpr std::int64_t parts = 4;
constexpr auto edge = surface::Edge::diggle;  ///< so that the cells add up to the incidents

/// Incidents of the region, before and from the day on that is held out.
struct Parted {
  Points earlier, later, all;
  std::int64_t outside = 0;
};

Parted parted(DensityRequest const& request, DensityInput const& input) {
  Parted made;
  for (auto const& event : input.events) {
    auto const point = input.region.in_metres(event.latitude, event.longitude);
    if (!input.region.raster.cell_of(point)) {
      made.outside += event.incidents;
      continue;
    }
    auto& part = event.day < request.held_out_from ? made.earlier : made.later;
    for (std::int64_t one = 0; one < event.incidents; ++one) {
      part.push_back(point);
      made.all.push_back(point);
    }
  }
  return made;
}

/// From what came before alone, in the rectangle around it: none is narrower than a cell.
void choose_bandwidth(DensityRequest const& request, Parted const& parts_of, surface::Raster const& raster,
                      analysis::ForEach const& for_each, DensityResult& result) {
  result.bandwidth_m = std::max<double>(request.bandwidth_m, raster.cell_m);
  if (request.bandwidth_m > 0) return;
  auto rectangle = raster;
  rectangle.inside.clear();
  auto const found = surface::likelihood_bandwidth(parts_of.earlier, rectangle,
                                                   {.edge = edge, .bandwidth_min_m = raster.cell_m}, for_each);
  if (found.outcome != surface::BandwidthOutcome::computed) return;
  result.bandwidth_m = std::round(found.bandwidth_m);
  result.is_chosen = true;
  result.at_bound = found.at_bound;
}

std::vector<std::uint32_t> counts_of(Points const& points, surface::Raster const& raster) {
  std::vector<std::uint32_t> counts(raster.cells());
  for (auto const& point : points)
    if (auto const cell = raster.cell_of(point)) ++counts[*cell];
  return counts;
}

DensityEstimate estimate_of(surface::Estimate const& estimate) {
  return {estimate.value, estimate.interval.lower, estimate.interval.upper};
}

void set_accuracy(DensityRequest const& request, Parted const& parts_of, surface::Raster const& raster,
                  std::vector<double> const& earlier, analysis::ForEach const& for_each, DensityResult& result) {
  result.held_out = static_cast<std::int64_t>(parts_of.later.size());
  if (parts_of.later.empty()) return;
  auto const found = surface::accuracy(earlier, counts_of(parts_of.later, raster), {},
                                       {.seed = static_cast<std::uint64_t>(request.seed)}, for_each);
  for (auto const& at : found.shares)
    result.accuracy.push_back({.area_share = at.area_share,
                               .hits = at.hits,
                               .hit_rate = estimate_of(at.hit_rate),
                               .pai = estimate_of(at.pai),
                               .pei = estimate_of(at.pei)});
}

/// More digits than these mean nothing, and are the bulk of what is kept.
double to_four_digits(double number) {
  if (!(number > 0)) return 0;
  auto const scale = std::pow(10.0, 3 - std::floor(std::log10(number)));
  return std::round(number * scale) / scale;
}

void set_shown(DensityInput const& input, std::vector<double> const& density, DensityResult& result) {
  auto const& region = input.region;
  auto const rests_on_km2 = 4 * std::numbers::pi * result.bandwidth_m * result.bandwidth_m * 1e-6;
  for (std::size_t cell = 0; cell < density.size(); ++cell) {
    if (!region.raster.is_inside(cell) || density[cell] * rests_on_km2 < shown_incidents_min) continue;
    auto const area = region.area_of_cell.empty() ? -1 : region.area_of_cell[cell];
    result.shown.push_back({.column = static_cast<std::int64_t>(cell % region.raster.columns),
                            .row = static_cast<std::int64_t>(cell / region.raster.columns),
                            .per_km2 = to_four_digits(density[cell]),
                            .area = area < 0 ? "" : region.areas[static_cast<std::size_t>(area)]});
  }
  std::ranges::stable_sort(result.shown, std::greater{}, &DensityCell::per_km2);
}

void set_densest(Parted const& parts_of, surface::Raster const& raster, std::vector<double> const& density,
                 DensityResult& result) {
  auto const counts = counts_of(parts_of.all, raster);
  std::vector<std::size_t> order;
  for (std::size_t cell = 0; cell < density.size(); ++cell)
    if (raster.is_inside(cell)) order.push_back(cell);
  std::ranges::stable_sort(order, [&](auto one, auto other) { return density[one] > density[other]; });
  auto const taken = std::max<std::size_t>(1, static_cast<std::size_t>(std::llround(densest_share * order.size())));
  double inside = 0;
  for (std::size_t at = 0; at < taken; ++at) inside += counts[order[at]];
  result.densest_area_share = static_cast<double>(taken) / static_cast<double>(order.size());
  result.densest_incident_share = inside / static_cast<double>(parts_of.all.size());
}

}  // namespace

base::Answer<DensityResult> result_of(DensityRequest const& request, DensityInput const& input,
                                      analysis::ForEach const& for_each, RunProgress const& progress) {
  auto const stopped = [&](std::int64_t done) { return progress && !progress(done, parts); };
  auto const& raster = input.region.raster;
  auto const parts_of = parted(request, input);
  if (static_cast<std::int64_t>(parts_of.earlier.size()) < density_incidents_min)
    return base::refuse(base::RefusalCode::analysis_cases_too_few, {{"cases", std::to_string(parts_of.earlier.size())},
                                                                    {"needed", std::to_string(density_incidents_min)}});
  DensityResult result{.incidents = static_cast<std::int64_t>(parts_of.all.size()),
                       .outside = parts_of.outside,
                       .without_place = input.without_place,
                       .cell_m = raster.cell_m,
                       .latitude = input.region.latitude,
                       .x_min = raster.x_min,
                       .y_min = raster.y_min,
                       .cells = static_cast<std::int64_t>(raster.cells_inside())};
  if (stopped(0)) return base::refuse(base::RefusalCode::job_stopped);
  choose_bandwidth(request, parts_of, raster, for_each, result);
  if (stopped(1)) return base::refuse(base::RefusalCode::job_stopped);
  surface::DensityOptions const options{.bandwidth_m = result.bandwidth_m, .edge = edge};
  auto const earlier = surface::density(parts_of.earlier, raster, options, {}, for_each);
  if (stopped(2)) return base::refuse(base::RefusalCode::job_stopped);
  set_accuracy(request, parts_of, raster, earlier.per_km2, for_each, result);
  auto const whole = surface::density(parts_of.all, raster, options, {}, for_each);
  if (stopped(3)) return base::refuse(base::RefusalCode::job_stopped);
  set_shown(input, whole.per_km2, result);
  set_densest(parts_of, raster, whole.per_km2, result);
  return result;
}

}  // namespace wardmote::evidence
