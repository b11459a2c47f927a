#include "store/database.h"

#include "store/connected_database.h"

namespace wardmote::store {

std::unique_ptr<Engine> make_engine(std::string_view url) {
  if (url.starts_with("postgresql://") || url.starts_with("postgres://"))
    return make_postgresql_engine(std::string(url));
  constexpr std::string_view sqlite = "sqlite:";
  if (url.starts_with(sqlite)) url.remove_prefix(sqlite.size());
  return make_sqlite_engine(std::string(url));
}

std::unique_ptr<Database> Database::open(std::string_view url, base::Clock const& clock) {
  return std::make_unique<ConnectedDatabase>(make_engine(url), clock);
}

}  // namespace wardmote::store
