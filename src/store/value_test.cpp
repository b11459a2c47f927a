#include <cmath>
#include <limits>

#include "base/ensure.h"
#include "tests/support/fresh_database.h"

namespace wardmote::store {
namespace {

class Values : public tests::OnBothDatabases {
 protected:
  Values() { make_relation("CREATE TABLE held (position INTEGER, whole INTEGER, number REAL, text TEXT);"); }

  void keep(int position, Parameter whole, Parameter number, Parameter text) {
    database().write_unpublished([&](Writer& writer) {
      writer.run("INSERT INTO held (position, whole, number, text) VALUES (:position, :whole, :number, :text)",
                 {{"position", position}, {"whole", whole}, {"number", number}, {"text", text}});
    });
  }

  Stored one(std::string const& sql, Bindings const& bindings = {}) {
    return *database().read(
        [&](Reader& reader) { return reader.first(sql, bindings, [](Row const& row) { return row.at("value"); }); });
  }
};
WARDMOTE_ON_BOTH_DATABASES(Values);

TEST_P(Values, come_back_as_they_went_in) {
  keep(1, std::numeric_limits<std::int64_t>::min(), 0.1, "é \\ \t\n'\" :name $1 %");
  keep(2, 5'000'000'000, 5e-324, "");
  keep(3, nullptr, nullptr, nullptr);
  EXPECT_EQ(one("SELECT whole AS value FROM held WHERE position = 1"),
            Stored(std::numeric_limits<std::int64_t>::min()));
  EXPECT_EQ(one("SELECT number AS value FROM held WHERE position = 1"), Stored(0.1));
  EXPECT_EQ(one("SELECT text AS value FROM held WHERE position = 1"), Stored(std::string("é \\ \t\n'\" :name $1 %")));
  EXPECT_EQ(one("SELECT whole AS value FROM held WHERE position = 2"), Stored(std::int64_t{5'000'000'000}));
  EXPECT_EQ(one("SELECT number AS value FROM held WHERE position = 2"), Stored(5e-324));
  EXPECT_EQ(one("SELECT text AS value FROM held WHERE position = 2"), Stored(std::string()));
  for (auto const* const column : {"whole", "number", "text"})
    EXPECT_EQ(one("SELECT " + std::string(column) + " AS value FROM held WHERE position = 3"), Stored()) << column;
}

TEST_P(Values, of_computed_columns_keep_their_kind) {
  keep(1, 3'000'000'000, 1.5, "a");
  keep(2, 4'000'000'000, 2.5, "b");
  EXPECT_EQ(one("SELECT count(*) AS value FROM held"), Stored(std::int64_t{2}));
  EXPECT_EQ(one("SELECT sum(whole) AS value FROM held"), Stored(std::int64_t{7'000'000'000}));
  EXPECT_EQ(one("SELECT sum(number) AS value FROM held"), Stored(4.0));
  EXPECT_EQ(one("SELECT avg(position) AS value FROM held"), Stored(1.5));
  EXPECT_EQ(one("SELECT max(text) AS value FROM held"), Stored(std::string("b")));
  EXPECT_EQ(one("SELECT sum(whole) AS value FROM held WHERE position = 3"), Stored());
  EXPECT_EQ(one("SELECT whole > 3000000000 AS value FROM held WHERE position = 2"), Stored(std::int64_t{1}));
}

TEST_P(Values, sort_and_compare_by_bytes) {
  keep(1, 1, 0, "a");
  keep(2, 1, 0, "B");
  keep(3, 1, 0, "é");
  keep(4, 1, 0, "b");
  auto const texts = database().read([](Reader& reader) {
    return reader.list("SELECT text FROM held ORDER BY text", {}, [](Row const& row) { return row.text("text"); });
  });
  EXPECT_EQ(texts, (std::vector<std::string>{"B", "a", "b", "é"}));
  EXPECT_EQ(one("SELECT count(*) AS value FROM held WHERE text < :text", {{"text", "a"}}), Stored(std::int64_t{1}));
}

TEST_P(Values, may_be_asked_for_twice_and_may_be_null) {
  keep(1, 7, 0, "a");
  keep(2, 8, 0, "b");
  auto const* const sql =
      "SELECT count(*) AS value FROM held WHERE (:whole IS NULL OR whole = :whole) AND text <> ':whole'";
  EXPECT_EQ(one(sql, {{"whole", 7}}), Stored(std::int64_t{1}));
  EXPECT_EQ(one(sql, {{"whole", nullptr}}), Stored(std::int64_t{2}));
  EXPECT_EQ(one(sql, {{"whole", std::optional<int>(8)}}), Stored(std::int64_t{1}));
}

TEST_P(Values, are_refused_when_one_database_would_change_them) {
  EXPECT_THROW(keep(1, 1, 0, std::string("a\0b", 3)), base::BrokenPromise);
  EXPECT_THROW(keep(1, 1, 0, "\xC3\x28"), base::BrokenPromise);
  EXPECT_THROW(keep(1, 1, std::nan(""), "a"), base::BrokenPromise);
  EXPECT_THROW(keep(1, 1, std::numeric_limits<double>::infinity(), "a"), base::BrokenPromise);
  EXPECT_EQ(one("SELECT count(*) AS value FROM held"), Stored(std::int64_t{0}));
}

TEST_P(Values, are_asked_for_by_the_names_that_are_there) {
  keep(1, 1, 0, "a");
  EXPECT_THROW(one("SELECT whole AS other FROM held"), base::BrokenPromise);
  EXPECT_THROW(one("SELECT whole AS value FROM held WHERE text = :text"), base::BrokenPromise);
  EXPECT_THROW(one("SELECT whole AS value FROM held", {{"text", "a"}}), base::BrokenPromise);
  EXPECT_EQ(one("SELECT whole AS value FROM held"), Stored(std::int64_t{1})) << "the session is as good as before";
}

TEST_P(Values, are_read_by_one_statement_at_a_time) {
  keep(1, 1, 0, "a");
  keep(2, 2, 0, "b");
  auto const nested = [&](Reader& reader) {
    reader.each("SELECT whole FROM held", {},
                [&](Row const&) { reader.each("SELECT whole FROM held", {}, [](Row const&) {}); });
  };
  EXPECT_THROW(database().read(nested), base::BrokenPromise);
  EXPECT_EQ(one("SELECT count(*) AS value FROM held"), Stored(std::int64_t{2})) << "the session is as good as before";
}

TEST_P(Values, are_read_with_more_statements_than_are_kept) {
  for (int turn = 0; turn < 200; ++turn)
    EXPECT_EQ(one("SELECT :given + " + std::to_string(turn) + " AS value", {{"given", 1}}),
              Stored(std::int64_t{turn + 1}));
}

}  // namespace
}  // namespace wardmote::store
