#include "store/connected_database.h"

namespace wardmote::store {

/// A number that changes with every entry of any board. Nothing while the database cannot be asked, or has no schema
/// yet. By the primary key of audit_entry, once for each board.
std::optional<std::int64_t> ConnectedDatabase::entries_recorded() {
  try {
    return read([](Reader& reader) {
      return reader.first(
          "SELECT CAST(coalesce(sum((SELECT max(sequence) FROM audit_entry WHERE board_id = board.id)), 0) AS BIGINT) "
          "AS entries"
          " FROM board",
          {}, [](Row const& row) { return row.integer("entries"); });
    });
  } catch (std::exception const&) {
    return std::nullopt;
  }
}

}  // namespace wardmote::store
