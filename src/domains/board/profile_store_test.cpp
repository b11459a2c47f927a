#include "domains/board/profile_store.h"

#include <gtest/gtest.h>

#include "domains/board/profile_file.h"
#include "domains/board/room.h"
#include "store/audit_chain.h"
#include "store/boards_store.h"
#include "store/migrations.h"
#include "tests/support/fresh_database.h"

namespace wardmote::board {
namespace {

Profile small(store::BoardId board) {
  Profile profile;
  profile.board = board;
  profile.slug = "millbrook";
  profile.time_zone = "America/Toronto";
  profile.name = {"Millbrook Board", "Commission de Millbrook"};
  profile.about = profile.next = profile.plan = {"text", "texte"};
  profile.checked_on = *base::date_of("2026-11-23");
  profile.municipalities = {{"north", {"North", "Nord"}}, {"south", {"South", "Sud"}}};
  profile.goals = {{"safest_place", {"Safest", "Sûr"}, {"p", "p"}, {"m", "m"}, {"w", "w"}, "site"}};
  profile.priorities = {{"outreach", {"Outreach", "Rayonnement"}, {"s", "s"}, "site"}};
  profile.contacts = {
      {"emergency", ContactKind::emergency, Certainty::certain, {"E", "U"}, {"p", "p"}, "911", "tel:911", "site"},
      {"site", ContactKind::board, Certainty::check_first, {"S", "S"}, {"p", "p"}, "x.ca", "https://x.ca/", "site"}};
  profile.sources = {{"site", {"Site", "Site"}, "https://x.ca/"}};
  return profile;
}

class ProfileStore : public tests::OnBothDatabases {
 protected:
  ProfileStore() {
    std::vector<store::Migration> all(store::migrations().begin(), store::migrations().end());
    all.insert(all.end(), migrations().begin(), migrations().end());
    EXPECT_TRUE(database().migrate(all));
  }
  std::optional<std::int64_t> publish(Profile const& profile, std::string_view file) {
    return database().write([&](store::Writer& writer) {
      return publish_profile(writer, profile, {.actor = "test", .now = clock.now(), .file_hash = base::hash_of(file)});
    });
  }
  std::optional<Profile> held(store::BoardId id) {
    return database().read([&](store::Reader& reader) { return held_profile(reader, id); });
  }
  std::vector<store::AuditLink> links(store::BoardId id) {
    return database().read([&](store::Reader& reader) { return store::audit_links(reader, id, std::nullopt, 10); });
  }
  store::BoardId other = store::BoardId::make(clock);
};
WARDMOTE_ON_BOTH_DATABASES(ProfileStore);

TEST_P(ProfileStore, HoldsNothingForABoardThatPublishedNothing) { EXPECT_FALSE(held(other)); }

TEST_P(ProfileStore, GivesBackWhatWasPublishedInItsOrder) {
  EXPECT_EQ(publish(small(other), "one"), 1);
  auto const profile = held(other);
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->name.fr, "Commission de Millbrook");
  EXPECT_EQ(profile->municipalities.at(1).name.fr, "Sud");
  EXPECT_EQ(profile->goals.at(0).slug, "safest_place");
  EXPECT_EQ(profile->contacts.at(0).kind, ContactKind::emergency);
  EXPECT_EQ(profile->contacts.at(1).certainty, Certainty::check_first);
  EXPECT_EQ(profile->checked_on, *base::date_of("2026-11-23"));
}

TEST_P(ProfileStore, TheFirstPublishingMakesTheBoardAndSaysSoInTheChain) {
  publish(small(other), "one");
  auto const chain = links(other);
  ASSERT_EQ(chain.size(), 2u);
  EXPECT_EQ(chain.at(1).entry.action, "make_board");
  EXPECT_EQ(chain.at(0).entry.action, "publish_profile");
  EXPECT_EQ(chain.at(0).entry.subject, "millbrook");
}

TEST_P(ProfileStore, TheSameFileAgainChangesNothing) {
  publish(small(other), "one");
  EXPECT_EQ(publish(small(other), "one"), std::nullopt);
  EXPECT_EQ(links(other).size(), 2u);
}

TEST_P(ProfileStore, AnotherFileIsAnotherVersionAndTheOlderStays) {
  publish(small(other), "one");
  auto changed = small(other);
  changed.name.en = "Millbrook Police Board";
  changed.goals.clear();
  EXPECT_EQ(publish(changed, "two"), 2);
  EXPECT_EQ(held(other)->name.en, "Millbrook Police Board");
  EXPECT_TRUE(held(other)->goals.empty());
  auto const goals_ever = database().read([&](store::Reader& reader) {
    return reader.first("SELECT count(*) AS goals FROM board_goal WHERE board_id = :board", {{"board", other}},
                        [](store::Row const& row) { return row.integer("goals"); });
  });
  EXPECT_EQ(goals_ever, 1);
}

TEST_P(ProfileStore, ALaterPublishingRenamesTheBoard) {
  publish(small(other), "one");
  auto renamed = small(other);
  renamed.slug = "millbrook_west";
  publish(renamed, "two");
  auto const found =
      database().read([&](store::Reader& reader) { return store::find_board(reader, "millbrook_west"); });
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, other);
}

}  // namespace
}  // namespace wardmote::board
