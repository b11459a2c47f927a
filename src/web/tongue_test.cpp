#include "web/tongue.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>
#include <vector>

#include "base/ensure.h"
#include "web/problem.h"
#include "web/zone.h"

namespace wardmote::web {
namespace {

using namespace std::chrono_literals;

std::unique_ptr<Tongue> tongue(Language language) { return make_tongue(language, WARDMOTE_BINARY_DIR "/locale"); }

TEST(TheTongue, WritesNumbersAsCanadaDoes) {
  EXPECT_EQ(tongue(Language::en)->number(1234.5, 1), "1,234.5");
  EXPECT_EQ(tongue(Language::fr)->number(1234.5, 1), "1\u00a0234,5");
  EXPECT_EQ(tongue(Language::en)->number(-0.125, 2), "-0.12") << "halves go to the even digit";
  EXPECT_EQ(tongue(Language::en)->percent(0.052, 1), "5.2%");
  EXPECT_EQ(tongue(Language::fr)->percent(0.052, 1), "5,2\u00a0%");
}

TEST(TheTongue, WritesDatesInWords) {
  EXPECT_EQ(tongue(Language::en)->date(2017y / 6 / 22), "22 June 2017");
  EXPECT_EQ(tongue(Language::fr)->date(2017y / 6 / 22), "22 juin 2017");
  EXPECT_EQ(tongue(Language::fr)->date(2017y / 8 / 1), "1er août 2017");
  EXPECT_EQ(tongue(Language::fr)->month(2017, 2), "février 2017");
}

TEST(TheTongue, ShowsMomentsOnTheBoardsClock) {
  auto const summer = *base::instant_of("2024-07-01T03:05:00.000000Z"),
             winter = *base::instant_of("2024-01-01T04:59:59.000000Z");
  EXPECT_EQ(tongue(Language::en)->moment(summer, "America/Toronto"), "30 June 2024, 23:05");
  EXPECT_EQ(tongue(Language::fr)->moment(winter, "America/Toronto"), "31 décembre 2023, 23 h 59");
  EXPECT_THROW(tongue(Language::en)->moment(summer, "America/Nowhere"), base::BrokenPromise);
}

TEST(TheDay, IsThatOfTheZone) {
  auto const late = *base::instant_of("2024-07-01T03:59:59.000000Z"),
             after = *base::instant_of("2024-07-01T04:00:00.000000Z");
  EXPECT_EQ(local_date(late, "America/Toronto"), base::LocalDate(2024y / 6 / 30));
  EXPECT_EQ(local_date(after, "America/Toronto"), base::LocalDate(2024y / 7 / 1));
  EXPECT_EQ(local_date(late, "UTC"), base::LocalDate(2024y / 7 / 1));
}

TEST(TheTongue, FillsValuesAndChoosesThePluralOfItsLanguage) {
  auto const french = tongue(Language::fr), english = tongue(Language::en);
  EXPECT_EQ(french->text("There is no area called {area}. Choose one from the list.", {{"area", "X"}}),
            "Il n’y a pas de secteur appelé X. Choisissez-en un dans la liste.");
  EXPECT_EQ(english->plural("One entry, newest first", "{count} entries, newest first", 0), "0 entries, newest first");
  EXPECT_EQ(french->plural("One entry, newest first", "{count} entries, newest first", 0),
            "0 maillon, du plus récent au plus ancien");
  EXPECT_EQ(french->plural("One entry, newest first", "{count} entries, newest first", 1204),
            "1\u00a0204 maillons, du plus récent au plus ancien");
}

TEST(TheTongue, ShowsAMessageThatTheCatalogueLacksInEnglish) {
  EXPECT_EQ(tongue(Language::fr)->text("Never translated {x}", {{"x", "1"}}), "Never translated 1");
  EXPECT_EQ(tongue(Language::fr)->text(""), "");
}

TEST(TheTongue, NamesACatalogueThatIsNotThere) {
  EXPECT_THROW(make_tongue(Language::fr, "/nowhere"), std::runtime_error);
}

TEST(TheTongue, SaysEveryRefusalInBothLanguages) {
  auto const french = tongue(Language::fr), english = tongue(Language::en);
  for (auto const code : base::all_refusal_codes()) {
    base::Refusal const refusal{.code = code};
    EXPECT_EQ(sentence_in(*english, refusal), base::sentence_of(code));
    EXPECT_NE(sentence_in(*french, refusal), base::sentence_of(code)) << base::code_of(code);
    EXPECT_GE(status_of(code), 400);
  }
}

TEST(TheTongue, IsSharedByThreads) {
  auto const french = tongue(Language::fr);
  std::vector<std::thread> speakers;
  for (int speaker = 0; speaker < 4; ++speaker)
    speakers.emplace_back([&french] {
      for (int at = 0; at < 200; ++at) {
        EXPECT_EQ(french->number(at, 1), std::to_string(at) + ",0");
        EXPECT_EQ(french->text("Page not found"), "Page introuvable");
        EXPECT_EQ(french->plural("One entry, newest first", "{count} entries, newest first", 2),
                  "2 maillons, du plus récent au plus ancien");
      }
    });
  for (auto& speaker : speakers) speaker.join();
}

}  // namespace
}  // namespace wardmote::web
