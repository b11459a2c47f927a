#include "domains/board/profile_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace wardmote::board {
namespace {

std::string demonstration() {
  std::ostringstream text;
  text << std::ifstream(WARDMOTE_SOURCE_DIR "/demo/board.yaml").rdbuf();
  return text.str();
}

std::string with(std::string text, std::string_view old, std::string_view fresh) {
  auto const at = text.find(old);
  EXPECT_NE(at, std::string::npos) << old;
  return text.replace(at, old.size(), fresh);
}

/// The places that the refusal of this text names.
std::vector<std::string> places_refused(std::string const& yaml) {
  auto const profile = profile_of(yaml, "board.yaml");
  std::vector<std::string> places;
  if (!profile)
    for (auto const& field : profile.error().fields) places.push_back(field.field);
  return places;
}

TEST(ProfileFile, TheDemonstrationBoardHasSixGoalsFourPrioritiesAndFourMunicipalities) {
  auto const profile = profile_of(demonstration(), "board.yaml");
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->name.en, "Halton Police Board");
  EXPECT_EQ(profile->goals.size(), 6u);
  EXPECT_EQ(profile->priorities.size(), 4u);
  EXPECT_EQ(profile->municipalities.size(), 4u);
}

TEST(ProfileFile, TheDemonstrationBoardIsReachedFirstBy911) {
  auto const profile = profile_of(demonstration(), "board.yaml");
  ASSERT_TRUE(profile);
  EXPECT_EQ(profile->contacts.front().kind, ContactKind::emergency);
  EXPECT_EQ(profile->contacts.front().href, "tel:911");
  EXPECT_EQ(profile->contacts.front().certainty, Certainty::certain);
}

TEST(ProfileFile, NamesTheTextThatIsMissingInOneLanguage) {
  EXPECT_EQ(places_refused(with(demonstration(), "fr: Une gouvernance stratégique", "fr: ''")),
            std::vector<std::string>{"goals[0].name.fr"});
}

TEST(ProfileFile, NamesASlugThatIsUsedTwice) {
  EXPECT_EQ(places_refused(with(demonstration(), "slug: milton", "slug: burlington")),
            std::vector<std::string>{"municipalities[2].slug"});
}

TEST(ProfileFile, NamesASourceThatIsNotListed) {
  EXPECT_EQ(places_refused(with(demonstration(), "source: emergency_number", "source: rumour")),
            std::vector<std::string>{"contacts[0].source"});
}

TEST(ProfileFile, RefusesALinkThatCouldRunAScript) {
  EXPECT_EQ(places_refused(with(demonstration(), "\"tel:911\"", "\"javascript:alert(1)\"")),
            std::vector<std::string>{"contacts[0].href"});
}

TEST(ProfileFile, NamesAChoiceThatDoesNotExistAndSaysWhichDo) {
  auto const profile = profile_of(with(demonstration(), "    kind: emergency", "    kind: urgent"), "board.yaml");
  ASSERT_FALSE(profile);
  EXPECT_EQ(profile.error().fields.at(0).field, "contacts[0].kind");
  EXPECT_EQ(profile.error().fields.at(0).values.at("choices"), "emergency, not_emergency, board, complaint");
}

TEST(ProfileFile, NamesEverythingThatAnEmptyFileLacks) {
  auto const places = places_refused("board: {}");
  for (auto const* place :
       {"board.name.en", "board.checked_on", "goals", "priorities", "contacts", "sources", "municipalities"})
    EXPECT_NE(std::ranges::find(places, place), places.end()) << place;
}

}  // namespace
}  // namespace wardmote::board
