#include "tests/support/fresh_database.h"

#include "base/ensure.h"
#include "store/boards_store.h"
#include "store/migrations.h"
#include "tests/support/postgres.h"

namespace wardmote::tests {

FreshDatabase::FreshDatabase(Engine engine)
    : url_(engine == Engine::sqlite ? "sqlite:" + (folder_.path() / "wardmote.db").string()
                                    : TemporaryPostgres::shared().fresh_database_url()) {}

OnBothDatabases::OnBothDatabases() : fresh(GetParam()), database_(store::Database::open(fresh.url(), clock)) {
  migrate(store::migrations());
  database_->write([&](store::Writer& writer) {
    store::make_board(writer, {board, "halton", "Halton", "Halton", "America/Toronto"}, clock.now(), "test");
  });
}

void OnBothDatabases::migrate(std::span<store::Migration const> more) {
  migrations_.insert(migrations_.end(), more.begin(), more.end());
  ENSURE(database_->migrate(migrations_).has_value());
}

void OnBothDatabases::make_relation(std::string const& sql) {
  migrate(std::vector<store::Migration>{{9001, "for_a_test", sql}});
}

store::AuditEntry OnBothDatabases::entry(std::string action) const {
  return {.board = board, .actor = "test", .action = std::move(action), .subject = "subject"};
}

std::string name_of(testing::TestParamInfo<Engine> const& info) {
  return info.param == Engine::sqlite ? "sqlite" : "postgresql";
}

}  // namespace wardmote::tests
