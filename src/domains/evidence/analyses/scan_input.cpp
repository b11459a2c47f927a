#include "domains/evidence/analyses/scan_input.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/hash.h"
#include "base/text.h"

namespace wardmote::evidence {
namespace {

using Json = nlohmann::json;

/// Twice the area of a ring, and the sums that its centroid is made of.
struct RingSums {
  double area = 0, x = 0, y = 0;
};

/// Of coordinates seen from `origin`, so that no figure is lost in the size of the numbers.
std::optional<RingSums> sums_of(Json const& ring, Middle origin) {
  if (!ring.is_array() || ring.size() < 4) return std::nullopt;
  RingSums sums;
  for (auto const& position : ring)
    if (!position.is_array() || position.size() < 2 || !position[0].is_number() || !position[1].is_number())
      return std::nullopt;
  for (std::size_t at = 0; at + 1 < ring.size(); ++at) {
    auto const x0 = ring[at][0].get<double>() - origin.longitude, y0 = ring[at][1].get<double>() - origin.latitude;
    auto const x1 = ring[at + 1][0].get<double>() - origin.longitude,
               y1 = ring[at + 1][1].get<double>() - origin.latitude;
    auto const cross = x0 * y1 - x1 * y0;
    sums.area += cross;
    sums.x += (x0 + x1) * cross;
    sums.y += (y0 + y1) * cross;
  }
  return sums;
}

/// The first ring of a polygon counts, the holes in it do not: they move a middle by less than it matters here.
void add_polygon(Json const& polygon, Middle origin, RingSums& all) {
  if (!polygon.is_array() || polygon.empty()) return;
  auto const sums = sums_of(polygon.front(), origin);
  if (!sums) return;
  auto const sign = sums->area < 0 ? -1 : 1;
  all.area += sign * sums->area;
  all.x += sign * sums->x;
  all.y += sign * sums->y;
}

std::optional<Middle> first_position(Json const& coordinates) {
  auto const* at = &coordinates;
  while (at->is_array() && !at->empty() && at->front().is_array()) at = &at->front();
  if (!at->is_array() || at->size() < 2 || !(*at)[0].is_number() || !(*at)[1].is_number()) return std::nullopt;
  return Middle{.latitude = (*at)[1].get<double>(), .longitude = (*at)[0].get<double>()};
}

/// About a metre: no later digit of a place means anything.
double rounded(double degrees) { return std::round(degrees * 1e5) / 1e5; }

std::int64_t millionths(double degrees) { return std::llround(degrees * 1e6); }

}  // namespace

std::string hash_of(ScanInput const& input) {
  base::Hasher hasher;
  for (auto const& place : input.places)
    hasher.add("place\t" + place.code + "\t" + base::to_text(place.latitude) + "\t" + base::to_text(place.longitude) +
               "\t" + (place.residents ? std::to_string(*place.residents) : "") + "\n");
  for (auto const& count : input.counts)
    hasher.add("count\t" + count.area + "\t" + base::to_text(count.day) + "\t" + std::to_string(count.incidents) +
               "\n");
  return base::to_hex(hasher.finish());
}

void MeanPositions::add(std::string const& area, double latitude, double longitude) {
  auto at = std::ranges::lower_bound(sums_, area, {}, &Sum::area);
  if (at == sums_.end() || at->area != area) at = sums_.insert(at, {.area = area});
  at->latitude += millionths(latitude);
  at->longitude += millionths(longitude);
  ++at->count;
}

std::vector<RunPlace> MeanPositions::places() const {
  std::vector<RunPlace> places;
  for (auto const& sum : sums_)
    places.push_back({.code = sum.area,
                      .latitude = rounded(static_cast<double>(sum.latitude / sum.count) / 1e6),
                      .longitude = rounded(static_cast<double>(sum.longitude / sum.count) / 1e6),
                      .residents = std::nullopt});
  return places;
}

std::optional<Middle> middle_of(std::string const& geometry) {
  auto const json = Json::parse(geometry, nullptr, false);
  if (!json.is_object() || !json.contains("type") || !json.contains("coordinates")) return std::nullopt;
  auto const& coordinates = json["coordinates"];
  auto const origin = first_position(coordinates);
  if (!origin) return std::nullopt;
  RingSums all;
  if (json["type"] == "Polygon") add_polygon(coordinates, *origin, all);
  if (json["type"] == "MultiPolygon" && coordinates.is_array())
    for (auto const& polygon : coordinates) add_polygon(polygon, *origin, all);
  if (!(all.area > 0)) return std::nullopt;
  return Middle{.latitude = rounded(origin->latitude + all.y / (3 * all.area)),
                .longitude = rounded(origin->longitude + all.x / (3 * all.area))};
}

std::vector<RunPlace> places_of(std::vector<Area> const& areas, std::vector<RunPlace> const& seen) {
  if (areas.empty()) return seen;
  std::vector<RunPlace> places;
  for (auto const& area : areas) {
    auto const middle = area.geometry ? middle_of(*area.geometry) : std::nullopt;
    auto const at = std::ranges::find(seen, area.code, &RunPlace::code);
    if (middle)
      places.push_back({area.code, middle->latitude, middle->longitude, area.population});
    else if (at != seen.end())
      places.push_back({area.code, at->latitude, at->longitude, area.population});
  }
  std::ranges::sort(places, {}, &RunPlace::code);
  return places;
}

}  // namespace wardmote::evidence
