#include "domains/board/meetings/meeting_store.h"

#include "domains/board/meetings/meeting_walk.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/room.h"
#include "store/audit_chain.h"
#include "store/boards_store.h"
#include "store/migrations.h"
#include "tests/support/fresh_database.h"

namespace wardmote::board {
namespace {

using samples::Script;

class MeetingStore : public tests::OnBothDatabases {
 protected:
  MeetingStore() {
    std::vector<store::Migration> all(store::migrations().begin(), store::migrations().end());
    all.insert(all.end(), migrations().begin(), migrations().end());
    EXPECT_TRUE(database().migrate(all));
    database().write([&](store::Writer& writer) {
      store::make_board(writer, {board, "millbrook", "Millbrook", "Millbrook", "America/Toronto"}, clock.now(), "test");
    });
  }
  void append(std::string const& meeting, std::span<LogEntry const> log, std::span<LogEntry const> entries) {
    database().write([&](store::Writer& writer) { append_log(writer, board, meeting, record_of(log), log, entries); });
  }
  std::vector<LogEntry> kept(std::string const& meeting) {
    return database().read([&](store::Reader& reader) { return read_log(reader, board, meeting); });
  }
  std::vector<std::string> found(std::vector<std::string> const& words, std::string const& after = {},
                                 std::int64_t limit = 50) {
    std::vector<std::string> names;
    for (auto const& head :
         database().read([&](store::Reader& reader) { return list_motions(reader, board, words, after, limit); }))
      names.push_back(head.name);
    return names;
  }
  store::BoardId board = store::BoardId::make(clock);
};
WARDMOTE_ON_BOTH_DATABASES(MeetingStore);

TEST_P(MeetingStore, keeps_the_log_of_a_meeting_at_random_to_the_last_word) {
  for (unsigned seed = 0; seed < 5; ++seed) {
    auto const meeting = "2026-12-1" + std::to_string(seed) + "-regular";
    Script script;
    append(meeting, {}, script.log);
    samples::walk(script, seed, 300,
                  [&](LogEntry const&, std::vector<LogEntry> const& entries) { append(meeting, script.log, entries); });
    EXPECT_EQ(kept(meeting), script.log);
    auto const heads = database().read([&](store::Reader& reader) { return list_meetings(reader, board); });
    EXPECT_EQ(heads.front().state, script.record().state);
    auto const record = script.record();
    for (auto const& motion : record.motions) {
      auto const facts = database().read(
          [&](store::Reader& reader) { return find_motion(reader, board, motion_name(meeting, motion.id)); });
      ASSERT_TRUE(facts);
      EXPECT_EQ(facts->state, motion.state);
    }
  }
}

TEST_P(MeetingStore, refuses_to_change_or_delete_an_entry) {
  Script script;
  append("2026-12-17-regular", {}, script.log);
  for (auto const* sql : {"UPDATE meeting_entry SET words = 'else'", "DELETE FROM meeting_entry"})
    EXPECT_THROW(database().write_unpublished([&](store::Writer& writer) { writer.run(sql); }), store::StoreFailure);
  EXPECT_EQ(kept("2026-12-17-regular"), script.log);
}

TEST_P(MeetingStore, records_one_audit_entry_for_each_entry_of_a_log) {
  Script script;
  append("2026-12-17-regular", {}, script.log);
  auto const before = std::ssize(script.log);
  script.opens();
  append("2026-12-17-regular", std::span(script.log).first(before), std::span(script.log).subspan(before));
  auto const links =
      database().read([&](store::Reader& reader) { return store::audit_links(reader, board, std::nullopt, 100); });
  EXPECT_EQ(std::ranges::count(links, "2026-12-17-regular", [](auto const& link) { return link.entry.subject; }),
            std::ssize(script.log));
}

TEST_P(MeetingStore, finds_motions_by_words_newest_first_and_page_by_page) {
  Script first;
  first.opens().carries(1, "That 100 % of the Budget be adopted.").carries(1, "That the report be received.");
  append("2026-11-26-regular", {}, first.log);
  Script second;
  second.log.front().reference = "2026-12-17 09:00";
  second.opens().carries(1, "That the budget_plan be published.");
  append("2026-12-17-regular", {}, second.log);
  EXPECT_EQ(found({"BUDGET"}), (std::vector<std::string>{"2026-12-17-regular-1", "2026-11-26-regular-1"}));
  EXPECT_EQ(found({"budget", "adopted"}), (std::vector<std::string>{"2026-11-26-regular-1"}));
  EXPECT_EQ(found({"100 %"}), (std::vector<std::string>{"2026-11-26-regular-1"}));
  EXPECT_EQ(found({"budget_"}), (std::vector<std::string>{"2026-12-17-regular-1"}));
  EXPECT_EQ(found({"annual"}).size(), 3u);
  EXPECT_EQ(found({}, "", 1), (std::vector<std::string>{"2026-12-17-regular-1"}));
  EXPECT_EQ(found({}, "2026-12-17-regular-1", 1).size(), 1u);
}

TEST_P(MeetingStore, seats_whoever_has_a_term_on_the_day_the_chair_first) {
  auto const day = [](char const* text) { return *base::date_of(text); };
  auto const add = [&](std::string name, Office office, char const* first, std::optional<base::LocalDate> last) {
    return database().write([&](store::Writer& writer) {
      Member const member{.id = base::Id<Member>::make(clock),
                          .name = std::move(name),
                          .office = office,
                          .first_day = day(first),
                          .last_day = last};
      return add_member(writer, board, member, "test", clock.now());
    });
  };
  EXPECT_TRUE(add("Amara", Office::member, "2024-01-01", std::nullopt));
  EXPECT_TRUE(add("Zoe", Office::chair, "2024-01-01", day("2026-11-30")));
  EXPECT_FALSE(add("", Office::member, "2024-01-01", std::nullopt));
  EXPECT_FALSE(add("Bela", Office::member, "2024-01-01", day("2023-12-31")));
  auto const names = [&](char const* on) {
    std::vector<std::string> all;
    for (auto const& seat : database().read([&](store::Reader& reader) { return seats_on(reader, board, day(on)); }))
      all.push_back(seat.name);
    return all;
  };
  EXPECT_EQ(names("2026-11-30"), (std::vector<std::string>{"Zoe", "Amara"}));
  EXPECT_EQ(names("2026-12-01"), (std::vector<std::string>{"Amara"}));
  EXPECT_TRUE(names("2023-12-31").empty());
}

}  // namespace
}  // namespace wardmote::board
