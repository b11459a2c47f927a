#include "invariants/sentences.h"

namespace wardmote::invariants {

std::vector<std::string> every_row_belongs_to_a_board_that_exists(store::Reader& reader, store::BoardId /*board*/) {
  std::vector<std::string> found;
  for (auto const& relation : reader.relations_with("board_id"))
    reader.each("SELECT board_id, count(*) AS stray FROM " + relation +
                    " WHERE board_id NOT IN (SELECT id FROM board) GROUP BY board_id ORDER BY board_id",
                {}, [&](store::Row const& row) {
                  found.push_back(std::to_string(row.integer("stray")) + " rows of " + relation + " belong to board " +
                                  row.text("board_id") + ", which is not there");
                });
  return found;
}

}  // namespace wardmote::invariants
