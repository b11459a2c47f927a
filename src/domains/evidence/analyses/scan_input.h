#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domains/evidence/area.h"

namespace wardmote::evidence {

/// A place of a run: an area, by a point that stands for it.
struct RunPlace {
  std::string code;
  double latitude = 0;  ///< degrees, WGS84
  double longitude = 0;
  std::optional<std::int64_t> residents;
  friend bool operator==(RunPlace const&, RunPlace const&) = default;
};

/// Incidents of an area on a day. No incident by itself goes into a run.
struct ScanCount {
  std::string area;  ///< empty: the publisher withholds it, or has none
  base::LocalDate day{};
  std::int64_t incidents = 0;
  friend bool operator==(ScanCount const&, ScanCount const&) = default;
};

struct ScanInput {
  std::vector<RunPlace> places;   ///< by code
  std::vector<ScanCount> counts;  ///< by area and day
  bool is_empty() const { return counts.empty(); }
  friend bool operator==(ScanInput const&, ScanInput const&) = default;
};

/// The hash of all of it, hexadecimal.
std::string hash_of(ScanInput const& input);

/// Mean positions of what has one, by area; exact for any order.
class MeanPositions {
 public:
  void add(std::string const& area, double latitude, double longitude);
  std::vector<RunPlace> places() const;

 private:
  struct Sum {
    std::string area;
    std::int64_t latitude = 0, longitude = 0, count = 0;  ///< millionths of a degree
  };
  std::vector<Sum> sums_;
};

/// The middle (centroid by area) of a GeoJSON polygon or multi-polygon; nothing for another geometry.
struct Middle {
  double latitude = 0;
  double longitude = 0;
};
std::optional<Middle> middle_of(std::string const& geometry);

/// Places for areas: by their outlines, else by the mean position of `seen` with that code. Areas with neither are left
/// out. In the order of codes.
std::vector<RunPlace> places_of(std::vector<Area> const& areas, std::vector<RunPlace> const& seen);

}  // namespace wardmote::evidence
