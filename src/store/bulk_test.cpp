#include "base/ensure.h"
#include "tests/support/fresh_database.h"

namespace wardmote::store {
namespace {

class Bulks : public tests::OnBothDatabases {
 protected:
  Bulks() {
    make_relation(
        "CREATE TABLE held (id INTEGER NOT NULL PRIMARY KEY, number REAL, text TEXT);"
        "CREATE TABLE reject (line INTEGER NOT NULL, reason TEXT NOT NULL);");
  }

  Stored one(std::string const& sql) {
    return *database().read(
        [&](Reader& reader) { return reader.first(sql, {}, [](Row const& row) { return row.at("value"); }); });
  }
};
WARDMOTE_ON_BOTH_DATABASES(Bulks);

TEST_P(Bulks, keep_every_kind_of_text_and_nothing) {
  std::vector<std::optional<std::string>> const texts{"",     "\\N",       "\\.", "tab\tline\nreturn\rback\\slash",
                                                      "é'\"", std::nullopt};
  database().write_unpublished([&](Writer& writer) {
    auto const bulk = writer.bulk("held", {"id", "number", "text"});
    for (std::size_t id = 0; id < texts.size(); ++id) bulk->add({id, 0.1, texts[id]});
    bulk->finish();
  });
  auto const kept = database().read([](Reader& reader) {
    return reader.list("SELECT text FROM held ORDER BY id", {}, [](Row const& row) { return row.at("text"); });
  });
  ASSERT_EQ(kept.size(), texts.size());
  for (std::size_t id = 0; id < texts.size(); ++id) EXPECT_EQ(kept[id], Parameter(texts[id]).stored()) << id;
  EXPECT_EQ(one("SELECT min(number) AS value FROM held"), Stored(0.1));
}

TEST_P(Bulks, run_beside_each_other_and_beside_statements) {
  constexpr int rows = 100'003;  // several megabytes: more than is sent at once
  database().write_unpublished([&](Writer& writer) {
    auto const good = writer.bulk("held", {"id", "text"});
    auto const bad = writer.bulk("reject", {"line", "reason"});
    for (int row = 0; row < rows; ++row) {
      good->add({row, "a text of about forty characters or more"});
      bad->add({row, "a reason of about forty characters long"});
      if (row % 30'000 == 0) writer.run("UPDATE reject SET reason = 'seen' WHERE line = :line", {{"line", row}});
    }
    good->finish();
    bad->finish();
  });
  EXPECT_EQ(one("SELECT count(*) AS value FROM held"), Stored(std::int64_t{rows}));
  EXPECT_EQ(one("SELECT count(*) AS value FROM reject"), Stored(std::int64_t{rows}));
}

TEST_P(Bulks, are_not_committed_unfinished) {
  EXPECT_THROW(database().write_unpublished([](Writer& writer) { writer.bulk("held", {"id"})->add({1}); }),
               base::BrokenPromise);
  EXPECT_EQ(one("SELECT count(*) AS value FROM held"), Stored(std::int64_t{0}));
}

TEST_P(Bulks, need_an_entry_where_a_change_needs_one) {
  EXPECT_THROW(database().write([](Writer& writer) {
    auto const bulk = writer.bulk("held", {"id"});
    bulk->add({1});
    bulk->finish();
  }),
               base::BrokenPromise);
  EXPECT_EQ(one("SELECT count(*) AS value FROM held"), Stored(std::int64_t{0}));
}

TEST_P(Bulks, say_which_constraint_a_row_breaks) {
  try {
    database().write_unpublished([](Writer& writer) {
      auto const bulk = writer.bulk("held", {"id"});
      bulk->add({1});
      bulk->add({1});
      bulk->finish();
    });
    FAIL() << "two rows with one key were kept";
  } catch (StoreFailure const& failure) {
    EXPECT_EQ(failure.kind(), StoreFailure::Kind::constraint) << failure.what();
  }
  EXPECT_EQ(one("SELECT count(*) AS value FROM held"), Stored(std::int64_t{0})) << "the session is as good as before";
}

TEST_P(Bulks, take_as_many_values_as_columns) {
  EXPECT_THROW(database().write_unpublished([](Writer& writer) { writer.bulk("held", {"id", "text"})->add({1}); }),
               base::BrokenPromise);
}

}  // namespace
}  // namespace wardmote::store
