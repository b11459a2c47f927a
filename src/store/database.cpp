#include "store/database.h"

#include "store/connected_database.h"

namespace wardmote::store {

namespace {

bool names_server(std::string_view url) { return url.starts_with("postgresql://") || url.starts_with("postgres://"); }

}  // namespace

std::string sqlite_file_of(std::string_view url) {
  constexpr std::string_view sqlite = "sqlite:";
  if (names_server(url)) return "";
  if (url.starts_with(sqlite)) url.remove_prefix(sqlite.size());
  return std::string(url);
}

std::unique_ptr<Engine> make_engine(std::string_view url) {
  return names_server(url) ? make_postgresql_engine(std::string(url)) : make_sqlite_engine(sqlite_file_of(url));
}

std::unique_ptr<Database> Database::open(std::string_view url, base::Clock const& clock) {
  return std::make_unique<ConnectedDatabase>(make_engine(url), clock);
}

}  // namespace wardmote::store
