#include "store/engine.h"
#include "store/postgresql/connection.h"

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

  /// The server checks its pages as it reads them (initdb --data-checksums) and its references as it writes them.
  std::vector<std::string> check_integrity(Reader& /*reader*/) override { return {}; }

 private:
  std::string url_;
};

}  // namespace

std::unique_ptr<Engine> make_postgresql_engine(std::string const& url) { return std::make_unique<PostgresEngine>(url); }

}  // namespace wardmote::store
