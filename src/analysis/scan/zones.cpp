#include "analysis/scan/zones.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <utility>

#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

constexpr double earth_radius_km = 6367;

std::vector<Direction> directions_of(std::size_t centers, Ellipses const& ellipses) {
  std::vector<Direction> directions;
  for (std::uint32_t center = 0; center < centers; ++center) directions.push_back({.center = center});
  for (std::size_t i = 0; i < ellipses.shapes.size(); ++i) {
    auto const shape = ellipses.shapes[i];
    ENSURE(shape > 1 && ellipses.angles[i] >= 1);
    auto const factor = std::pow(4 * shape / ((shape + 1) * (shape + 1)), ellipses.penalty);
    for (std::uint32_t turn = 0; turn < ellipses.angles[i]; ++turn)
      for (std::uint32_t center = 0; center < centers; ++center)
        directions.push_back({.center = center,
                              .shape = shape,
                              .angle = std::numbers::pi * turn / ellipses.angles[i],
                              .factor = factor});
  }
  return directions;
}

/// Sorts 64-bit keys by their upper 32 bits, least significant digits first.
void sort_by_upper_half(std::vector<std::uint64_t>& keys, std::vector<std::uint64_t>& other) {
  if (keys.size() < 256) return std::ranges::sort(keys), void();
  other.resize(keys.size());
  constexpr int bits = 11;
  for (int shift = 32; shift < 64; shift += bits) {
    std::uint32_t starts[1 << bits] = {};
    auto const digit = [&](std::uint64_t key) { return (key >> shift) & ((1 << bits) - 1); };
    for (auto const key : keys) ++starts[digit(key)];
    std::uint32_t sum = 0;
    for (auto& start : starts) sum += std::exchange(start, sum);
    for (auto const key : keys) other[starts[digit(key)]++] = key;
    keys.swap(other);
  }
}

/// A whole number that grows with a number >= 0, to one part in 2^24.
std::uint32_t grows_with(double value) { return std::bit_cast<std::uint32_t>(static_cast<float>(value)); }

}  // namespace

Zones::Zones(Study const& study, ScanOptions const& options, std::span<double const> at_risk)
    : coordinates_(study.coordinates), at_risk_(at_risk.begin(), at_risk.end()) {
  ENSURE(at_risk.size() == study.places.size());
  ENSURE(options.ellipses.shapes.size() == options.ellipses.angles.size());
  ENSURE(options.ellipses.shapes.empty() || coordinates_ == Coordinates::plane);
  for (auto const& place : study.places) places_.push_back(point_of(place));
  for (auto const& center : study.centers.empty() ? study.places : study.centers) centers_.push_back(point_of(center));
  by_rank_.resize(places_.size());
  std::iota(by_rank_.begin(), by_rank_.end(), 0u);
  std::ranges::sort(by_rank_,
                    [&](auto a, auto b) { return places_[a] == places_[b] ? a < b : places_[a] < places_[b]; });
  rank_.resize(places_.size());
  for (std::uint32_t rank = 0; rank < by_rank_.size(); ++rank) rank_[by_rank_[rank]] = rank;
  auto const total = std::accumulate(at_risk_.begin(), at_risk_.end(), 0.0);
  at_risk_max_ = options.limits.population_share * total * (1 + 1e-12);
  distance_max_ = options.limits.distance.value_or(std::numeric_limits<double>::infinity());
  directions_ = directions_of(centers_.size(), options.ellipses);
  if (options.limits.distance && options.ellipses.shapes.empty())
    for (auto const place : by_rank_) cells_[cell_of(places_[place], 0, 0, 0)].push_back(place);
}

std::uint64_t Zones::cell_of(Point const& point, int across, int up, int out) const {
  auto const along = [&](double value, int step) {
    auto const cell = std::floor(value / distance_max_) + step;
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(std::clamp(cell, -1e6, 1e6)) + 1'000'001);
  };
  return along(point.x, across) << 42 | along(point.y, up) << 21 | along(point.z, out);
}

Zones::Point Zones::point_of(Position const& position) const {
  if (coordinates_ == Coordinates::plane) return {position.x, position.y, 0};
  auto const latitude = position.x * std::numbers::pi / 180, longitude = position.y * std::numbers::pi / 180;
  return {earth_radius_km * std::cos(latitude) * std::cos(longitude),
          earth_radius_km * std::cos(latitude) * std::sin(longitude), earth_radius_km * std::sin(latitude)};
}

double Zones::distance(Direction const& direction, std::uint32_t place) const {
  return distance_between(direction, places_[place]);
}

double Zones::center_distance(Direction const& direction, std::uint32_t center) const {
  return distance_between(direction, centers_[center]);
}

double Zones::distance_between(Direction const& direction, Point const& there) const {
  auto const& here = centers_[direction.center];
  auto const x = there.x - here.x, y = there.y - here.y, z = there.z - here.z;
  if (direction.shape == 1) return std::sqrt(x * x + y * y + z * z);
  auto const cosine = std::cos(direction.angle), sine = std::sin(direction.angle);
  auto const along = (x * cosine + y * sine) / direction.shape, across = y * cosine - x * sine;
  return std::sqrt(along * along + across * across);
}

double Zones::radius(Direction const& direction, std::uint32_t place) const {
  auto const chord = distance(direction, place);
  if (coordinates_ == Coordinates::plane) return chord;
  return 2 * earth_radius_km * std::asin(std::min(1.0, chord / (2 * earth_radius_km)));
}

void Zones::take(Direction const& direction, std::uint32_t place, Room& room) const {
  auto const far = distance(direction, place);
  room.distance[place] = far;
  if (far <= distance_max_) room.keys.push_back(std::uint64_t{grows_with(far)} << 32 | place);
}

void Zones::measure_all(Direction const& direction, Room& room) const {
  room.keys.clear();
  room.distance.resize(places_.size());
  if (cells_.empty()) {
    for (auto const place : by_rank_) take(direction, place, room);
    return;
  }
  auto const depth = coordinates_ == Coordinates::plane ? 0 : 1;
  for (int across = -1; across <= 1; ++across)
    for (int up = -1; up <= 1; ++up)
      for (int out = -depth; out <= depth; ++out) {
        auto const cell = cells_.find(cell_of(centers_[direction.center], across, up, out));
        if (cell == cells_.end()) continue;
        for (auto const place : cell->second) take(direction, place, room);
      }
}

std::span<std::uint32_t const> Zones::places(Direction const& direction, Room& room) const {
  measure_all(direction, room);
  sort_by_upper_half(room.keys, room.other);
  auto const earlier = [&](std::uint32_t a, std::uint32_t b) {
    return room.distance[a] != room.distance[b] ? room.distance[a] < room.distance[b] : rank_[a] < rank_[b];
  };
  room.near.clear();
  for (auto const key : room.keys) room.near.push_back(static_cast<std::uint32_t>(key));
  double inside = 0;
  for (std::size_t taken = 0, settled = 0; taken < room.near.size(); ++taken) {
    if (taken == settled) {  // the keys are rounded: among equal ones the order is mended
      while (settled < room.keys.size() && room.keys[settled] >> 32 == room.keys[taken] >> 32) ++settled;
      if (settled - taken > 1) std::sort(room.near.data() + taken, room.near.data() + settled, earlier);
    }
    inside += at_risk_[room.near[taken]];
    if (inside > at_risk_max_) return {room.near.data(), taken};
  }
  return room.near;
}

}  // namespace wardmote::analysis::scan
