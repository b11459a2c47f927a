#include "store/engine.h"
#include "store/postgresql/connection.h"
#include "store/postgresql/rebuild.h"

namespace wardmote::store {
namespace {

constexpr int writers_max = 4;
constexpr int readers_max = 8;

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

 private:
  std::string url_;
};

}  // namespace

std::unique_ptr<Engine> make_postgresql_engine(std::string const& url) { return std::make_unique<PostgresEngine>(url); }

}  // namespace wardmote::store
