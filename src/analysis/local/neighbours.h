#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Who is whose neighbour. See docs/methods/local.md.
namespace wardmote::analysis::local {

/// A point of the plane; both coordinates in one unit of length.
struct Point {
  double x = 0;
  double y = 0;
  friend auto operator<=>(Point const&, Point const&) = default;
};

/// A directed link; `weight` > 0 and finite.
struct Link {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  double weight = 1;
};

/// The neighbours of n places, row by row. A place without any is an island. A link from a place to itself is kept apart:
/// it is the place's own weight, which Gi* alone uses.
class Neighbours {
 public:
  Neighbours() = default;
  /// Requires from, to < places and each (from, to) at most once. Any order of the links gives the same neighbours.
  Neighbours(std::size_t places, std::vector<Link> links);

  std::size_t places() const { return first_.empty() ? 0 : first_.size() - 1; }
  /// The neighbours of a place, ascending, itself not among them.
  std::span<std::uint32_t const> of(std::size_t place) const;
  /// Their weights, in the same order; empty if all weights are equal to 1.
  std::span<double const> weights_of(std::size_t place) const;
  /// The weight of the place itself in Gi*; 1 unless a link says otherwise.
  double own_weight(std::size_t place) const { return own_weights_.empty() ? 1 : own_weights_[place]; }
  bool equal_weights() const { return weights_.empty(); }
  std::size_t degree_max() const { return degree_max_; }

 private:
  std::vector<std::size_t> first_;
  std::vector<std::uint32_t> to_;
  std::vector<double> weights_;
  std::vector<double> own_weights_;
  std::size_t degree_max_ = 0;
};

/// The boundary of a place: rings of one or several polygons, in any order and direction.
using Rings = std::vector<std::vector<Point>>;

/// Queen contiguity: places whose boundaries share at least one vertex; vertices count as one if both coordinates,
/// rounded to a multiple of `snap`, are equal. Requires snap > 0. Cost: a sort of all vertices.
Neighbours queen(std::span<Rings const> outlines, double snap = 1e-7);

/// The `count` nearest others of each place; of several at the same distance those with the lesser (x, y), so that the
/// order of rows decides nothing unless two places share a point. Not symmetric. Requires 1 <= count < points.size().
/// Cost about n sqrt(n) at worst, n x count where points are spread evenly.
Neighbours nearest(std::span<Point const> points, std::size_t count);

/// All others at most `distance` away. Requires a finite distance > 0.
Neighbours within(std::span<Point const> points, double distance);

}  // namespace wardmote::analysis::local
