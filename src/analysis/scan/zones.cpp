#include "analysis/scan/zones.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

constexpr double earth_radius_km = 6367;
constexpr std::size_t places_to_sample = 2048, places_sampled = 1024, sample_steps = 128;
constexpr double sample_margin = 0.05;  // three standard errors of a share that so many tell

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

/// A key is the step of a place's distance, two digits, above its index.
struct KeyBits {
  explicit KeyBits(std::size_t count)
      : index(std::max(6u, static_cast<unsigned>(std::bit_width(count)))),
        digit(std::min(index - 1, (32 - index) / 2)) {}
  unsigned index, digit;
};

/// By the steps' lower digit, then by their upper one, each time in the order of before.
void sort_by_step(std::span<std::uint32_t> keys, std::vector<std::uint32_t>& between,
                  std::vector<std::uint32_t>& starts, KeyBits const& bits) {
  auto const mask = (1u << bits.digit) - 1;
  auto const lower = [&](std::uint32_t key) { return key >> bits.index & mask; };
  auto const upper = [&](std::uint32_t key) { return key >> (bits.index + bits.digit) & mask; };
  starts.assign(std::size_t{2} << bits.digit, 0);
  auto *const lower_starts = starts.data(), *const upper_starts = lower_starts + mask + 1;
  for (auto const key : keys) ++lower_starts[lower(key)], ++upper_starts[upper(key)];
  std::exclusive_scan(lower_starts, upper_starts, lower_starts, 0u);
  std::exclusive_scan(upper_starts, upper_starts + mask + 1, upper_starts, 0u);
  for (auto const key : keys) between[lower_starts[lower(key)]++] = key;
  for (auto const key : std::span(between).first(keys.size())) keys[upper_starts[upper(key)]++] = key;
}

}  // namespace

Zones::Zones(Study const& study, ScanOptions const& options, std::span<double const> at_risk,
             kernel::Kernel const& kernel)
    : coordinates_(study.coordinates),
      centers_are_places_(study.centers.empty() && study.stated.empty() && study.area_points.each == 0),
      kernel_(kernel),
      stated_(study.stated),
      points_each_(study.area_points.each) {
  ENSURE(at_risk.size() == study.places.size());
  ENSURE(options.ellipses.shapes.size() == options.ellipses.angles.size());
  ENSURE(options.ellipses.shapes.empty() || coordinates_ == Coordinates::plane);
  auto const are_points = stated_.empty() && points_each_ == 0;
  ENSURE(are_points || options.ellipses.shapes.empty());
  ENSURE(stated_.empty() || (study.centers.empty() && points_each_ == 0));
  for (auto const& place : study.places) places_.push_back(point_of(place));
  for (auto const& center : study.centers.empty() ? study.places : study.centers) centers_.push_back(point_of(center));
  rank_places();
  fill_slots(study, at_risk);
  at_risk_total_ = std::accumulate(at_risk.begin(), at_risk.end(), 0.0);
  at_risk_max_ = options.limits.population_share * at_risk_total_ * (1 + 1e-12);
  distance_max_ = options.limits.distance.value_or(std::numeric_limits<double>::infinity());
  directions_ = directions_of(centers_.size(), options.ellipses);
  if (options.limits.distance && options.ellipses.shapes.empty() && are_points)
    for (std::uint32_t slot = 0; slot < by_slot_.size(); ++slot)
      cells_[cell_of(places_[by_slot_[slot]], 0, 0, 0)].push_back(slot);
}

/// Lays the places side by side.
void Zones::rank_places() {
  std::vector<std::uint32_t> by_rank(places_.size());
  std::iota(by_rank.begin(), by_rank.end(), 0u);
  std::ranges::sort(by_rank,
                    [&](auto a, auto b) { return places_[a] == places_[b] ? a < b : places_[a] < places_[b]; });
  for (std::size_t rank = 1; rank < by_rank.size(); ++rank)
    if (places_[by_rank[rank]] == places_[by_rank[rank - 1]]) centers_are_places_ = false;
  by_slot_ = side_by_side(places_);
  slot_.resize(places_.size());
  for (std::uint32_t slot = 0; slot < by_slot_.size(); ++slot) slot_[by_slot_[slot]] = slot;
  rank_.resize(places_.size());
  for (std::uint32_t rank = 0; rank < by_rank.size(); ++rank) rank_[slot_[by_rank[rank]]] = rank;
}

void Zones::fill_slots(Study const& study, std::span<double const> at_risk) {
  for (auto const place : by_slot_) {
    at_risk_.push_back(at_risk[place]);
    if (points_each_ == 0) add_point(places_[place]);
    for (std::size_t i = 0; i < points_each_; ++i)
      add_point(point_of(study.area_points.points[place * points_each_ + i]));
  }
}

std::uint64_t Zones::cell_of(Point const& point, int across, int up, int out) const {
  auto const along = [&](double value, int step) {
    auto const cell = std::clamp(std::floor(value / distance_max_), -1e6, 1e6) + step;
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(cell) + 1'000'001);
  };
  return along(point.x, across) << 42 | along(point.y, up) << 21 | along(point.z, out);
}

Point Zones::point_of(Position const& position) const {
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

void Zones::add_point(Point const& point) {
  x_.push_back(point.x);
  y_.push_back(point.y);
  z_.push_back(point.z);
}

/// The distance within which half of an area's points lie.
double Zones::area_distance(std::span<double> to_points) const {
  auto const half = to_points.begin() + static_cast<std::ptrdiff_t>((points_each_ + 1) / 2 - 1);
  std::ranges::nth_element(to_points, half);
  return *half;
}

double Zones::distance(Direction const& direction, std::uint32_t place) const {
  if (!stated_.empty()) return stated_distance(direction.center, place);
  if (points_each_ > 0) {
    std::vector<double> to_points(points_each_);
    auto from = measure_from(direction);
    auto const first = slot_[place] * points_each_;
    for (std::size_t i = 0; i < points_each_; ++i)
      to_points[i] = kernel::distance_to(from, x_[first + i], y_[first + i], z_[first + i]);
    return area_distance(to_points);
  }
  auto const& there = places_[place];
  return kernel::distance_to(measure_from(direction), there.x, there.y, there.z);
}

double Zones::stated_distance(std::uint32_t from, std::uint32_t place) const {
  if (from == place) return 0;
  auto const begin = stated_.places.begin() + static_cast<std::ptrdiff_t>(stated_.starts[from]),
             end = stated_.places.begin() + static_cast<std::ptrdiff_t>(stated_.starts[from + 1]);
  auto const found = std::lower_bound(begin, end, place);
  if (found == end || *found != place) return std::numeric_limits<double>::infinity();
  return stated_.distances[static_cast<std::size_t>(found - stated_.places.begin())];
}

double Zones::center_distance(Direction const& direction, std::uint32_t center) const {
  if (!stated_.empty()) return stated_distance(direction.center, center);
  auto const& there = centers_[center];
  return kernel::distance_to(measure_from(direction), there.x, there.y, there.z);
}

double Zones::radius(Direction const& direction, std::uint32_t place) const {
  auto const chord = distance(direction, place);
  if (coordinates_ == Coordinates::plane || !stated_.empty()) return chord;
  return 2 * earth_radius_km * std::asin(std::min(1.0, chord / (2 * earth_radius_km)));
}

/// The cells that hold all places that are near enough.
template <class Take>
void Zones::each_cell_near(std::uint32_t center, Take const& take) const {
  auto const depth = coordinates_ == Coordinates::plane ? 0 : 1;
  for (int across = -1; across <= 1; ++across)
    for (int up = -1; up <= 1; ++up)
      for (int out = -depth; out <= depth; ++out) {
        auto const cell = cells_.find(cell_of(centers_[center], across, up, out));
        if (cell != cells_.end()) take(cell->second);
      }
}

std::vector<std::uint32_t> Zones::centers_side_by_side() const { return side_by_side(centers_); }

std::vector<double> Zones::most_near(std::span<double const> of_places, std::size_t kinds) const {
  std::vector<double> most(cells_.empty() ? 0 : kinds), near(kinds);
  auto const reach = distance_max_ * (1 + 1e-9);
  for (std::uint32_t center = 0; center < centers_.size() && !cells_.empty(); ++center) {
    std::ranges::fill(near, 0);
    auto const from = measure_from({center});
    each_cell_near(center, [&](auto const& slots) {
      for (auto const slot : slots)
        if (kernel::distance_to(from, x_[slot], y_[slot], z_[slot]) <= reach)
          for (std::size_t kind = 0; kind < kinds; ++kind) near[kind] += of_places[by_slot_[slot] * kinds + kind];
    });
    for (std::size_t kind = 0; kind < kinds; ++kind) most[kind] = std::max(most[kind], near[kind]);
  }
  return most;
}

/// The slots and coordinates of places that may be near enough.
void Zones::gather_cells(Direction const& direction, Room& room) const {
  room.near.clear(), room.x.clear(), room.y.clear(), room.z.clear();
  each_cell_near(direction.center, [&](auto const& slots) {
    for (auto const slot : slots) {
      room.near.push_back(slot);
      room.x.push_back(x_[slot]), room.y.push_back(y_[slot]), room.z.push_back(z_[slot]);
    }
  });
}

/// A distance within which the limit on the population is probably reached, told from every so many of the places. If it
/// is not, `put_in_order` looks farther: a wrong guess costs time.
double Zones::likely_reach(Room& room, std::size_t count, double farthest) const {
  if (count < places_to_sample || at_risk_max_ >= at_risk_total_ || farthest == 0) return farthest;
  auto const scale = (sample_steps - 0.5) / (farthest * farthest);
  std::array<double, sample_steps> at_risk{};
  double all = 0;
  for (std::size_t i = 0; i < count; i += count / places_sampled) {
    all += at_risk_[room.slot_at(i)];
    if (auto const far = room.distances[i]; far <= farthest)
      at_risk[static_cast<std::size_t>(far * far * scale)] += at_risk_[room.slot_at(i)];
  }
  double inside = 0;
  for (std::size_t step = 0; step < sample_steps; ++step) {
    inside += at_risk[step];
    if (inside > all * (at_risk_max_ / at_risk_total_ + sample_margin))
      return std::min(farthest, std::sqrt(static_cast<double>(step + 1) / scale));
  }
  return farthest;
}

/// Fills `slots` from the first `count` distances: in order, as far as a window grows.
void Zones::put_in_order(Room& room, std::size_t count) const {
  auto const farthest = std::min(*std::ranges::max_element(room.farthest), distance_max_);
  auto const reach = likely_reach(room, count, farthest);
  if (!take_within(room, count, reach) && reach < farthest) take_within(room, count, farthest);
}

/// Takes in the places within `reach`, nearest first; whether the limit was met before they ended.
bool Zones::take_within(Room& room, std::size_t count, double reach) const {
  KeyBits const bits(count);
  auto const scale = reach > 0 ? ((1u << 2 * bits.digit) - 0.5) / (reach * reach) : 0;
  room.keys.resize(count + kernel::keys_beyond);
  auto const taken = kernel_.find_keys(room.distances.data(), count,
                                       {.reach = reach, .steps = scale, .index_bits = bits.index}, room.keys.data());
  room.keys_between.resize(taken);
  sort_by_step({room.keys.data(), taken}, room.keys_between, room.starts, bits);
  return take_in_order(room, taken, bits.index);
}

/// Puts keys with equal steps in order, and goes through all as far as a window grows.
bool Zones::take_in_order(Room& room, std::size_t taken, unsigned index_bits) const {
  auto const index = [&](std::uint32_t key) { return key & ((1u << index_bits) - 1); };
  auto const is_before = [&](std::uint32_t a, std::uint32_t b) {
    auto const one = room.distances[index(a)], other = room.distances[index(b)];
    return one != other ? one < other : rank_[room.slot_at(index(a))] < rank_[room.slot_at(index(b))];
  };
  auto* const keys = room.keys.data();
  for (std::size_t i = 0, end = 1; end < taken; i = end++) {
    while (end < taken && (keys[i] ^ keys[end]) >> index_bits == 0) ++end;
    if (end - i > 1) std::sort(keys + i, keys + end, is_before);
  }
  room.slots.resize(taken);
  room.inside.resize(taken);
  for (std::size_t i = 0; i < taken; ++i) room.slots[i] = room.slot_at(index(keys[i]));
  double inside = 0;
  for (std::size_t i = 0; i < taken; ++i) {
    room.inside[i] = inside += at_risk_[room.slots[i]];
    if (inside > at_risk_max_) return room.slots.resize(i), true;
  }
  return false;
}

/// Fills the distances of the places that may be near enough, which `room.near` names if they are not all; how many.
std::size_t Zones::measure_straight(Direction const& direction, Room& room) const {
  auto from = measure_from(direction);
  if (!cells_.empty()) {
    gather_cells(direction, room);
    from.x = room.x.data(), from.y = room.y.data(), from.z = room.z.data(), from.count = room.x.size();
  }
  room.distances.resize(from.count);
  room.farthest = {};
  kernel_.measure(from, room.distances.data(), room.farthest.data());
  if (points_each_ == 0) return from.count;
  for (std::size_t slot = 0; slot < at_risk_.size(); ++slot)
    room.distances[slot] = area_distance(std::span(room.distances).subspan(slot * points_each_, points_each_));
  return at_risk_.size();
}

/// The same of stated distances.
std::size_t Zones::take_stated(std::uint32_t center, Room& room) const {
  room.near.assign(1, slot_[center]);
  room.distances.assign(1, 0);
  room.farthest = {};
  for (auto at = stated_.starts[center]; at < stated_.starts[center + 1]; ++at) {
    room.near.push_back(slot_[stated_.places[at]]);
    room.distances.push_back(stated_.distances[at]);
    room.farthest[0] = std::max(room.farthest[0], stated_.distances[at]);
  }
  return room.near.size();
}

std::span<std::uint32_t const> Zones::places(Direction const& direction, Room& room) const {
  room.near.clear();
  auto const count = stated_.empty() ? measure_straight(direction, room) : take_stated(direction.center, room);
  room.slots.clear();
  if (count > 0) put_in_order(room, count);
  room.places.resize(room.slots.size());
  for (std::size_t i = 0; i < room.slots.size(); ++i) room.places[i] = by_slot_[room.slots[i]];
  return room.places;
}

}  // namespace wardmote::analysis::scan
