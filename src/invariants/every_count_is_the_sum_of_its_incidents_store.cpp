#include "invariants/sentences.h"

namespace wardmote::invariants {

std::vector<std::string> every_count_is_the_sum_of_its_incidents(store::Reader& reader, store::BoardId board) {
  return reader.list(
      "SELECT slug, count(*) AS wrong FROM (SELECT d.slug AS slug, month, offence, area FROM "
      "(SELECT version_id, month, offence, area, incidents FROM incident_count UNION ALL "
      "SELECT version_id, substr(occurred_on, 1, 7), offence, area, -incidents FROM incident) both_sides "
      "JOIN dataset_version v ON v.id = version_id AND v.state = 'current' JOIN dataset d ON d.id = v.dataset_id "
      "WHERE d.board_id = :board GROUP BY d.slug, month, offence, area HAVING sum(incidents) <> 0) unequal "
      "GROUP BY slug ORDER BY slug",
      {{"board", board}}, [](store::Row const& row) {
        return std::to_string(row.integer("wrong")) + " counts of " + row.text("slug") +
               " are not what its incidents add up to";
      });
}

}  // namespace wardmote::invariants
