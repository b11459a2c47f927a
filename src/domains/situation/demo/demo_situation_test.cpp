// The demonstration as it rests, on both databases.

#include "domains/situation/demo/demo_situation.h"

#include <gtest/gtest.h>

#include "domains/situation/agencies/agency_store.h"
#include "domains/situation/catalogue/catalogue_reading.h"
#include "domains/situation/demo/demo_table_store.h"
#include "domains/situation/discussion_words.h"
#include "domains/situation/purge/purge_run.h"
#include "tests/support/fresh_database.h"
#include "tests/support/fresh_vault.h"

namespace wardmote::situation::demo_situation_test {
namespace {

/// One agency more than a discussion needs, one kind, forty discussions.
constexpr std::string_view yaml = R"(
seed: 1
discussions: 40
years: 2
open: 0.1
rejected: 0.2
several: 0.3
still: 0.5
background: 0
agencies:
  - {slug: one, en: One, fr: Une, sector: sector.justice, agreement: standing, services: [service_type.housing]}
  - {slug: two, en: Two, fr: Deux, sector: sector.health, agreement: standing, services: [service_type.housing]}
  - {slug: three, en: Three, fr: Trois, sector: sector.health, agreement: standing, services: [service_type.housing]}
reasons:
  lowered: {concl.lowered.connected: 1}
  still: {concl.still.refused: 1}
  rejected: {concl.rejected.not-aer: 1}
  other: {concl.other.deceased: 1}
kinds:
  - kind: only
    share: 1
    lowered: 0.5
    female: 0.5
    types: {discussion_type.person: 1}
    ages: {age_group.12-17: 1}
    brings: {one: 1}
    helps: {two: 1, three: 1}
    risks: {rf.school.truancy: 1}
    protections: {pf.family.bond: 1}
    flags: {sf.hoarding: 1}
    accounts: ["Absent for six weeks; two agencies have tried."]
    tasks: ["Offer a visit at home"]
)";

class DemonstrationTables : public tests::OnBothDatabases {
 protected:
  DemonstrationTables() { migrate(migrations()); }
  SituationRoom room() {
    return {.database = database(),
            .board = board,
            .clock = clock,
            .vault = held.vault.get(),
            .lists = lists,
            .against = [](std::string_view) { return std::string_view(); }};
  }
  std::vector<RestingDiscussion> all_over() {
    return database().read([&](store::Reader& reader) { return list_over(reader, board, "", 100); });
  }
  std::shared_ptr<TableLists> lists = std::make_shared<TableLists>(*read_catalogue(WARDMOTE_SOURCE_DIR "/catalog"));
  tests::FreshVault held;
};
WARDMOTE_ON_BOTH_DATABASES(DemonstrationTables);

TEST_P(DemonstrationTables, are_marked_and_hold_what_was_planned) {
  EXPECT_EQ(*make_demo_situation(room(), yaml, "test"), 40u);
  EXPECT_TRUE(database().read([&](store::Reader& reader) { return is_demonstration(reader, board); }));
  auto const open = database().read([&](store::Reader& reader) { return list_open(reader, board); });
  EXPECT_EQ(open.size(), 16u);
  EXPECT_EQ(all_over().size(), 24u);
  auto const whole = opened_whole(held.vault.get(), board, open.front());
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->factors->risks, std::vector<std::string>{"rf.school.truancy"});
  EXPECT_EQ(whole->catalogue, lists->now().version());
}

TEST_P(DemonstrationTables, shed_the_details_of_what_was_rejected) {
  ASSERT_TRUE(make_demo_situation(room(), yaml, "test"));
  int rejected = 0;
  for (auto const& resting : all_over()) {
    if (resting.known.stage != Stage::rejected) continue;
    ++rejected;
    EXPECT_TRUE(resting.known.is_shed);
    EXPECT_FALSE(resting.parts.contains(Part::factors));
    EXPECT_TRUE(held.keys->shredded().contains(sealed_record_of(board, resting.known.number, Part::factors)));
  }
  EXPECT_GT(rejected, 0);
}

TEST_P(DemonstrationTables, keep_what_they_show_when_the_purge_runs) {
  ASSERT_TRUE(make_demo_situation(room(), yaml, "test"));
  for (auto const age : {0, 8, 300}) {
    clock.advance(std::chrono::days(age));
    auto const run = purge_due(room());
    ASSERT_TRUE(run);
    EXPECT_EQ(run->announced + run->shredded + run->replayed, 0) << age << " days later";
  }
}

TEST_P(DemonstrationTables, are_never_made_over_a_table_that_is_there) {
  database().write([&](store::Writer& writer) {
    insert_agency(writer, {board, "test"},
                  {"own", "Own", "Nôtre", "sector.health", *base::date_of("2020-01-01"), {}, {}});
  });
  EXPECT_EQ(*make_demo_situation(room(), yaml, "test"), 0u);
  EXPECT_FALSE(database().read([&](store::Reader& reader) { return is_demonstration(reader, board); }));
  EXPECT_TRUE(all_over().empty());
}

}  // namespace
}  // namespace wardmote::situation::demo_situation_test
