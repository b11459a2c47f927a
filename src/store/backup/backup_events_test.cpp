#include "store/backup/backup_events_store.h"

#include <gtest/gtest.h>

#include "store/audit_chain.h"
#include "store/backup/purged_records_store.h"
#include "store/database.h"
#include "tests/support/fresh_database.h"

namespace wardmote::store {
namespace {

class BackupEvents : public tests::OnBothDatabases {
 protected:
  void record(BackupEvent const& event) {
    database().write([&](Writer& writer) { record_backup_event(writer, clock, event, "test"); });
  }
  BackupEvent drill(std::string refusal) const {
    return {.kind = BackupEventKind::drill,
            .backup_id = "01935a2b-7c00-7000-8000-000000000001",
            .backup_made_at = clock.now() - std::chrono::hours(30),
            .ended_at = clock.now(),
            .duration = std::chrono::milliseconds(1234),
            .refusal = std::move(refusal),
            .file_name = "nightly.wardmote",
            .file_bytes = 1000,
            .rows = 20,
            .files = 3};
  }
};
WARDMOTE_ON_BOTH_DATABASES(BackupEvents);

TEST_P(BackupEvents, are_nothing_in_a_database_that_was_never_copied) {
  database().read([](Reader& reader) {
    EXPECT_FALSE(last_backup(reader));
    EXPECT_FALSE(last_restore_drill(reader));
    EXPECT_FALSE(last_restore(reader));
  });
}

TEST_P(BackupEvents, give_the_newest_of_their_kind_with_its_outcome) {
  record(drill(""));
  clock.advance(std::chrono::seconds(1));
  record(drill("backup_changed"));
  auto const last = database().read([](Reader& reader) { return last_restore_drill(reader); });
  ASSERT_TRUE(last);
  EXPECT_FALSE(last->succeeded());
  EXPECT_EQ(last->refusal, "backup_changed");
  EXPECT_EQ(last->ended_at, clock.now());
  EXPECT_EQ(last->duration, std::chrono::milliseconds(1234));
  EXPECT_EQ(last->rows, 20);
  EXPECT_FALSE(database().read([](Reader& reader) { return last_backup(reader); })) << "another kind";
}

TEST_P(BackupEvents, stand_in_the_chain_of_every_board) {
  record(drill(""));
  auto const head = database().read([&](Reader& reader) { return *audit_head(reader, board); });
  EXPECT_EQ(head.entry.action, "try_restore");
  EXPECT_EQ(head.entry.details.at("outcome"), "done");
}

TEST_P(BackupEvents, of_purged_records_make_a_list_that_only_grows) {
  SealedRecord const record{board, "discussion", "1"};
  auto const enter = [&] {
    database().write([&](Writer& writer) {
      enter_purged(writer, record, clock.now());
      writer.record(entry("purge"));
    });
  };
  auto const first = clock.now();
  enter();
  clock.advance(std::chrono::hours(1));
  enter();
  auto const list = database().read([](Reader& reader) { return list_purged(reader); });
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list.at(record), first);
  for (auto const* const change : {"DELETE FROM purged_record", "UPDATE purged_record SET row_id = '2'"})
    EXPECT_THROW(database().write_unpublished([&](Writer& writer) { writer.run(change); }), StoreFailure) << change;
}

}  // namespace
}  // namespace wardmote::store
