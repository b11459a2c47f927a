#include "domains/evidence/incident_store.h"

#include "domains/evidence/where.h"

namespace wardmote::evidence {
namespace {

constexpr std::string_view counted =
    " FROM incident_count i JOIN dataset_version v ON v.id = i.version_id AND v.state = 'current' WHERE v.dataset_id = "
    ":dataset";

Where where_of(base::Id<Dataset> dataset, CountFilter const& filter) {
  Where where{.text = {}, .bindings = {{"dataset", dataset}}};
  where.add_stated("i.month >=", "first_month", filter.from);
  where.add_stated("i.month <=", "last_month", filter.to);
  where.add_stated("i.offence =", "offence", filter.offence);
  where.add_stated("i.area =", "area", filter.area);
  return where;
}

CountOf count_of(store::Row const& row) { return {row.text("counted_by"), row.integer("incidents")}; }

}  // namespace

// Index: the primary key of incident_count, which begins with the version and the month.
std::vector<CountOf> counts_by_month(store::Reader& reader, base::Id<Dataset> dataset, CountFilter const& filter) {
  auto const where = where_of(dataset, filter);
  return reader.list("SELECT i.month AS counted_by, CAST(sum(i.incidents) AS BIGINT) AS incidents" +
                         std::string(counted) + where.text + " GROUP BY i.month ORDER BY i.month",
                     where.bindings, count_of);
}

// Index: the primary key of incident_count.
std::vector<CellCount> counts_in_grid(store::Reader& reader, base::Id<Dataset> dataset, GridRows rows,
                                      CountFilter const& filter) {
  auto const where = where_of(dataset, filter);
  std::string const row = rows == GridRows::area ? "i.area" : "i.month";
  return reader.list(
      "SELECT " + row + " AS grid_row, i.offence AS offence, CAST(sum(i.incidents) AS BIGINT) AS incidents" +
          std::string(counted) + where.text + " GROUP BY " + row + ", i.offence ORDER BY " + row + ", i.offence",
      where.bindings, [](store::Row const& found) {
        return CellCount{found.text("grid_row"), found.text("offence"), found.integer("incidents")};
      });
}

std::vector<IncidentCount> all_counts(store::Reader& reader, base::Id<Dataset> dataset) {
  return reader.list(
      "SELECT i.month AS month, i.offence AS offence, i.area AS area, CAST(sum(i.incidents) AS BIGINT) AS incidents" +
          std::string(counted) + " GROUP BY i.month, i.offence, i.area ORDER BY i.month, i.offence, i.area",
      {{"dataset", dataset}}, [](store::Row const& row) {
        return IncidentCount{row.text("month"), row.text("offence"), row.text("area"), row.integer("incidents")};
      });
}

std::vector<CountOf> counts_by_place_precision(store::Reader& reader, base::Id<Dataset> dataset) {
  return reader.list(
      "SELECT i.place_precision AS counted_by, CAST(sum(i.incidents) AS BIGINT) AS incidents FROM incident i "
      "JOIN dataset_version v ON v.id = i.version_id AND v.state = 'current' WHERE v.dataset_id = :dataset "
      "GROUP BY i.place_precision ORDER BY i.place_precision",
      {{"dataset", dataset}}, count_of);
}

// Index: the primary key of incident.
std::vector<std::string> offences_with_withheld_places(store::Reader& reader, base::Id<Dataset> dataset) {
  return reader.list(
      "SELECT DISTINCT i.offence AS offence FROM incident i JOIN dataset_version v ON v.id = i.version_id AND v.state "
      "= "
      "'current' WHERE v.dataset_id = :dataset AND i.place_precision = 'withheld' ORDER BY i.offence",
      {{"dataset", dataset}}, [](store::Row const& row) { return row.text("offence"); });
}

}  // namespace wardmote::evidence
