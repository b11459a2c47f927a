#include "domains/situation/screen/screen.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/choice.h"
#include "domains/situation/screen/shape.h"
#include "web/context.h"

namespace wardmote::situation::screen_test {
namespace {

std::string words_file() {
  std::ifstream file(WARDMOTE_SOURCE_DIR "/catalog/screen_words.yaml");
  return {std::istreambuf_iterator<char>(file), {}};
}

Screen const& screen() {
  static auto const screen = screen_of(words_file(), "screen_words.yaml").value();
  return screen;
}

/// "kind:text" of each find.
std::vector<std::string> found(std::string const& text) {
  std::vector<std::string> all;
  for (auto const& find : screened(text, screen()))
    all.push_back(std::string(base::spelling_of(find.kind)) + ":" + text.substr(find.begin, find.end - find.begin));
  return all;
}

using Found = std::vector<std::string>;

bool is_unjudged(std::string const& text) {
  auto const finds = screened(text, screen());
  return std::ranges::any_of(finds, [](Find const& find) { return find.kind == FindKind::unjudged; });
}

static_assert(!std::is_default_constructible_v<Screen>, "there is no screen that lets everything pass");

TEST(Screen, SaysWhatItFoundAndWhere) {
  EXPECT_EQ(found("Mother Maria (DOB 87-03-12) is at 905-555-0134."),
            (Found{"name:Maria", "date_of_birth:87-03-12", "phone:905-555-0134"}));
  EXPECT_EQ(found("La mère, Nathalie, née le 3 mars 1987, habite au 12, rue Principale, app. 4."),
            (Found{"name:Nathalie", "date_of_birth:3 mars 1987", "address:12, rue Principale, app. 4"}));
}

TEST(Screen, CountsBytesWhereLettersHaveAccents) {
  std::string const text = "Éloigné; frère d’Étienne Côté parti.";
  auto const finds = screened(text, screen());
  ASSERT_EQ(finds.size(), 1U);
  EXPECT_EQ(text.substr(finds[0].begin, finds[0].end - finds[0].begin), "Étienne Côté");
}

TEST(Screen, FindsANameWhoseAccentsStandBehindTheirLetters) {
  EXPECT_EQ(found("Vit avec Ste\u0301phane."), (Found{"name:Ste\u0301phane"}));
}

TEST(Screen, FindsNothingInAnEmptyText) { EXPECT_TRUE(found("").empty()); }

TEST(Screen, ReadsLineBreaksAndTabsAsBlanks) {
  EXPECT_TRUE(found("Rent is late.\r\nSchool\tis worried.").empty());
  EXPECT_FALSE(found("call 905 555\n0134").empty());
}

TEST(Screen, JudgesNoTextThatIsLongerThanTheLimit) {
  std::string text;
  for (std::size_t i = 0; i < screened_length_max; ++i) text += "é";
  EXPECT_FALSE(is_unjudged(text));
  EXPECT_TRUE(is_unjudged(text + "e"));
}

TEST(Screen, JudgesNoTextWithACharacterThatItDoesNotKnow) {
  for (std::string const text :
       {"bad \xFF byte", "null \x01 sign", "del \x7F sign", "zero\u200Bwidth", "soft\u00ADhyphen",
        "\uFF19\uFF10\uFF15 full width", "J\u043Ehn in part Cyrillic", "\u0391nna in part Greek",
        "\u0661\u0662 Arabic digits", "\u00B2 raised", "\U0001D7D7 mathematical", "\U0001F600 picture", "\u5F20\u4F1F",
        "right\u202Eleft", "e\u0301\u0302\u0303 heaped accents", "\u0301alone"})
    EXPECT_TRUE(is_unjudged(text)) << text;
}

TEST(Screen, JudgesNoTextThatSpellsOutWhatItSays) {
  for (std::string const text :
       {"call 9 0 5 5 5 5 0 1 3 4", "9.0.5.5.5.5", "nine oh five five five five", "neuf zéro cinq cinq cinq",
        "905-five five five-0134", "J o h n was here", "J-o-h-n", "J0hn is back", "S@rah left", "Mich4el"})
    EXPECT_TRUE(is_unjudged(text)) << text;
}

TEST(Screen, JudgesNoTextInCapitalsAlone) { EXPECT_TRUE(is_unjudged("REPEATED ABSENCES FROM SCHOOL SINCE MARCH")); }

TEST(Screen, TakesLettersForDigitsWithinANumber) {
  EXPECT_EQ(found("tel 9O5-555-OI34"), (Found{"phone:9O5-555-OI34"}));
  EXPECT_EQ(found("code LOP 1BO"), (Found{"postal_code:LOP 1BO"}));
}

TEST(Screen, TellsAHealthCardFromAPhoneByItsCheckDigit) {
  EXPECT_EQ(found("number 1234567897"), (Found{"health_card:1234567897"}));
  EXPECT_EQ(found("number 1234567896"), (Found{"phone:1234567896"}));
  EXPECT_EQ(found("OHIP 1234567896"), (Found{"health_card:1234567896"}));
}

TEST(Screen, FindsANumberInPiecesOfAnySize) {
  EXPECT_EQ(found("reach 905 555 01 34 now"), (Found{"file_number:905 555 01 34"}));
  EXPECT_TRUE(found("In 2019 2020 2021 no calls.").empty());
}

TEST(Screen, LeavesTheNumberOfADiscussionAndPublicLinesAlone) {
  EXPECT_TRUE(found("See discussion 2024-017 and discussion #12; dialled 911 and 211; AER agreed.").empty());
}

TEST(Screen, LeavesAYearAMonthAndADayWithoutAYearAlone) {
  EXPECT_TRUE(found("In care since 2019; hearing on March 12; moved in May 2024; born in Canada.").empty());
}

// The example of ISO/IEC 7812-1 as it is widely printed, 7992739871 with the check digit 3, and the specimen 046 454 286.
TEST(CheckDigit, IsThatOfTheStandard) {
  for (char last = '0'; last <= '9'; ++last)
    EXPECT_EQ(has_check_digit(std::string("7992739871") + last), last == '3') << last;
  EXPECT_TRUE(has_check_digit("046454286"));
}

TEST(ScreenWords, AreRefusedIfAListIsMissing) {
  for (std::string const list : {"meta", "given", "allowed", "street", "domain_end"}) {
    auto text = words_file();
    text.replace(text.find("\n" + list + ":"), list.size() + 2, "\nno_" + list + ":");
    auto const screen = screen_of(text, "words.yaml");
    ASSERT_FALSE(screen.has_value()) << list;
    EXPECT_EQ(screen.error().code, base::RefusalCode::file_unreadable);
    EXPECT_EQ(screen.error().values.at("file"), "words.yaml");
  }
}

TEST(ScreenWords, AreRefusedIfAWordIsNotFolded) {
  auto text = words_file();
  text.replace(text.find(" aaron "), 7, " Aaron ");
  EXPECT_FALSE(screen_of(text, "words.yaml").has_value());
  EXPECT_FALSE(screen_of("", "words.yaml").has_value());
  EXPECT_FALSE(screen_of("[", "words.yaml").has_value());
}

TEST(ScreenWords, StateTheirVersion) { EXPECT_EQ(screen().version(), "0.1"); }

}  // namespace
}  // namespace wardmote::situation::screen_test
