#include "domains/evidence/analyses/density_input.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/hash.h"
#include "base/text.h"
#include "domains/evidence/area_finder.h"

namespace wardmote::evidence {
namespace {

namespace surface = analysis::surface;

constexpr double radius_m = 6'371'009;
constexpr double radians = std::numbers::pi / 180;
constexpr double wider_by_m = 50;

/// To a tenth of a degree, so that another choice of the same city has the same cells.
double middle_latitude(std::vector<DensityEvent> const& events) {
  double sum = 0;
  for (auto const& event : events) sum += event.latitude;
  return events.empty() ? 0 : std::round(10 * sum / static_cast<double>(events.size())) / 10;
}

void set_areas(DensityRegion& region, std::vector<Area> const& areas) {
  if (std::ranges::none_of(areas, [](Area const& area) { return area.geometry.has_value(); })) return;
  AreaFinder const finder(areas);
  for (auto const& area : areas) region.areas.push_back(area.code);
  region.raster.inside.assign(region.raster.cells(), 0);
  for (std::size_t cell = 0; cell < region.raster.cells(); ++cell) {
    auto const [latitude, longitude] = region.in_degrees(region.raster.centre(cell));
    auto const code = finder.code_at({.latitude = latitude, .longitude = longitude});
    auto const at = std::ranges::find(region.areas, code);
    region.area_of_cell.push_back(code.empty() ? -1 : static_cast<int>(at - region.areas.begin()));
    region.raster.inside[cell] = code.empty() ? 0 : 1;
  }
}

}  // namespace

surface::Point DensityRegion::in_metres(double latitude_of, double longitude_of) const {
  return {radius_m * std::cos(latitude * radians) * longitude_of * radians, radius_m * latitude_of * radians};
}

DensityRegion::Degrees DensityRegion::in_degrees(surface::Point const& metres) const {
  return {.latitude = metres.y / (radius_m * radians),
          .longitude = metres.x / (radius_m * std::cos(latitude * radians) * radians)};
}

std::string hash_of(DensityInput const& input) {
  base::Hasher hasher;
  auto const& region = input.region;
  hasher.add("region\t" + base::to_text(region.latitude) + "\t" + base::to_text(region.raster.x_min) + "\t" +
             base::to_text(region.raster.y_min) + "\t" + base::to_text(region.raster.cell_m) + "\t" +
             std::to_string(region.raster.columns) + "\t" + std::to_string(region.raster.rows) + "\n");
  for (auto const& area : region.areas) hasher.add("area\t" + area + "\n");
  for (auto const cell : region.area_of_cell) hasher.add(std::to_string(cell) + "\n");
  hasher.add("without\t" + std::to_string(input.without_place) + "\n");
  for (auto const& event : input.events)
    hasher.add("event\t" + base::to_text(event.latitude) + "\t" + base::to_text(event.longitude) + "\t" +
               base::to_text(event.day) + "\t" + std::to_string(event.incidents) + "\n");
  return base::to_hex(hasher.finish());
}

DensityRegion region_around(std::vector<DensityEvent> const& events, std::vector<Area> const& areas, int cell_m) {
  DensityRegion region{.latitude = middle_latitude(events)};
  if (events.empty()) return region;
  std::vector<surface::Point> points;
  for (auto const& event : events) points.push_back(region.in_metres(event.latitude, event.longitude));
  double side = cell_m;
  while (surface::cells_around(points, side) > density_cells_max) side += wider_by_m;
  region.raster = surface::raster_around(points, side);
  set_areas(region, areas);
  return region;
}

}  // namespace wardmote::evidence
