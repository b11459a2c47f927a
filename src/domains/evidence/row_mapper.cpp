#include "domains/evidence/row_mapper.h"

#include <algorithm>

#include "domains/evidence/row_fields.h"

namespace wardmote::evidence {
namespace {

constexpr int year_least = 1600;
constexpr int year_most = 2200;
constexpr std::int64_t minutes_of_day = 24 * 60;
constexpr std::int64_t count_most = 1'000'000'000;
constexpr std::int64_t population_most = 20'000'000'000;

bool holds(Condition const& condition, SourceRow const& row) {
  return std::find(condition.values.begin(), condition.values.end(), row.texts[condition.column]) !=
         condition.values.end();
}

std::optional<RowFault> rejected_by_rule(Layout const& layout, SourceRow const& row) {
  if (!row.fault.empty()) return RowFault{.column = std::string(row.fault_column), .reason = std::string(row.fault)};
  for (auto const& rule : layout.rejects)
    if (holds(rule.when, row))
      return RowFault{.column = layout.shape.columns[rule.when.column].name, .reason = rule.reason};
  return std::nullopt;
}

std::string column_of(Layout const& layout, Field const& field, std::string_view otherwise) {
  return field.columns.size() == 1 ? layout.shape.columns[field.columns[0]].name : std::string(otherwise);
}

void read_time(Layout const& layout, RowFields& fields, Incident& incident) {
  auto const day = fields.date(Target::occurred_on);
  if (!day) return fields.fail(fields.column_of(Target::occurred_on), "is empty; a row needs its occurred_on");
  auto const year = static_cast<int>(day->year());
  if (year < year_least || year > year_most)
    fields.fail(fields.column_of(Target::occurred_on), std::to_string(year) + " is outside the years 1600 to 2200");
  incident.occurred_on = *day;
  auto const minute = fields.whole(Target::occurred_minute, 0, minutes_of_day - 1);
  if (minute) incident.occurred_minute = static_cast<int>(*minute);
  auto const without_minute = layout.time_precision == TimePrecision::month ? TimePrecision::month : TimePrecision::day;
  incident.time_precision = minute ? layout.time_precision : without_minute;
  incident.reported_on = fields.date(Target::reported_on);
}

void read_place(Layout const& layout, RowFields& fields, Incident& incident) {
  incident.place_precision = layout.precision_without_point;
  if (!layout.point) return;
  auto const x = fields.number(layout.point->x, "x");
  auto const y = fields.number(layout.point->y, "y");
  auto const is_withheld = x == 0 && y == 0;  // how several services publish a place that they keep to themselves
  if (!x || !y || is_withheld) return;
  auto const place = place_of(*x, *y, layout.point->system);
  if (!place)
    return fields.fail(column_of(layout, layout.point->x, "x"),
                       base::to_text(*x) + ", " + base::to_text(*y) + " lies outside the coordinate system");
  incident.latitude = place->latitude;
  incident.longitude = place->longitude;
  incident.place_precision = layout.point->precision;
}

PublishedValue common_to_row(Layout const& layout, RowFields& fields, SourceRow const& row) {
  PublishedValue value;
  value.area = fields.needed_text(Target::area);
  fields.needed_text(Target::area_kind);
  value.area_kind = fields.choice(Target::area_kind, AreaKind::police_service);
  value.offence = fields.text(Target::offence);
  value.status = fields.text(Target::status);
  value.release = fields.text(Target::release);
  value.break_before = fields.truth(Target::break_before);
  value.source_row = row.row;
  if (layout.field(Target::year))
    value.year = static_cast<int>(fields.needed_whole(Target::year, year_least, year_most));
  return value;
}

}  // namespace

bool RowMapper::is_wanted(SourceRow const& row) const {
  if (!row.fault.empty()) return true;
  return std::all_of(layout_.only.begin(), layout_.only.end(),
                     [&](Condition const& condition) { return holds(condition, row); });
}

RowAnswer<Incident> RowMapper::incident(SourceRow const& row) const {
  if (auto fault = rejected_by_rule(layout_, row)) return std::unexpected(std::move(*fault));
  RowFields fields(layout_, row);
  Incident incident;
  incident.source_row = row.row;
  read_time(layout_, fields, incident);
  incident.offence = fields.needed_text(Target::offence);
  incident.source_id = fields.text_or_none(Target::source_id);
  incident.area = fields.text(Target::area);
  incident.clearance = fields.text(Target::clearance);
  if (layout_.field(Target::incidents)) incident.incidents = fields.needed_whole(Target::incidents, 0, count_most);
  read_place(layout_, fields, incident);
  if (!fields.is_sound()) return std::unexpected(fields.fault());
  if (layout_.area_by_point && incident.latitude)
    incident.area = finder_.code_at({*incident.latitude, *incident.longitude});
  return incident;
}

RowAnswer<std::vector<PublishedValue>> RowMapper::values(SourceRow const& row) const {
  if (auto fault = rejected_by_rule(layout_, row)) return std::unexpected(std::move(*fault));
  RowFields fields(layout_, row);
  auto const common = common_to_row(layout_, fields, row);
  std::vector<PublishedValue> values;
  if (layout_.values.empty()) {
    values.push_back(common);
    values.back().measure = fields.needed_text(Target::measure);
    values.back().value = fields.number(*layout_.field(Target::value), "value");
  }
  for (auto const& mapping : layout_.values) {
    auto const number = fields.number(mapping.value, mapping.measure);
    if (!number) continue;  // the row does not speak of it; that nobody published it is more than can be known here
    values.push_back(common);
    auto& value = values.back();
    value.measure = mapping.measure;
    if (mapping.offence) value.offence = *mapping.offence;
    if (mapping.year) value.year = *mapping.year;
    value.value = number;
  }
  if (!fields.is_sound()) return std::unexpected(fields.fault());
  return values;
}

RowAnswer<Area> RowMapper::area(SourceRow const& row) const {
  if (auto fault = rejected_by_rule(layout_, row)) return std::unexpected(std::move(*fault));
  RowFields fields(layout_, row);
  Area area;
  area.source_row = row.row;
  area.code = fields.needed_text(Target::code);
  fields.needed_text(Target::kind);
  area.kind = fields.choice(Target::kind, AreaKind::municipality);
  area.name.en = fields.needed_text(Target::name_en);
  area.name.fr = fields.text(Target::name_fr);
  if (area.name.fr.empty()) area.name.fr = area.name.en;
  area.parent_code = fields.text_or_none(Target::parent_code);
  area.population = fields.whole(Target::population, 0, population_most);
  if (auto const year = fields.whole(Target::population_year, year_least, year_most))
    area.population_year = static_cast<int>(*year);
  area.geometry = fields.text_or_none(Target::geometry);
  if (area.geometry) area.geometry_quality = fields.choice(Target::geometry_quality, GeometryQuality::exact);
  if (!fields.is_sound()) return std::unexpected(fields.fault());
  return area;
}

}  // namespace wardmote::evidence
