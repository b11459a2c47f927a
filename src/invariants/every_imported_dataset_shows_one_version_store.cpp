#include "invariants/sentences.h"

namespace wardmote::invariants {

std::vector<std::string> every_imported_dataset_shows_one_version(store::Reader& reader, store::BoardId board) {
  return reader.list(
      "SELECT d.slug AS slug, CAST(sum(CASE WHEN v.state = 'current' THEN 1 ELSE 0 END) AS BIGINT) AS shown "
      "FROM dataset d JOIN dataset_version v ON v.dataset_id = d.id AND v.state IN ('current', 'superseded') "
      "WHERE d.board_id = :board GROUP BY d.slug HAVING sum(CASE WHEN v.state = 'current' THEN 1 ELSE 0 END) <> 1 "
      "ORDER BY d.slug",
      {{"board", board}}, [](store::Row const& row) {
        return row.text("slug") + " shows " + std::to_string(row.integer("shown")) + " versions";
      });
}

}  // namespace wardmote::invariants
