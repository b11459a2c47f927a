#pragma once

#include <string>
#include <vector>

#include "analysis/local/neighbours.h"
#include "base/refusal.h"
#include "main/csv_columns.h"

namespace wardmote {

/// The plane that degrees of latitude and longitude are laid on: x = R cos(latitude) longitude, y = R latitude, with the radius
/// 6,371,009 m. Metres stay as they are.
struct Plane {
  bool of_degrees = false;
  double latitude = 0;  ///< that is right from east to west, in degrees
  analysis::local::Point in_metres(analysis::local::Point const& stated) const;
  analysis::local::Point in_degrees(analysis::local::Point const& metres) const;  ///< longitude, latitude
};

/// Points as a file states them: x, y in metres, or latitude and longitude, which become metres on a plane of their own.
class PointColumns {
 public:
  /// Takes the point of a row; gives what is wrong with it.
  std::optional<std::string> take(CsvRow const& row);
  /// At the mean latitude, whatever the order of the rows; distances are right to 1 in 1,000 within 100 km.
  Plane plane() const;
  /// All points in the order of the rows, in metres of the plane.
  std::vector<analysis::local::Point> in_metres() const;

 private:
  bool is_sphere_ = false;
  std::vector<analysis::local::Point> points_;
};

/// Places by their names, with what the neighbours are found by.
struct PlaceFile {
  std::vector<std::string> names;
  std::vector<analysis::local::Point> points;    ///< empty if they are not wanted
  std::vector<analysis::local::Rings> outlines;  ///< the same
};

enum class PlaceNeed { names, points, outlines };

/// Reads places: a column for the name, and x, y or latitude, longitude, or the outline as WKT, as needed. Refuses
/// scan_row_invalid with line, column and reason, file_empty, file_unreadable.
base::Answer<PlaceFile> read_places(std::string const& file, PlaceNeed need);

/// The rings of a POLYGON or MULTIPOLYGON text; nothing if it is none.
std::optional<analysis::local::Rings> rings_of(std::string_view text);

/// The neighbours that a file states: GAL (GeoDa, spdep), or CSV with the columns from, to and perhaps weight. Refuses a
/// place that is not among `names`.
base::Answer<analysis::local::Neighbours> read_neighbours(std::string const& file,
                                                          std::vector<std::string> const& names);

}  // namespace wardmote
