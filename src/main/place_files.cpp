#include "main/place_files.h"

#include <cmath>
#include <numbers>
#include <unordered_set>

#include "analysis/robust.h"
#include "base/text.h"
#include "main/scan_columns.h"

namespace wardmote {
namespace {

using analysis::local::Point;
using analysis::local::Rings;

constexpr std::array outline_columns{std::string_view("outline"), std::string_view("wkt"),
                                     std::string_view("geometry")};

std::string in_quotes(std::string_view text) {
  constexpr std::size_t shown = 40;
  return "“" + std::string(text.substr(0, shown)) + (text.size() > shown ? "…" : "") + "”";
}

/// A pair of numbers with a blank between; what stands before it is taken off.
std::optional<Point> next_point(std::string_view& text) {
  text = base::trimmed(text);
  auto const end = text.find_first_of(",)");
  auto const words = base::trimmed(text.substr(0, end));
  auto const gap = words.find(' ');
  if (gap == words.npos) return {};
  auto const x = base::decimal_number(words.substr(0, gap)), y = base::decimal_number(base::trimmed(words.substr(gap)));
  if (!x || !y) return {};
  text.remove_prefix(end == text.npos ? text.size() : end);
  return Point{*x, *y};
}

bool take(std::string_view& text, char expected) {
  text = base::trimmed(text);
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

bool take_ring(std::string_view& text, Rings& rings) {
  if (!take(text, '(')) return false;
  rings.emplace_back();
  do {
    auto const point = next_point(text);
    if (!point) return false;
    rings.back().push_back(*point);
  } while (take(text, ','));
  return take(text, ')') && rings.back().size() >= 4;
}

bool take_polygon(std::string_view& text, Rings& rings) {
  if (!take(text, '(')) return false;
  do {
    if (!take_ring(text, rings)) return false;
  } while (take(text, ','));
  return take(text, ')');
}

class PlaceReader {
 public:
  explicit PlaceReader(PlaceNeed need) : need_(need) {}

  std::optional<std::string> take(CsvRow const& row) {
    auto const name = row.field(scan_columns::place);
    if (!name) return "there is no column id";
    if (name->empty()) return "column id: it is empty";
    if (!seen_.emplace(*name).second) return "column id: place " + in_quotes(*name) + " stands in the file twice";
    file_.names.emplace_back(*name);
    if (need_ == PlaceNeed::points) return points_.take(row);
    return need_ == PlaceNeed::outlines ? take_outline(row) : std::nullopt;
  }

  PlaceFile finish() {
    file_.points = points_.in_metres();
    return std::move(file_);
  }

 private:
  std::optional<std::string> take_outline(CsvRow const& row) {
    auto const text = row.field(outline_columns);
    if (!text) return "there is no column outline, which queen weights need (POLYGON or MULTIPOLYGON as WKT)";
    auto rings = rings_of(*text);
    if (!rings) return "column outline: " + in_quotes(*text) + " is no POLYGON or MULTIPOLYGON";
    file_.outlines.push_back(std::move(*rings));
    return std::nullopt;
  }

  PlaceNeed need_;
  PlaceFile file_;
  PointColumns points_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

std::optional<std::string> PointColumns::take(CsvRow const& row) {
  auto x = row.field(scan_columns::x), y = row.field(scan_columns::y);
  is_sphere_ = !x || !y;
  if (is_sphere_) x = row.field(scan_columns::longitude), y = row.field(scan_columns::latitude);
  if (!x || !y) return "there are no columns x and y, and no latitude and longitude";
  auto const first = base::decimal_number(*x), second = base::decimal_number(*y);
  if (!first) return std::string("column ") + (is_sphere_ ? "longitude: " : "x: ") + in_quotes(*x) + " is no number";
  if (!second) return std::string("column ") + (is_sphere_ ? "latitude: " : "y: ") + in_quotes(*y) + " is no number";
  if (is_sphere_ && std::abs(*second) > 90) return "column latitude: " + in_quotes(*y) + " is not between -90 and 90";
  if (is_sphere_ && std::abs(*first) > 360)
    return "column longitude: " + in_quotes(*x) + " is not between -360 and 360";
  points_.push_back({*first, *second});
  return std::nullopt;
}

constexpr double metres_a_degree = 6'371'009 * std::numbers::pi / 180;

Point Plane::in_metres(Point const& stated) const {
  if (!of_degrees) return stated;
  return {metres_a_degree * std::cos(latitude * std::numbers::pi / 180) * stated.x, metres_a_degree * stated.y};
}

Point Plane::in_degrees(Point const& metres) const {
  if (!of_degrees) return metres;
  return {metres.x / (metres_a_degree * std::cos(latitude * std::numbers::pi / 180)), metres.y / metres_a_degree};
}

Plane PointColumns::plane() const {
  if (!is_sphere_ || points_.empty()) return {};
  std::vector<double> latitudes;
  for (auto const& point : points_) latitudes.push_back(point.y / static_cast<double>(points_.size()));
  return {true, analysis::ordered_sum(std::move(latitudes))};
}

std::vector<Point> PointColumns::in_metres() const {
  auto const on = plane();
  std::vector<Point> metres;
  for (auto const& point : points_) metres.push_back(on.in_metres(point));
  return metres;
}

std::optional<Rings> rings_of(std::string_view text) {
  auto const begin = text.find('(');
  if (begin == text.npos) return {};
  auto const kind = base::lower_ascii(base::trimmed(text.substr(0, begin)));
  auto rest = text.substr(begin);
  Rings rings;
  if (kind == "polygon")
    return take_polygon(rest, rings) && base::trimmed(rest).empty() ? std::optional(rings) : std::nullopt;
  if (kind != "multipolygon" || !take(rest, '(')) return {};
  do {
    if (!take_polygon(rest, rings)) return {};
  } while (take(rest, ','));
  return take(rest, ')') && base::trimmed(rest).empty() ? std::optional(rings) : std::nullopt;
}

base::Answer<PlaceFile> read_places(std::string const& file, PlaceNeed need) {
  PlaceReader reader(need);
  if (auto const done = each_csv_row(file, [&](CsvRow const& row) { return reader.take(row); }); !done)
    return std::unexpected(done.error());
  auto places = reader.finish();
  if (places.names.empty()) return base::refuse(base::RefusalCode::file_empty, {{"file", file}});
  return places;
}

}  // namespace wardmote
