#include "domains/board/committees/committee_store.h"

#include "domains/board/meetings/meeting_samples.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/room.h"
#include "store/audit_chain.h"
#include "store/boards_store.h"
#include "store/migrations.h"
#include "tests/support/fresh_database.h"

namespace wardmote::board {
namespace {

class CommitteeStore : public tests::OnBothDatabases {
 protected:
  CommitteeStore() {
    std::vector<store::Migration> all(store::migrations().begin(), store::migrations().end());
    all.insert(all.end(), migrations().begin(), migrations().end());
    EXPECT_TRUE(database().migrate(all));
    database().write([&](store::Writer& writer) {
      store::make_board(writer, {board, "millbrook", "Millbrook", "Millbrook", "America/Toronto"}, clock.now(), "test");
      for (auto const& member : {amara, bela}) EXPECT_TRUE(add_member(writer, board, member, "test", clock.now()));
    });
  }
  base::Answer<std::string> strike(std::string title) {
    Committee const asked{.id = base::Id<Committee>::make(clock),
                          .title_en = std::move(title),
                          .title_fr = "Gouvernance",
                          .purpose_en = "Policies",
                          .kind = CommitteeKind::ad_hoc,
                          .first_day = day};
    return database().write(
        [&](store::Writer& writer) { return strike_committee(writer, board, asked, "test", clock.now()); });
  }
  base::Answer<void> join(std::string const& committee, Member const& member, Office office) {
    CommitteeTerm const term{
        .id = base::Id<CommitteeTerm>::make(clock), .member = member.id.text(), .office = office, .first_day = day};
    return database().write([&](store::Writer& writer) {
      return add_committee_member(writer, board, committee, term, "test", clock.now());
    });
  }
  std::vector<Committee> held() {
    return database().read([&](store::Reader& reader) { return list_committees(reader, board); });
  }
  std::int64_t entries() {
    return database().read([&](store::Reader& reader) { return store::audit_head(reader, board)->sequence; });
  }
  std::vector<Seat> seats(MeetingKind kind, std::string const& committee) {
    MeetingRecord const record{.kind = kind, .committee = {committee, "", ""}, .date = "2026-12-17"};
    return database().read([&](store::Reader& reader) { return seats_at(reader, board, record); });
  }

  store::BoardId board = store::BoardId::make(clock);
  base::LocalDate day = *base::date_of("2026-02-01");
  Member amara{.id = base::Id<Member>::make(clock), .name = "Amara", .first_day = day};
  Member bela{.id = base::Id<Member>::make(clock), .name = "Bela", .first_day = day};
};
WARDMOTE_ON_BOTH_DATABASES(CommitteeStore);

TEST_P(CommitteeStore, keeps_what_was_recorded_with_an_audit_entry_for_each) {
  auto const before = entries();
  ASSERT_EQ(*strike("Governance"), "governance");
  EXPECT_TRUE(join("governance", bela, Office::chair));
  EXPECT_EQ(entries(), before + 2);
  ASSERT_EQ(held().size(), 1u);
  auto const committee = held().front();
  EXPECT_EQ(committee.title_fr, "Gouvernance");
  EXPECT_EQ(committee.kind, CommitteeKind::ad_hoc);
  ASSERT_EQ(committee.terms.size(), 1u);
  EXPECT_EQ(committee.terms.front().member, bela.id.text());
  EXPECT_EQ(committee.terms.front().office, Office::chair);
}

TEST_P(CommitteeStore, writes_nothing_of_what_it_refuses) {
  ASSERT_TRUE(strike("Governance"));
  ASSERT_TRUE(join("governance", bela, Office::chair));
  auto const before = entries();
  EXPECT_FALSE(strike("GOVERNANCE"));
  EXPECT_FALSE(join("governance", bela, Office::member));
  EXPECT_FALSE(join("audit", amara, Office::member));
  EXPECT_EQ(entries(), before);
  EXPECT_EQ(held().front().terms.size(), 1u);
}

TEST_P(CommitteeStore, corrects_a_name_and_keeps_the_one_before_in_the_audit_chain) {
  ASSERT_TRUE(strike("Governence"));
  auto const rename = [&](std::string_view committee, std::string_view title) {
    return database().write([&](store::Writer& writer) {
      return rename_committee(writer, board, committee, title, "Gouvernance du conseil", "test");
    });
  };
  auto const before = entries();
  ASSERT_TRUE(rename("governence", "Governance"));
  EXPECT_FALSE(rename("audit", "Audit"));
  EXPECT_EQ(entries(), before + 1);
  EXPECT_EQ(held().front().named(), (NamedCommittee{"governence", "Governance", "Gouvernance du conseil"}));
  auto const link = database().read([&](store::Reader& reader) { return store::audit_head(reader, board); });
  EXPECT_EQ(link->entry.details.at("title_en_before"), "Governence");
}

TEST_P(CommitteeStore, seats_a_committees_roll_at_its_meeting_and_the_whole_board_at_any_other) {
  ASSERT_TRUE(strike("Governance"));
  ASSERT_TRUE(join("governance", bela, Office::chair));
  EXPECT_EQ(seats(MeetingKind::committee, "governance"), (std::vector<Seat>{{bela.id.text(), "Bela"}}));
  EXPECT_EQ(seats(MeetingKind::joint, "governance").size(), 2u);
  EXPECT_EQ(seats(MeetingKind::committee, "").size(), 2u) << "planned before there were committees";
  EXPECT_TRUE(seats(MeetingKind::committee, "audit").empty());
}

TEST_P(CommitteeStore, gives_terms_and_committees_their_last_day) {
  ASSERT_TRUE(strike("Governance"));
  ASSERT_TRUE(join("governance", amara, Office::member));
  ASSERT_TRUE(join("governance", bela, Office::chair));
  auto const last = *base::date_of("2026-06-30"), end = *base::date_of("2026-09-30");
  auto const term = held().front().terms.front().id.text();
  EXPECT_EQ(
      *database().write([&](store::Writer& writer) { return end_committee_term(writer, board, term, last, "test"); }),
      "governance");
  EXPECT_TRUE(database().write(
      [&](store::Writer& writer) { return disband_committee(writer, board, "governance", end, "test"); }));
  auto const committee = held().front();
  EXPECT_EQ(committee.last_day, end);
  for (auto const& one : committee.terms) EXPECT_EQ(one.last_day, one.id.text() == term ? last : end);
}

TEST_P(CommitteeStore, lists_a_meeting_with_its_committee) {
  samples::Script const script("committee", {"governance", "Governance", "Gouvernance"});
  auto const name = meeting_name("2026-12-17", MeetingKind::committee, "governance");
  EXPECT_EQ(name, "2026-12-17-committee-governance");
  database().write([&](store::Writer& writer) { append_log(writer, board, name, {}, {}, script.log); });
  auto const heads = database().read([&](store::Reader& reader) { return list_meetings(reader, board); });
  EXPECT_EQ(heads.front().committee, script.record().committee);
}

}  // namespace
}  // namespace wardmote::board
