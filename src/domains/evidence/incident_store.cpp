#include "domains/evidence/incident_store.h"

namespace wardmote::evidence {
namespace {

constexpr std::string_view counted =
    " FROM incident_count i JOIN dataset_version v ON v.id = i.version_id AND v.state = 'current' WHERE v.dataset_id = "
    ":dataset";

struct Condition {
  std::string text;
  store::Bindings bindings;

  void add(std::string_view comparison, std::string const& name, std::string const& value) {
    if (value.empty()) return;
    text += " AND " + std::string(comparison) + " :" + name;
    bindings.push_back({name, value});
  }
};

Condition condition_of(base::Id<Dataset> dataset, CountFilter const& filter) {
  Condition condition{.text = {}, .bindings = {{"dataset", dataset}}};
  condition.add("i.month >=", "first_month", filter.from);
  condition.add("i.month <=", "last_month", filter.to);
  condition.add("i.offence =", "offence", filter.offence);
  condition.add("i.area =", "area", filter.area);
  return condition;
}

CountOf count_of(store::Row const& row) { return {row.text("counted_by"), row.integer("incidents")}; }

/// Index: the primary key of incident_count, which begins with the version and the month.
std::vector<CountOf> counts_by(store::Reader& reader, std::string const& key, Condition const& condition) {
  return reader.list("SELECT i." + key + " AS counted_by, CAST(sum(i.incidents) AS BIGINT) AS incidents" +
                         std::string(counted) + condition.text + " GROUP BY i." + key + " ORDER BY i." + key,
                     condition.bindings, count_of);
}

}  // namespace

std::vector<CountOf> counts_by_month(store::Reader& reader, base::Id<Dataset> dataset, CountFilter const& filter) {
  return counts_by(reader, "month", condition_of(dataset, filter));
}

std::vector<CountOf> counts_by_offence(store::Reader& reader, base::Id<Dataset> dataset, CountFilter const& filter) {
  return counts_by(reader, "offence", condition_of(dataset, filter));
}

std::vector<CountOf> counts_by_area(store::Reader& reader, base::Id<Dataset> dataset, CountFilter const& filter) {
  return counts_by(reader, "area", condition_of(dataset, filter));
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

}  // namespace wardmote::evidence
