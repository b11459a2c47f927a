#pragma once

#include <cstdint>
#include <vector>

/// What a scan statistic is computed from. See docs/methods/scan.md.
namespace wardmote::analysis::scan {

enum class Model {
  poisson,            ///< cases follow a population at risk (Kulldorff 1997)
  bernoulli,          ///< cases among cases and controls (Kulldorff 1997)
  permutation,        ///< cases alone; place and time independent (Kulldorff et al. 2005)
  expectation,        ///< cases against expected ones that are given, their total too (Neill 2009)
  negative_binomial,  ///< the same, of counts that scatter more than Poisson (Tango, Takahashi & Kohriyama 2011)
};

/// Whether expected cases are given as they are, and nothing is scaled to the total.
constexpr bool expects_what_is_given(Model model) {
  return model == Model::expectation || model == Model::negative_binomial;
}

enum class Coordinates {
  plane,   ///< x, y in one unit of length
  sphere,  ///< x = latitude, y = longitude, in degrees; distances in km, on a sphere of radius 6,367 km
};

/// A point of the plane, or latitude and longitude.
struct Position {
  double x = 0;
  double y = 0;
  friend bool operator==(Position const&, Position const&) = default;
};

/// So many cases (or controls) of one place in one interval of time. `stratum` is the stratum within which the
/// permutation model exchanges times; 0 for other models.
struct Counted {
  std::uint32_t place = 0;
  std::uint32_t interval = 0;
  std::uint32_t stratum = 0;
  std::uint32_t count = 0;
  friend auto operator<=>(Counted const&, Counted const&) = default;
};

/// Expected cases as a sum of products: place p, interval t has sum over r of of_place[p * factors + r] *
/// of_interval[r * intervals + t]. Poisson: any scale, for a scan scales the total to the cases;
/// expectation and negative binomial: as it is.
struct Expected {
  std::size_t factors = 0;
  std::vector<double> of_place;
  std::vector<double> of_interval;
};

/// Distances between places that are stated, as along streets: from each place those that can be reached, itself not among
/// them. Places of starts[p] to before starts[p + 1] belong to place p, ascending; each >= 0. Empty: distances are straight.
struct StatedDistances {
  std::vector<std::size_t> starts{};
  std::vector<std::uint32_t> places{};
  std::vector<double> distances{};
  bool empty() const { return starts.empty(); }
};

/// Places that are areas: points that lie in each, as many in one as in another. Place p has those from p * each on.
/// A circle takes in a place as soon as it holds half of its points. each = 0: places are points.
struct AreaPoints {
  std::size_t each = 0;
  std::vector<Position> points;
};

/// Cases of one type, and what they are compared with, as Study has them.
struct TypeOfCases {
  std::vector<Counted> cases;
  std::vector<Counted> controls{};
  Expected expected{};
};

/// The data of a scan. Places are numbered in the order of their names ("lesser index" decides ties); the intervals are
/// numbered in the order of time. The order of `cases` and `controls` changes nothing.
struct Study {
  Model model = Model::poisson;
  Coordinates coordinates = Coordinates::plane;
  std::vector<Position> places;
  std::vector<Position> centers;  ///< around which windows are laid; empty: the places
  std::uint32_t intervals = 1;    ///< >= 1; 1 for a purely spatial scan
  std::vector<Counted> cases;
  std::vector<Counted> controls;  ///< Bernoulli only
  Expected expected;              ///< Poisson, expectation and negative binomial
  double dispersion = 0;          ///< negative binomial, > 0: a count with mean m has the variance m + dispersion m^2
  StatedDistances stated{};       ///< for windows around places; not together with area points
  AreaPoints area_points{};
  std::vector<TypeOfCases> further{};  ///< of several types that are scanned together: those after the first
};

}  // namespace wardmote::analysis::scan
