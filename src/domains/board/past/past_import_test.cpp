#include "domains/board/past/past_import.h"

#include "domains/board/past/legistar.h"
#include "domains/board/past/ocd_past.h"
#include "domains/board/past/past_ocd.h"
#include "domains/board/past/past_people_store.h"
#include "domains/board/room.h"
#include "store/audit_chain.h"
#include "store/boards_store.h"
#include "store/migrations.h"
#include "tests/support/fresh_database.h"

namespace wardmote::board {
namespace {

class ImportedPast : public tests::OnBothDatabases {
 protected:
  ImportedPast() {
    std::vector<store::Migration> all(store::migrations().begin(), store::migrations().end());
    all.insert(all.end(), migrations().begin(), migrations().end());
    EXPECT_TRUE(database().migrate(all));
    database().write([&](store::Writer& writer) {
      store::make_board(writer, {board, "millbrook", "Millbrook", "Millbrook", "America/Toronto"}, clock.now(), "test");
    });
  }
  /// A meeting with two items; `flag` is what was published of the second.
  static PastFileRead meeting(std::string id = "7", std::string date = "2024-06-30") {
    PastMeeting one{.id = std::move(id), .body = "Finance", .date = std::move(date), .time = "12:30"};
    one.items = {{.id = "1", .title = "Roll call"}, {.id = "2", .title = "Budget", .published_passed = true}};
    one.attendance = {{"Ada", "Present"}, {"Bo", "Absent"}};
    return {"events.json", {.meetings = {one}}};
  }
  static PastFileRead vote(std::optional<bool> published, std::string of_meeting = "7", std::string item = "2") {
    PastVote one{.meeting = std::move(of_meeting),
                 .item = std::move(item),
                 .motion = "Budget",
                 .action = "Approved",
                 .published_passed = published,
                 .place = "History[4]"};
    one.ballots = {{"Ada", PastOption::yes, "Affirmative"}, {"Bo", PastOption::excused, "Parental"}};
    return {"matters.json", {.votes = {one}}};
  }
  std::vector<PastImported> import(std::vector<PastFileRead> files) {
    return import_past(database(), board, source, std::move(files), "test");
  }
  std::int64_t entries() {
    return database().read([&](store::Reader& reader) {
      return *reader.first("SELECT count(*) AS entries FROM audit_entry", {},
                           [](store::Row const& row) { return row.integer("entries"); });
    });
  }
  std::vector<PastHead> listed(int year = 0, std::string const& after = {}, std::int64_t limit = 50) {
    return database().read([&](store::Reader& reader) { return list_past(reader, board, year, after, limit); });
  }
  std::vector<HeldVote> votes(std::string const& name) {
    return database().read([&](store::Reader& reader) { return past_votes(reader, board, name); });
  }
  PastSource source{"City of Elsewhere", "https://elsewhere.example"};
  store::BoardId board = store::BoardId::make(clock);
};
WARDMOTE_ON_BOTH_DATABASES(ImportedPast);

TEST_P(ImportedPast, is_kept_as_it_was_read) {
  auto const files = std::vector{vote(true), meeting()};
  auto const reports = import(files);
  EXPECT_EQ(reports.front().file, "events.json") << "a file with meetings goes first";
  ASSERT_EQ(listed().size(), 1u);
  auto const head = listed().front();
  EXPECT_EQ(head.meeting, "city-of-elsewhere-7");
  EXPECT_EQ(head.source_name, "City of Elsewhere");
  EXPECT_EQ(head.votes, 1);
  EXPECT_EQ(head.mismatches, 0);
  auto const [items, attendance] = database().read([&](store::Reader& reader) {
    return std::pair(past_items(reader, board, head.meeting), past_attendance(reader, board, head.meeting));
  });
  EXPECT_EQ(items, files[1].file.meetings.front().items);
  EXPECT_EQ(attendance, files[1].file.meetings.front().attendance);
  ASSERT_EQ(votes(head.meeting).size(), 1u);
  EXPECT_EQ(votes(head.meeting).front().vote.ballots, files[0].file.votes.front().ballots);
}

TEST_P(ImportedPast, changes_nothing_when_the_same_files_come_again) {
  import({meeting(), vote(true)});
  auto const before = entries();
  auto const again = import({meeting(), vote(true)});
  EXPECT_EQ(again[0].meetings + again[1].votes, 0);
  EXPECT_EQ(again[0].kept_meetings + again[1].kept_votes, 2);
  EXPECT_EQ(entries(), before) << "and says nothing in the chain";
}

TEST_P(ImportedPast, has_one_audit_entry_for_each_file_that_changed_something) {
  auto const before = entries();
  import({meeting("7"), meeting("8"), vote(true)});
  EXPECT_EQ(entries(), before + 3);
}

TEST_P(ImportedPast, takes_what_the_council_corrected_and_keeps_the_votes) {
  import({meeting("7", "2024-06-30"), vote(true)});
  auto const reports = import({meeting("7", "2024-07-01"), vote(false)});
  EXPECT_EQ(reports[0].meetings + reports[1].votes, 2);
  ASSERT_EQ(listed().size(), 1u);
  EXPECT_EQ(listed().front().date, "2024-07-01");
  EXPECT_EQ(listed().front().mismatches, 1);
  EXPECT_EQ(votes("city-of-elsewhere-7").front().vote.ballots.size(), 2u);
}

TEST_P(ImportedPast, lists_a_published_result_that_its_ballots_contradict_and_keeps_both) {
  auto const reports = import({meeting(), vote(false)});
  ASSERT_EQ(reports[1].mismatches.size(), 1u);
  auto const& one = reports[1].mismatches.front();
  EXPECT_EQ(one.meeting, "city-of-elsewhere-7");
  EXPECT_FALSE(one.published_passed);
  EXPECT_TRUE(one.by_ballots);
  EXPECT_EQ(one.yes, 1);
  auto const held = votes("city-of-elsewhere-7").front();
  EXPECT_EQ(held.vote.published_passed, false);
  EXPECT_TRUE(held.computed_passed);
}

TEST_P(ImportedPast, says_nothing_of_a_vote_whose_result_was_not_published) {
  auto const reports = import({meeting(), vote(std::nullopt)});
  EXPECT_EQ(reports[1].votes_read, 1);
  EXPECT_EQ(reports[1].votes_flagged, 0);
  EXPECT_TRUE(reports[1].mismatches.empty());
}

TEST_P(ImportedPast, leaves_out_a_vote_without_its_meeting_or_its_item_and_says_so_and_still_compares_it) {
  auto const reports = import({meeting(), vote(false, "99"), vote(true, "7", "5")});
  EXPECT_EQ(reports[1].faults, (std::vector<FileFault>{{"History[4]", "its meeting 99 was not imported"}}));
  EXPECT_EQ(reports[1].mismatches.size(), 1u);
  EXPECT_EQ(reports[2].faults, (std::vector<FileFault>{{"History[4]", "its meeting 7 has no item 5"}}));
}

TEST_P(ImportedPast, is_listed_the_newest_first_by_year_and_page_by_page) {
  import(
      {meeting("1", "2023-02-01"), meeting("2", "2024-02-01"), meeting("3", "2024-02-01"), meeting("4", "2024-03-01")});
  auto const names = [](std::vector<PastHead> const& heads) {
    std::string text;
    for (auto const& head : heads) text += head.meeting.back();
    return text;
  };
  EXPECT_EQ(names(listed()), "4321");
  EXPECT_EQ(names(listed(2024)), "432");
  EXPECT_EQ(names(listed(0, "", 2)), "43");
  EXPECT_EQ(names(listed(0, "city-of-elsewhere-3", 2)), "21");
  EXPECT_EQ(names(listed(0, "nowhere")), "");
  auto const years = database().read([&](store::Reader& reader) { return past_years(reader, board); });
  ASSERT_EQ(years.size(), 2u);
  EXPECT_EQ(years.front().year, 2024);
  EXPECT_EQ(years.front().meetings, 3);
}

TEST(ThePastMeetingsName, is_made_of_letters_and_digits_alone) {
  EXPECT_EQ(past_meeting_name({"Ville de Montréal (conseil)", ""}, "7/8"), "ville-de-montr-al-conseil-7-8");
}

TEST_P(ImportedPast, is_exported_and_read_again_without_a_loss) {
  auto events = meeting();
  auto& one = events.file.meetings.front();
  one.place = "Chamber";
  one.status = "Final";
  one.address = "https://elsewhere.example/7";
  one.items.push_back(
      {.id = "3 a", .number = "4.2", .code = "Int 7", .title = "", .action = "Laid over", .text = "Note"});
  auto matters = vote(std::nullopt);
  auto& ballots = matters.file.votes.front();
  ballots.abstentions_are_for = true;
  ballots.ballots = {{"Ada", PastOption::no, "No"},
                     {"Bo", PastOption::abstain, "Abstain"},
                     {"Cy", PastOption::yes, "Aye"},
                     {"Di", PastOption::not_voting, "Non-voting"}};
  import({events, matters});
  auto const head = listed().front();
  auto const held = database().read([&](store::Reader& reader) {
    auto kept = one;
    kept.id = past_identifier(head);
    kept.items = past_items(reader, board, head.meeting);
    return HeldMeeting{source, kept, past_votes(reader, board, head.meeting)};
  });
  EXPECT_EQ(held.meeting, one);
  EXPECT_TRUE(held.votes.front().computed_passed);
  auto const read = read_ocd_past(past_ocd_text(held));
  ASSERT_TRUE(read.faults.empty()) << read.faults.front().place << read.faults.front().reason;
  EXPECT_EQ(read.meetings, std::vector{one});
  auto const again = import({{"again.json", read}});
  EXPECT_EQ(again.front().meetings + again.front().votes, 0);
  EXPECT_EQ(again.front().kept_votes, 1);
}

TEST_P(ImportedPast, has_people_whose_votes_are_found_by_name_at_their_own_council) {
  PastPerson const ada{
      "Ada", {{"Council", "Member", "2022-01-01", "2025-12-31"}, {"Finance", "Chair", "2024-01-01"}}, "[0]"};
  auto const first = import({meeting(), vote(true), {"people.json", {.people = {ada}}}});
  EXPECT_EQ(first.back().people, 1);
  import_past(database(), board, {"Elsewhere Again", ""}, {meeting(), vote(true)}, "test");
  auto const held = database().read(
      [&](store::Reader& reader) { return find_past_person(reader, board, past_person_name(source, "Ada")); });
  ASSERT_TRUE(held);
  EXPECT_EQ(held->terms.front().body, "Finance") << "the newest first";
  auto const [ballots, tally] = database().read([&](store::Reader& reader) {
    return std::pair(past_ballots_of(reader, board, *held, 10), past_tally_of(reader, board, *held));
  });
  ASSERT_EQ(ballots.size(), 1u) << "not the Ada of another council";
  EXPECT_EQ(ballots.front().motion, "Budget");
  EXPECT_EQ(tally.at(PastOption::yes), 1);
  EXPECT_EQ(import({{"people.json", {.people = {ada}}}}).front().people, 0);
  auto const other = import({{"people.json", {.people = {{"ADA", {}, "[4]"}}}}}).front();
  EXPECT_EQ(other.faults.front().place, "[4]");
  EXPECT_EQ(other.kept_people, 0);
}

}  // namespace
}  // namespace wardmote::board
