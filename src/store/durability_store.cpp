#include "store/durability_store.h"

namespace wardmote::store {
namespace {

constexpr std::int64_t synchronous_full = 2;

Durability of_sqlite(Reader& reader) {
  auto const mode = *reader.first("PRAGMA journal_mode", {}, [](Row const& row) { return row.text("journal_mode"); });
  auto const level = *reader.first("PRAGMA synchronous", {}, [](Row const& row) { return row.integer("synchronous"); });
  return {level >= synchronous_full && mode != "off" && mode != "memory",
          "journal_mode=" + mode + ", synchronous=" + std::to_string(level)};
}

Durability of_postgresql(Reader& reader) {
  return *reader.first(
      "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous_commit", {},
      [](Row const& row) {
        auto const fsync = row.text("fsync"), commit = row.text("synchronous_commit");
        return Durability{fsync == "on" && commit != "off", "fsync=" + fsync + ", synchronous_commit=" + commit};
      });
}

}  // namespace

Durability durability_of(Reader& reader, std::string_view engine) {
  return engine.starts_with("SQLite") ? of_sqlite(reader) : of_postgresql(reader);
}

}  // namespace wardmote::store
