#include "store/engine.h"
#include "store/postgresql/connection.h"
#include "store/postgresql/rebuild.h"
#include "store/postgresql/session.h"

namespace wardmote::store {
namespace {

constexpr int writers_max = 4;
constexpr int readers_max = 8;

// Of pg_stat_replication a role without privileges sees the rows, if not what is in them.
constexpr auto* promises =
    "SELECT current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,"
    " current_setting('synchronous_commit') AS synchronous_commit,"
    " current_setting('synchronous_standby_names') AS second_copies,"
    " (SELECT count(*) FROM pg_stat_replication) AS followers";

std::vector<std::string> promises_broken_by(Row const& settings, bool is_cluster) {
  std::vector<std::string> found;
  auto const complain = [&](bool is_broken, char const* what) {
    if (is_broken) found.emplace_back(what);
  };
  complain(settings.text("fsync") == "off" || settings.text("full_page_writes") == "off",
           "PostgreSQL does not wait for its disk (fsync or full_page_writes is off): a loss of power loses what was "
           "acknowledged.");
  auto const commit = settings.text("synchronous_commit");
  complain(
      commit == "off" || commit == "local" || commit == "remote_write",
      "The database's URL or role sets synchronous_commit to less than on: a crash may lose what was acknowledged.");
  complain(
      (is_cluster || settings.integer("followers") > 0) && settings.text("second_copies").empty(),
      "PostgreSQL acknowledges before a second server has a copy (synchronous_standby_names is empty): the loss of "
      "the leader loses what was acknowledged last. With Patroni, set synchronous_mode and synchronous_mode_strict.");
  return found;
}

class PostgresEngine final : public Engine {
 public:
  explicit PostgresEngine(std::string url) : url_(std::move(url)) {}

  std::unique_ptr<Connection> connect(Access /*access*/) override { return connect_postgresql(url_); }
  int connections_max(Access access) const override { return access == Access::write ? writers_max : readers_max; }
  Dialect dialect() const override { return Dialect::postgresql; }

  std::string name() override {
    std::string version;
    connect(Access::read)
        ->run("SELECT split_part(current_setting('server_version'), ' ', 1) AS version", {},
              [&](Row const& row) { version = row.text("version"); });
    return "PostgreSQL " + version;
  }

  void keep_copy(Connection& /*connection*/, int /*migration_number*/) override {}

  base::Answer<std::unique_ptr<Rebuild>> begin_rebuild() override { return begin_postgres_rebuild(url_); }
  base::Answer<void> check_unused() override { return check_postgres_unused(*connect(Access::read)); }
  std::string place() const override { return place_of_postgres(url_); }
  bool is_empty() override { return connect(Access::read)->relations().empty(); }

  /// The server checks its pages as it reads them (initdb --data-checksums) and its references as it writes them.
  std::vector<std::string> check_integrity(Reader& /*reader*/) override { return {}; }

  std::vector<std::string> broken_promises(Reader& reader) override {
    auto const found = reader.first(
        promises, {}, [&](Row const& settings) { return promises_broken_by(settings, names_several_servers(url_)); });
    return found.value_or(std::vector<std::string>{});
  }

 private:
  std::string url_;
};

}  // namespace

std::unique_ptr<Engine> make_postgresql_engine(std::string const& url) { return std::make_unique<PostgresEngine>(url); }

}  // namespace wardmote::store
