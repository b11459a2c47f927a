#pragma once

#include <array>
#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"
#include "domains/evidence/area.h"
#include "domains/evidence/coordinates.h"
#include "domains/evidence/dataset.h"
#include "domains/evidence/date_pattern.h"
#include "domains/evidence/incident.h"
#include "domains/evidence/row_source.h"

namespace wardmote::evidence {

/// One thing done to a text on its way from a column to a field.
enum class StepKind {
  trim,      ///< without blanks (no-break ones too) at both ends
  collapse,  ///< each run of blanks as one space, and trimmed
  upper,     ///< ASCII letters
  lower,
  between,      ///< what stands between the last `first` text and the `second` behind it
  lookup,       ///< by a list; what is not in it: as `otherwise` says
  nothing_if,   ///< these texts mean that nothing was published
  number,       ///< a decimal number, blanks and commas between thousands taken out
  whole,        ///< the same, without a fraction
  date,         ///< by a pattern (date_pattern.h), as ISO 8601
  minute,       ///< by a pattern, as minutes after midnight
  epoch_date,   ///< milliseconds since 1970 UTC, as the local day in a zone
  epoch_minute  ///< and as the local minutes after midnight
};
BOOST_DESCRIBE_ENUM(StepKind, trim, collapse, upper, lower, between, lookup, nothing_if, number, whole, date, minute,
                    epoch_date, epoch_minute)

/// What becomes of a text that a lookup does not list.
enum class Otherwise { reject, keep, nothing };
BOOST_DESCRIBE_ENUM(Otherwise, reject, keep, nothing)

struct Step {
  StepKind kind = StepKind::trim;
  std::string first{};   ///< pattern, zone, or the text before
  std::string second{};  ///< the text behind; of a lookup: what all other texts become, if not empty
  std::map<std::string, std::string, std::less<>> list{};
  Otherwise otherwise = Otherwise::reject;
  std::optional<LocalTime> local_time{};
};

/// A condition on a column: its text is one of these.
struct Condition {
  std::size_t column = 0;
  std::vector<std::string> values{};
};

/// Where a field comes from: a constant, or columns (joined) and then the steps. An empty text is nothing.
struct Field {
  std::optional<std::string> constant{};
  std::vector<std::size_t> columns{};  ///< places in RowShape::columns
  std::string joint{};
  std::vector<Step> steps{};
  std::optional<Condition> unless{};  ///< if it holds, the field is nothing
};

enum class Target {
  // incidents
  source_id,
  occurred_on,
  occurred_minute,
  reported_on,
  offence,
  area,
  clearance,
  incidents,
  // published values
  area_kind,
  year,
  measure,
  value,
  status,
  release,
  break_before,
  // areas
  kind,
  code,
  name_en,
  name_fr,
  parent_code,
  population,
  population_year,
  geometry,
  geometry_quality
};
BOOST_DESCRIBE_ENUM(Target, source_id, occurred_on, occurred_minute, reported_on, offence, area, clearance, incidents,
                    area_kind, year, measure, value, status, release, break_before, kind, code, name_en, name_fr,
                    parent_code, population, population_year, geometry, geometry_quality)
inline constexpr std::size_t target_count = static_cast<std::size_t>(Target::geometry_quality) + 1;

/// The point of an incident.
struct PointMapping {
  Field x{};
  Field y{};
  CoordinateSystem system{};
  PlacePrecision precision = PlacePrecision::exact;  ///< of a row that has a point
};

/// One value out of a row that holds several: fields that are given here stand in for those of the layout.
struct ValueMapping {
  std::string measure;
  Field value{};
  std::optional<std::string> offence{};
  std::optional<int> year{};
};

/// A row whose column has one of these texts is not taken: rejected, with the reason.
struct RejectRule {
  Condition when{};
  std::string reason;
};

/// How the files of one publisher are read: what a mapping file (catalog/layouts/*.yaml) says. docs/guide/layouts.md
/// has all of its words.
struct Layout {
  std::string name;
  std::string hash;  ///< BLAKE2b-256 of the mapping file, hexadecimal
  DatasetKind kind = DatasetKind::incidents;
  RowShape shape{};
  std::array<std::optional<Field>, target_count> fields{};
  std::vector<RejectRule> rejects{};
  std::vector<Condition> only{};  ///< rows for which one of these does not hold are passed over; they are no rejects
  bool keeps_latest =
      false;  ///< areas: of rows with the same code, the one with the latest year of the population is taken

  TimePrecision time_precision =
      TimePrecision::day;  ///< of rows with a minute; those without are known to the day (or month)
  std::optional<PointMapping> point{};
  PlacePrecision precision_without_point = PlacePrecision::withheld;
  std::optional<AreaKind> area_by_point{};  ///< the area is the one of this kind that the point lies in

  std::vector<ValueMapping> values{};  ///< wide rows; empty: one value a row, by the fields `measure` and `value`

  std::optional<Field> const& field(Target target) const { return fields[static_cast<std::size_t>(target)]; }
};

/// The layout that a mapping (YAML) states. Refuses mapping_invalid with line and column, what is wrong and what would
/// be right. `file` is what refusals call it; the name is the file's without folder and ending.
base::Answer<Layout> layout_of(std::string_view yaml, std::string_view file);

/// The same, from disk. Refuses file_unreadable too.
base::Answer<Layout> read_layout(std::string const& path);

}  // namespace wardmote::evidence
