#include "invariants/sentences.h"

namespace wardmote::invariants {
namespace {

/// Rows of `relation`, called r, that no version answers for which `of_version` holds. A version that was discarded keeps
/// no rows.
void find_strays(store::Reader& reader, store::BoardId board, std::string const& relation,
                 std::string const& of_version, std::vector<std::string>& found) {
  reader.each("SELECT count(*) AS stray FROM " + relation +
                  " r WHERE r.board_id = :board AND NOT EXISTS (SELECT 1 FROM dataset_version v WHERE " + of_version +
                  " AND v.state <> 'discarded')",
              {{"board", board}}, [&](store::Row const& row) {
                if (auto const stray = row.integer("stray"); stray > 0)
                  found.push_back(std::to_string(stray) + " rows of " + relation + " are of no version that is kept");
              });
}

}  // namespace

std::vector<std::string> every_figure_comes_from_a_version_that_is_kept(store::Reader& reader, store::BoardId board) {
  std::vector<std::string> found;
  for (auto const* const relation : {"incident", "incident_count", "area"})
    find_strays(reader, board, relation, "v.id = r.version_id", found);
  find_strays(reader, board, "published_value", "v.dataset_id = r.dataset_id AND v.number = r.since_version", found);
  return found;
}

}  // namespace wardmote::invariants
