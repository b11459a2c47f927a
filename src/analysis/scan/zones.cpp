#include "analysis/scan/zones.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

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

/// How many buckets so many places are sorted through.
std::uint32_t buckets_for(std::size_t count) {
  return static_cast<std::uint32_t>(std::bit_ceil(std::clamp<std::size_t>(count / 2, 1, 1 << 16)));
}

}  // namespace

Zones::Zones(Study const& study, ScanOptions const& options, std::span<double const> at_risk,
             kernel::Kernel const& kernel)
    : coordinates_(study.coordinates), centers_are_places_(study.centers.empty()), kernel_(kernel) {
  ENSURE(at_risk.size() == study.places.size());
  ENSURE(options.ellipses.shapes.size() == options.ellipses.angles.size());
  ENSURE(options.ellipses.shapes.empty() || coordinates_ == Coordinates::plane);
  for (auto const& place : study.places) places_.push_back(point_of(place));
  for (auto const& center : study.centers.empty() ? study.places : study.centers) centers_.push_back(point_of(center));
  by_rank_.resize(places_.size());
  std::iota(by_rank_.begin(), by_rank_.end(), 0u);
  std::ranges::sort(by_rank_,
                    [&](auto a, auto b) { return places_[a] == places_[b] ? a < b : places_[a] < places_[b]; });
  for (std::size_t rank = 1; rank < by_rank_.size(); ++rank)
    if (places_[by_rank_[rank]] == places_[by_rank_[rank - 1]]) centers_are_places_ = false;
  for (auto const place : by_rank_) {
    x_.push_back(places_[place].x);
    y_.push_back(places_[place].y);
    z_.push_back(places_[place].z);
    at_risk_.push_back(at_risk[place]);
  }
  auto const total = std::accumulate(at_risk.begin(), at_risk.end(), 0.0);
  at_risk_max_ = options.limits.population_share * total * (1 + 1e-12);
  distance_max_ = options.limits.distance.value_or(std::numeric_limits<double>::infinity());
  directions_ = directions_of(centers_.size(), options.ellipses);
  if (options.limits.distance && options.ellipses.shapes.empty())
    for (std::uint32_t rank = 0; rank < by_rank_.size(); ++rank)
      cells_[cell_of(places_[by_rank_[rank]], 0, 0, 0)].push_back(rank);
}

std::uint64_t Zones::cell_of(Point const& point, int across, int up, int out) const {
  auto const along = [&](double value, int step) {
    auto const cell = std::clamp(std::floor(value / distance_max_), -1e6, 1e6) + step;
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(cell) + 1'000'001);
  };
  return along(point.x, across) << 42 | along(point.y, up) << 21 | along(point.z, out);
}

Zones::Point Zones::point_of(Position const& position) const {
  if (coordinates_ == Coordinates::plane) return {position.x, position.y, 0};
  auto const latitude = position.x * std::numbers::pi / 180, longitude = position.y * std::numbers::pi / 180;
  return {earth_radius_km * std::cos(latitude) * std::cos(longitude),
          earth_radius_km * std::cos(latitude) * std::sin(longitude), earth_radius_km * std::sin(latitude)};
}

kernel::Measure Zones::measure_from(Direction const& direction) const {
  auto const& here = centers_[direction.center];
  auto const is_circle = direction.shape == 1;
  return {.x = x_.data(),
          .y = y_.data(),
          .z = z_.data(),
          .count = x_.size(),
          .from_x = here.x,
          .from_y = here.y,
          .from_z = here.z,
          .cosine = is_circle ? 1 : std::cos(direction.angle),
          .sine = is_circle ? 0 : std::sin(direction.angle),
          .shape = direction.shape};
}

double Zones::distance(Direction const& direction, std::uint32_t place) const {
  auto const& there = places_[place];
  return kernel::distance_to(measure_from(direction), there.x, there.y, there.z);
}

double Zones::center_distance(Direction const& direction, std::uint32_t center) const {
  auto const& there = centers_[center];
  return kernel::distance_to(measure_from(direction), there.x, there.y, there.z);
}

double Zones::radius(Direction const& direction, std::uint32_t place) const {
  auto const chord = distance(direction, place);
  if (coordinates_ == Coordinates::plane) return chord;
  return 2 * earth_radius_km * std::asin(std::min(1.0, chord / (2 * earth_radius_km)));
}

/// The ranks and coordinates of places that may be near enough.
void Zones::gather_cells(Direction const& direction, Room& room) const {
  room.ranks.clear(), room.x.clear(), room.y.clear(), room.z.clear();
  auto const depth = coordinates_ == Coordinates::plane ? 0 : 1;
  for (int across = -1; across <= 1; ++across)
    for (int up = -1; up <= 1; ++up)
      for (int out = -depth; out <= depth; ++out) {
        auto const cell = cells_.find(cell_of(centers_[direction.center], across, up, out));
        if (cell == cells_.end()) continue;
        for (auto const rank : cell->second) {
          room.ranks.push_back(rank);
          room.x.push_back(x_[rank]), room.y.push_back(y_[rank]), room.z.push_back(z_[rank]);
        }
      }
}

/// Fills `places` from the first `count` distances: in order, as far as a window grows.
void Zones::put_in_order(Room& room, std::size_t count) const {
  auto const rank_at = [&](std::size_t i) {
    return room.ranks.empty() ? static_cast<std::uint32_t>(i) : room.ranks[i];
  };
  double farthest = 0;
  for (std::size_t i = 0; i < count; ++i) farthest = std::max(farthest, room.distances[i]);
  farthest = std::min(farthest, distance_max_);
  auto const buckets = buckets_for(count);
  auto const scale = farthest > 0 ? (buckets - 0.5) / (farthest * farthest) : 0;
  auto const bucket_of = [&](double far) { return static_cast<std::uint32_t>(far * far * scale); };
  room.starts.assign(buckets + 1, 0);
  room.at_risk.assign(buckets, 0);
  for (std::size_t i = 0; i < count; ++i) {
    if (room.distances[i] > farthest) continue;
    auto const bucket = bucket_of(room.distances[i]);
    ++room.starts[bucket + 1];
    room.at_risk[bucket] += at_risk_[rank_at(i)];
  }
  double inside = 0;
  std::uint32_t used = 0;
  while (used < buckets && inside <= at_risk_max_ * (1 + 1e-9)) inside += room.at_risk[used++];
  for (std::uint32_t bucket = 0; bucket < used; ++bucket) room.starts[bucket + 1] += room.starts[bucket];
  room.near.resize(room.starts[used]);
  for (std::size_t i = 0; i < count; ++i) {
    if (room.distances[i] > farthest) continue;
    if (auto const bucket = bucket_of(room.distances[i]); bucket < used)
      room.near[room.starts[bucket]++] = {room.distances[i], rank_at(i)};
  }
  room.places.clear();
  inside = 0;
  for (std::uint32_t bucket = 0, begin = 0; bucket < used; begin = room.starts[bucket++]) {
    auto const of_bucket = std::span(room.near).subspan(begin, room.starts[bucket] - begin);
    if (of_bucket.size() > 1)
      std::ranges::sort(of_bucket, [](Near const& a, Near const& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.rank < b.rank;
      });
    for (auto const& one : of_bucket) {
      inside += at_risk_[one.rank];
      if (inside > at_risk_max_) return;
      room.places.push_back(by_rank_[one.rank]);
    }
  }
}

std::span<std::uint32_t const> Zones::places(Direction const& direction, Room& room) const {
  auto from = measure_from(direction);
  room.ranks.clear();
  if (!cells_.empty()) {
    gather_cells(direction, room);
    from.x = room.x.data(), from.y = room.y.data(), from.z = room.z.data(), from.count = room.x.size();
  }
  room.distances.resize(from.count);
  kernel_.measure(from, room.distances.data());
  room.places.clear();
  if (from.count > 0) put_in_order(room, from.count);
  return room.places;
}

}  // namespace wardmote::analysis::scan
