#include "domains/board/meetings/training_store.h"

#include <algorithm>

#include "domains/board/meetings/member_store.h"
#include "domains/board/room.h"
#include "store/audit_chain.h"
#include "store/boards_store.h"
#include "store/migrations.h"
#include "tests/support/fresh_database.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::board {
namespace {

base::LocalDate the_day(char const* text) { return *base::date_of(text); }

class TrainingStore : public tests::OnBothDatabases {
 protected:
  TrainingStore() {
    std::vector<store::Migration> all(store::migrations().begin(), store::migrations().end());
    all.insert(all.end(), migrations().begin(), migrations().end());
    EXPECT_TRUE(database().migrate(all));
    database().write([&](store::Writer& writer) {
      store::make_board(writer, {board, "millbrook", "Millbrook", "Millbrook", "America/Toronto"}, clock.now(), "test");
      EXPECT_TRUE(add_member(writer, board, {.id = amara, .name = "Amara", .first_day = the_day("2024-01-01")}, "test",
                             clock.now()));
    });
  }
  /// The field that a training is refused at; empty if it was recorded.
  std::string records(Training training) {
    training.id = base::Id<Training>::make(clock);
    auto const recorded = database().write([&](store::Writer& writer) {
      return record_training(writer, board, training, the_day("2026-12-01"), "office", clock.now());
    });
    return recorded ? "" : recorded.error().fields.at(0).field;
  }
  std::string withdraws(std::string const& training, std::string const& reason) {
    auto const withdrawn = database().write([&](store::Writer& writer) {
      return withdraw_training(writer, board, base::Id<Training>::make(clock), training, reason, "office", clock.now());
    });
    return withdrawn ? "" : withdrawn.error().fields.at(0).field;
  }
  std::vector<Training> kept() {
    return database().read([&](store::Reader& reader) { return list_trainings(reader, board); });
  }
  std::int64_t audited(std::string_view action) {
    auto const links =
        database().read([&](store::Reader& reader) { return store::audit_links(reader, board, std::nullopt, 100); });
    return std::ranges::count(links, action, [](auto const& link) { return link.entry.action; });
  }
  store::BoardId board = store::BoardId::make(clock);
  base::Id<Member> amara = base::Id<Member>::make(clock);
  Training right{.member = amara.text(),
                 .kind = TrainingKind::diversity,
                 .completed_on = the_day("2026-11-30"),
                 .evidence = "Certificate 12"};
};
WARDMOTE_ON_BOTH_DATABASES(TrainingStore);

TEST_P(TrainingStore, keeps_what_a_member_completed_with_its_audit_entry) {
  EXPECT_EQ(records(right), "");
  ASSERT_EQ(kept().size(), 1u);
  EXPECT_EQ(kept().front().kind, TrainingKind::diversity);
  EXPECT_EQ(kept().front().completed_on, the_day("2026-11-30"));
  EXPECT_EQ(kept().front().evidence, "Certificate 12");
  EXPECT_EQ(audited("record_training"), 1);
}

TEST_P(TrainingStore, refuses_a_stranger_a_day_to_come_and_what_nothing_shows) {
  auto wrong = right;
  wrong.member = "nobody";
  EXPECT_EQ(records(wrong), "member");
  wrong = right;
  wrong.completed_on = the_day("2026-12-02");
  EXPECT_EQ(records(wrong), "completed_on");
  wrong = right;
  wrong.evidence.clear();
  EXPECT_EQ(records(wrong), "evidence");
  EXPECT_TRUE(kept().empty());
  EXPECT_EQ(audited("record_training"), 0);
}

TEST_P(TrainingStore, withdraws_an_entry_once_and_for_a_reason) {
  EXPECT_EQ(records(right), "");
  auto const id = kept().front().id.text();
  EXPECT_EQ(withdraws("nothing", "Wrong member"), "training");
  EXPECT_EQ(withdraws(id, ""), "reason");
  EXPECT_EQ(withdraws(id, "Wrong member"), "");
  EXPECT_TRUE(kept().empty());
  EXPECT_EQ(withdraws(id, "Wrong member"), "training");
  EXPECT_EQ(audited("withdraw_training"), 1);
  EXPECT_EQ(records(right), "");
  EXPECT_EQ(kept().size(), 1u);
}

TEST_P(TrainingStore, refuses_to_change_or_delete_an_entry) {
  EXPECT_EQ(records(right), "");
  for (auto const* sql : {"UPDATE member_training SET words = 'else'", "DELETE FROM member_training"})
    EXPECT_THROW(database().write_unpublished([&](store::Writer& writer) { writer.run(sql); }), store::StoreFailure);
  EXPECT_EQ(kept().size(), 1u);
}

TEST(TheTrainingsOfAMember, AreSaidOfEachKindWithTheLatestDay) {
  std::vector<Training> const all{
      {.member = "a", .kind = TrainingKind::roles, .completed_on = the_day("2025-03-01"), .evidence = "one"},
      {.member = "a", .kind = TrainingKind::roles, .completed_on = the_day("2024-03-01"), .evidence = "two"},
      {.member = "b", .kind = TrainingKind::diversity, .completed_on = the_day("2025-03-01"), .evidence = "three"}};
  auto const rows = training_rows(all, "a", tests::PlainTongue());
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[0].completed_on, "2025-03-01");
  for (auto const index : {1u, 2u, 3u}) EXPECT_EQ(rows[index].completed_on, "");
}

}  // namespace
}  // namespace wardmote::board
