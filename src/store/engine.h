#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "store/connection.h"
#include "store/dialect.h"
#include "store/rebuild.h"

namespace wardmote::store {

/// One of the two databases as a whole. Safe to use from many threads. All members throw StoreFailure.
class Engine {
 public:
  virtual ~Engine() = default;
  virtual std::unique_ptr<Connection> connect(Access access) = 0;
  /// How many sessions of the kind may be open at once. One writer means that writers wait for one another.
  virtual int connections_max(Access access) const = 0;
  virtual Dialect dialect() const = 0;
  /// "SQLite 3.40.1", "PostgreSQL 15.20".
  virtual std::string name() = 0;
  /// Keeps a copy of a file database that holds data, before the migration of that number. Nothing on a server, whose
  /// operator keeps copies.
  virtual void keep_copy(Connection& connection, int migration_number) = 0;
  /// Refuses restore_under_way if another is being built.
  virtual base::Answer<std::unique_ptr<Rebuild>> begin_rebuild() = 0;
  /// Whether there is no database of ours there, not even one that is damaged. Makes none.
  virtual bool is_empty() = 0;
  /// Refuses database_in_use if another session has it open. Idle sessions of this engine count.
  virtual base::Answer<void> check_unused() = 0;
  /// For people: the file, or the server's database without a password.
  virtual std::string place() const = 0;
  /// What the database itself finds wrong with its pages and references, in its own words; nothing if all is well.
  virtual std::vector<std::string> check_integrity(Reader& reader) = 0;
  /// As Database::broken_promises.
  virtual std::vector<std::string> broken_promises(Reader& reader) = 0;
};

/// The one that the URL names (Database::open).
std::unique_ptr<Engine> make_engine(std::string_view url);

/// The file of the embedded database that a URL names ("sqlite:FILE", or FILE alone); empty where it names a server.
std::string sqlite_file_of(std::string_view url);

/// The database in one file; made if it is not there. `path` is as the system takes it.
std::unique_ptr<Engine> make_sqlite_engine(std::string const& path);

/// A database of a PostgreSQL server, by libpq's URL.
std::unique_ptr<Engine> make_postgresql_engine(std::string const& url);

}  // namespace wardmote::store
