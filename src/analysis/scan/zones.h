#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/options.h"
#include "analysis/scan/side_by_side.h"
#include "analysis/scan/study.h"

namespace wardmote::analysis::scan {

/// A family of windows around one centre: a circle (shape 1) or an ellipse at an angle, growing.
struct Direction {
  std::uint32_t center = 0;
  double shape = 1;
  double angle = 0;   ///< of the long axis, radians anticlockwise from the x axis
  double factor = 1;  ///< what the ratio is multiplied by: the non-compactness penalty
};

/// The places in the order in which a growing window takes them in, and when it stops growing.
///
/// Order: distance from the centre, then the coordinates. It stops before the first place that would bring the
/// population at risk above the limit, or that lies farther than the limit. On the sphere distance is the chord of a
/// sphere of 6,367 km; an ellipse's distance is half its short axis. Where distances are stated they count, and a place that
/// cannot be reached from the centre is never taken in. The distance of an area is that of its nearest sample point with
/// which half of them are as near. Places are sorted by steps of the square of the distance,
/// which are even where places lie evenly, and by distance where steps are equal; only about as many as are taken.
class Zones {
 public:
  /// `at_risk`: of each place, >= 0, any unit. The study outlives this.
  Zones(Study const& study, ScanOptions const& options, std::span<double const> at_risk,
        kernel::Kernel const& kernel = kernel::portable_kernel());

  /// Circles of all centres first, then ellipses by shape, angle and centre.
  std::vector<Direction> const& directions() const { return directions_; }
  /// Room for orders, to be used again; one for each thread.
  struct Room {
    std::vector<std::uint32_t> near, starts, slots, places;
    std::vector<double> inside;  ///< the population at risk of the window that ends with each place
    std::vector<double> x, y, z, distances;
    std::array<double, kernel::farthest_of> farthest;
    std::vector<std::uint32_t> keys, keys_between;
    std::uint32_t slot_at(std::size_t i) const { return near.empty() ? static_cast<std::uint32_t>(i) : near[i]; }
  };
  /// The places of the largest window, in order; `room.inside` and `room.slots` go with them. Valid until the room is used
  /// again.
  std::span<std::uint32_t const> places(Direction const& direction, Room& room) const;
  /// Distance of a place as the order uses it.
  double distance(Direction const& direction, std::uint32_t place) const;
  /// The same, of another centre.
  double center_distance(Direction const& direction, std::uint32_t center) const;
  /// As a report states it: on the sphere the length of the arc.
  double radius(Direction const& direction, std::uint32_t place) const;
  /// All centres, near ones near each other in the order: what is kept for one place soon serves the next.
  std::vector<std::uint32_t> centers_side_by_side() const;
  /// Where each place stands in such an order: what is kept of the places is kept by slot.
  std::vector<std::uint32_t> const& slots() const { return slot_; }
  /// No window has more of the population at risk, whatever its distance limit.
  double at_risk_max() const { return at_risk_max_; }
  /// No window within the distance limit holds more of each kind of what places have (places x kinds, >= 0); nothing if that is not known.
  std::vector<double> most_near(std::span<double const> of_places, std::size_t kinds) const;
  std::size_t place_count() const { return places_.size(); }
  /// Whether centre c is place c, and the first that its windows take in.
  bool centers_are_places() const { return centers_are_places_; }
  std::size_t center_count() const { return centers_.size(); }

 private:
  Point point_of(Position const& position) const;
  kernel::Measure measure_from(Direction const& direction) const;
  /// A cell of a grid as wide as the distance limit.
  std::uint64_t cell_of(Point const& point, int across, int up, int out) const;
  template <class Take>
  void each_cell_near(std::uint32_t center, Take const& take) const;
  void gather_cells(Direction const& direction, Room& room) const;
  std::size_t measure_straight(Direction const& direction, Room& room) const;
  std::size_t take_stated(std::uint32_t center, Room& room) const;
  double area_distance(std::span<double> to_points) const;
  double stated_distance(std::uint32_t from, std::uint32_t place) const;
  void rank_places();
  void fill_slots(Study const& study, std::span<double const> at_risk);
  void add_point(Point const& point);
  double likely_reach(Room& room, std::size_t count, double farthest) const;
  void put_in_order(Room& room, std::size_t count) const;
  bool take_within(Room& room, std::size_t count, double reach) const;
  bool take_in_order(Room& room, std::size_t taken, unsigned index_bits) const;

  Coordinates coordinates_;
  bool centers_are_places_;
  kernel::Kernel const& kernel_;
  std::vector<Point> places_, centers_;
  std::vector<std::uint32_t> by_slot_, slot_;  ///< the place of each slot, the slot of each place
  std::vector<std::uint32_t> rank_;            ///< by slot: in the order of coordinates, then of index
  std::vector<double> x_, y_, z_;              ///< by slot; of areas their points, one area after the other
  StatedDistances const& stated_;
  std::size_t points_each_;      ///< of an area; 0: places are points
  std::vector<double> at_risk_;  ///< by slot
  double at_risk_total_, at_risk_max_;
  double distance_max_;
  std::vector<Direction> directions_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;  ///< slots; empty: every place is looked at
};

}  // namespace wardmote::analysis::scan
