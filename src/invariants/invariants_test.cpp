#include "invariants/invariants.h"

#include "tests/support/fresh_database.h"

namespace wardmote::invariants {
namespace {

class Invariants : public tests::OnBothDatabases {
 protected:
  /// Each sentence that does not hold, with the first thing that contradicts it.
  std::vector<std::string> broken() {
    return database().read([&](store::Reader& reader) {
      std::vector<std::string> found;
      for (auto const& invariant : all())
        for (auto const& violation : invariant.violations(reader, board))
          found.push_back(std::string(invariant.sentence) + ": " + violation);
      return found;
    });
  }

  void run(std::string const& sql) {
    database().write_unpublished([&](store::Writer& writer) { writer.run(sql); });
  }
};
WARDMOTE_ON_BOTH_DATABASES(Invariants);

TEST_P(Invariants, hold_in_a_new_database) { EXPECT_EQ(broken(), std::vector<std::string>{}); }

TEST_P(Invariants, find_a_row_without_its_board) {
  make_relation("CREATE TABLE held (board_id TEXT NOT NULL, text TEXT);");
  database().write_unpublished([&](store::Writer& writer) {
    writer.run("INSERT INTO held (board_id, text) VALUES (:board, 'good'), ('nobody', 'bad'), ('nobody', 'worse')",
               {{"board", board}});
  });
  EXPECT_EQ(broken(),
            std::vector<std::string>{"every row belongs to a board that exists: 2 rows of held belong to board nobody, "
                                     "which is not there"});
}

TEST_P(Invariants, find_a_broken_chain) {
  auto const on_postgresql = GetParam() == tests::Engine::postgresql;
  run(std::string("DROP TRIGGER audit_entry_is_never_changed") + (on_postgresql ? " ON audit_entry" : ""));
  run("UPDATE audit_entry SET actor = 'somebody else'");
  EXPECT_EQ(broken(), std::vector<std::string>{"every audit chain is unbroken: entry 1 of board " + board.text() +
                                               ": the hash does not match the entry"});
}

}  // namespace
}  // namespace wardmote::invariants
