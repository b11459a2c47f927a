#include "domains/evidence/simplified_rings.h"

#include <algorithm>
#include <array>
#include <boost/container_hash/hash.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <utility>

namespace wardmote::evidence {
namespace {

/// A corner on a plane, in metres.
struct Corner {
  double x = 0;
  double y = 0;
  friend auto operator<=>(Corner const&, Corner const&) = default;
  friend std::size_t hash_value(Corner const& corner) {
    std::size_t hash = 0;
    boost::hash_combine(hash, corner.x);
    boost::hash_combine(hash, corner.y);
    return hash;
  }
};
using Corners = std::vector<Corner>;

double middle_latitude(std::vector<Ring> const& rings) {
  double south = 90, north = -90;
  for (auto const& ring : rings)
    for (auto const& place : ring) {
      south = std::min(south, place.latitude);
      north = std::max(north, place.latitude);
    }
  return (south + north) / 2;
}

Corners on_plane(Ring const& ring, double latitude) {
  constexpr double metres_per_degree = 111'195;  // of a great circle of the mean earth
  auto const narrowing = std::cos(latitude * std::numbers::pi / 180);
  Corners corners;
  corners.reserve(ring.size());
  for (auto const& place : ring)
    corners.push_back({place.longitude * narrowing * metres_per_degree, place.latitude * metres_per_degree});
  return corners;
}

double squared(Corner a, Corner b) { return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y); }

/// The square of the distance from a corner to the straight piece between two others.
double squared_from_piece(Corner corner, Corner from, Corner to) {
  auto const length = squared(from, to);
  if (length == 0) return squared(corner, from);
  auto const along = ((corner.x - from.x) * (to.x - from.x) + (corner.y - from.y) * (to.y - from.y)) / length;
  auto const share = std::clamp(along, 0.0, 1.0);
  return squared(corner, {from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)});
}

/// Where borders meet: the corners that have more than two different neighbours, all rings taken together.
class Meetings {
 public:
  explicit Meetings(std::vector<Corners> const& rings) {
    for (auto const& ring : rings)
      for (std::size_t at = 0; at + 1 < ring.size(); ++at) {
        add(ring[at], ring[at + 1]);
        add(ring[at + 1], ring[at]);
      }
  }
  bool has(Corner corner) const { return neighbours_.at(corner).count > 2; }

 private:
  struct Neighbours {
    std::array<Corner, 2> first{};
    int count = 0;
  };
  void add(Corner corner, Corner neighbour) {
    auto& known = neighbours_[corner];
    for (int at = 0; at < std::min(known.count, 2); ++at)
      if (known.first[static_cast<std::size_t>(at)] == neighbour) return;
    if (known.count < 2) known.first[static_cast<std::size_t>(known.count)] = neighbour;
    ++known.count;
  }
  boost::unordered_flat_map<Corner, Neighbours, boost::hash<Corner>> neighbours_;
};

/// A ring with the corners that stay.
struct Thinned {
  Corners const& ring;
  std::vector<char> stays = std::vector<char>(ring.size() - 1, 0);  // its last corner is its first

  std::size_t index(std::size_t step) const { return step % stays.size(); }
  Corner at(std::size_t step) const { return ring[index(step)]; }
};

std::size_t farthest_from(Thinned const& thinned, std::size_t start) {
  auto const distance = [&](std::size_t step) { return squared(thinned.at(step), thinned.at(start)); };
  std::size_t farthest = start;
  for (std::size_t step = start; step < start + thinned.stays.size(); ++step)
    if (distance(step) > distance(farthest) ||
        (distance(step) == distance(farthest) && thinned.at(step) < thinned.at(farthest)))
      farthest = step;
  return thinned.index(farthest);
}

/// The corners between which the ring is simplified piece by piece: the meetings; in place of missing ones, corners that
/// every ring of this border would choose.
std::vector<std::size_t> ends_of_pieces(Thinned const& thinned, Meetings const& meetings) {
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < thinned.stays.size(); ++at)
    if (meetings.has(thinned.at(at))) ends.push_back(at);
  if (ends.empty())
    ends.push_back(static_cast<std::size_t>(std::ranges::min_element(thinned.ring) - thinned.ring.begin()));
  if (ends.size() == 1) ends.push_back(farthest_from(thinned, ends.front()));
  std::ranges::sort(ends);
  return ends;
}

/// The corner farthest from the straight line between two others; of equals the lowest, so that both directions agree.
std::pair<std::size_t, double> most_missed(Thinned const& thinned, std::size_t first, std::size_t last) {
  std::pair<std::size_t, double> most{first, -1};
  for (auto step = first + 1; step < last; ++step) {
    auto const distance = squared_from_piece(thinned.at(step), std::min(thinned.at(first), thinned.at(last)),
                                             std::max(thinned.at(first), thinned.at(last)));
    if (distance > most.second || (distance == most.second && thinned.at(step) < thinned.at(most.first)))
      most = {step, distance};
  }
  return most;
}

void thin_piece(Thinned& thinned, std::size_t first, std::size_t last, double tolerance_m) {
  std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
  while (!open.empty()) {
    auto const [from, to] = open.back();
    open.pop_back();
    auto const [step, distance] = most_missed(thinned, from, to);
    if (distance <= tolerance_m * tolerance_m) continue;
    thinned.stays[thinned.index(step)] = 1;
    open.emplace_back(from, step);
    open.emplace_back(step, to);
  }
}

Ring simplified(Ring const& ring, Corners const& corners, Meetings const& meetings, double tolerance_m) {
  Thinned thinned{corners};
  auto const ends = ends_of_pieces(thinned, meetings);
  for (std::size_t piece = 0; piece < ends.size(); ++piece) {
    bool const is_last = piece + 1 == ends.size();
    auto const end = is_last ? ends.front() + thinned.stays.size() : ends[piece + 1];
    thinned.stays[ends[piece]] = 1;
    thin_piece(thinned, ends[piece], end, tolerance_m);
  }
  Ring kept;
  for (std::size_t at = 0; at < thinned.stays.size(); ++at)
    if (thinned.stays[at] != 0) kept.push_back(ring[at]);
  if (kept.size() < 3) return ring;
  kept.push_back(kept.front());
  return kept;
}

}  // namespace

std::vector<Ring> simplified_rings(std::vector<Ring> const& rings, double tolerance_m) {
  auto const latitude = middle_latitude(rings);
  std::vector<Corners> corners;
  for (auto const& ring : rings) corners.push_back(on_plane(ring, latitude));
  Meetings const meetings(corners);
  std::vector<Ring> thinner;
  for (std::size_t at = 0; at < rings.size(); ++at)
    thinner.push_back(rings[at].size() < 4 ? rings[at] : simplified(rings[at], corners[at], meetings, tolerance_m));
  return thinner;
}

}  // namespace wardmote::evidence
