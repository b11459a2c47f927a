#include "domains/evidence/published_value_store.h"

#include "base/choice.h"
#include "domains/evidence/where.h"

namespace wardmote::evidence {
namespace {

PublishedValue value_of(store::Row const& row) {
  return {.area = row.text("area"),
          .area_kind = base::choice_of<AreaKind>(row.text("area_kind")),
          .year = static_cast<int>(row.integer("year")),
          .measure = row.text("measure"),
          .offence = row.text("offence"),
          .value = row.real_or_none("value"),
          .status = row.text("status"),
          .is_revised = row.truth("is_revised"),
          .break_before = row.truth("break_before"),
          .release = row.text("release"),
          .source_row = row.integer("source_row"),
          .since_version = row.integer("since_version"),
          .superseded_version = row.integer_or_none("superseded_version")};
}

/// Rows of a version that is still loading have a number above the current one and do not show.
constexpr std::string_view published =
    " FROM published_value p JOIN dataset_version c ON c.dataset_id = p.dataset_id AND c.state = 'current' "
    "WHERE p.dataset_id = :dataset AND p.since_version <= c.number";
constexpr std::string_view standing = " AND (p.superseded_version IS NULL OR p.superseded_version > c.number)";

Where where_of(base::Id<Dataset> dataset, ValueFilter const& filter) {
  Where where{.text = {}, .bindings = {{"dataset", dataset}}};
  where.add_stated("p.area =", "area", filter.area);
  where.add_stated("p.offence =", "offence", filter.offence);
  if (filter.year) where.add("p.year =", "year", *filter.year);
  std::string names;
  for (auto const& measure : filter.measures) {
    auto const name = "measure_" + std::to_string(where.bindings.size());
    names += (names.empty() ? ":" : ", :") + name;
    where.bindings.push_back({name, measure});
  }
  if (!names.empty()) where.text += " AND p.measure IN (" + names + ")";
  return where;
}

std::vector<PublishedValue> select(store::Reader& reader, Where const& where, std::string_view which) {
  return reader.list(
      "SELECT p.area AS area, p.area_kind AS area_kind, p.year AS year, p.measure AS measure, p.offence AS offence, "
      "p.value AS value, "
      "p.status AS status, p.is_revised AS is_revised, p.break_before AS break_before, p.release AS release, "
      "p.source_row AS source_row, p.since_version AS since_version, p.superseded_version AS superseded_version" +
          std::string(published) + std::string(which) + where.text +
          " ORDER BY p.area, p.year, p.measure, p.offence, p.since_version, p.source_row",
      where.bindings, value_of);
}

}  // namespace

// Indexes: published_value_by_area, published_value_by_measure.
std::vector<PublishedValue> values_of(store::Reader& reader, base::Id<Dataset> dataset, ValueFilter const& filter) {
  return select(reader, where_of(dataset, filter), standing);
}

std::vector<PublishedValue> values_and_revisions_of(store::Reader& reader, base::Id<Dataset> dataset,
                                                    ValueFilter const& filter) {
  return select(reader, where_of(dataset, filter), "");
}

std::vector<MeasureSummary> measures_of(store::Reader& reader, base::Id<Dataset> dataset) {
  return reader.list(
      "SELECT p.measure AS measure, count(*) AS held, sum(CASE WHEN p.value = 0 THEN 1 ELSE 0 END) AS zeros, "
      "sum(CASE WHEN p.value IS NULL THEN 1 ELSE 0 END) AS missing, min(p.year) AS first_year, max(p.year) AS "
      "last_year, "
      "count(DISTINCT p.area) AS areas" +
          std::string(published) + std::string(standing) + " GROUP BY p.measure ORDER BY p.measure",
      {{"dataset", dataset}}, [](store::Row const& row) {
        return MeasureSummary{.measure = row.text("measure"),
                              .values = row.integer("held"),
                              .zeros = row.integer("zeros"),
                              .not_published = row.integer("missing"),
                              .first_year = static_cast<int>(row.integer("first_year")),
                              .last_year = static_cast<int>(row.integer("last_year")),
                              .areas = row.integer("areas")};
      });
}

}  // namespace wardmote::evidence
