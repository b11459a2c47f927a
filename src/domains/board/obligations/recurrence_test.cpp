#include "domains/board/obligations/recurrence.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "domains/board/obligations/obligation_catalogue.h"

namespace wardmote::board::recurrence_test {
namespace {

using enum RecurrenceKind;
using std::chrono::April;
using std::chrono::December;
using std::chrono::February;
using std::chrono::June;
using std::chrono::May;
using std::chrono::October;
using namespace std::chrono_literals;

TEST(ARecurrence, IsReadFromEveryTextOfTheCatalogue) {
  std::map<std::string, Recurrence, std::less<>> const expected{
      {"30 days after adoption", {.kind = days_after_event, .days = 30}},
      {"30-day response", {.kind = days_after_event, .days = 30}},
      {"adopt; review", {}},
      {"adopt; review and revise at least every 4 years", {.kind = every_years, .years = 4}},
      {"adopt; review on a set cycle (4 yrs recommended)", {}},
      {"after each SIU matter", {.kind = on_event}},
      {"annual (reports), continuous", {.kind = every_months, .months = 12}},
      {"approve; publish; review every 4 years", {.kind = every_years, .years = 4}},
      {"as arises", {.kind = on_event}},
      {"as hires occur", {.kind = on_event}},
      {"as needed", {.kind = on_event}},
      {"as requested", {.kind = on_event}},
      {"at least annual; often semi-annual in closed session", {.kind = every_months, .months = 12}},
      {"at least annually", {.kind = every_months, .months = 12}},
      {"before exercising duties; as prescribed", {.kind = on_event}},
      {"by July 1, 2025 and every four years after (recalled)",
       {.kind = dated_years, .years = 4, .first = 2025y / 7 / 1}},
      {"by June 1 each year (chief by April 1)", {.kind = yearly_on, .on = June / 1}},
      {"by June 30 each year", {.kind = yearly_on, .on = June / 30}},
      {"continuous", {.kind = continuous}},
      {"continuous; attest yearly", {.kind = every_months, .months = 12}},
      {"continuous; compliance report every 2 years (public sector)", {.kind = every_years, .years = 2}},
      {"continuous; yearly plan", {.kind = every_months, .months = 12}},
      {"data published annually on the Internet", {.kind = every_months, .months = 12}},
      {"each closed session", {.kind = on_event}},
      {"each complaint received", {.kind = on_event}},
      {"each direction", {.kind = on_event}},
      {"each meeting", {.kind = on_event}},
      {"each plan", {.kind = on_event}},
      {"each plan cycle", {.kind = on_event}},
      {"each public meeting", {.kind = on_event}},
      {"first meeting of each year", {.kind = on_event}},
      {"if municipality fails", {.kind = on_event}},
      {"in force always", {.kind = continuous}},
      {"in force always; annual report", {.kind = every_months, .months = 12}},
      {"in force always; review each 1-4 years", {.kind = every_years, .years = 4}},
      {"on a set cycle (yearly by practice)", {}},
      {"on adoption", {.kind = on_event}},
      {"on appointment", {.kind = on_event}},
      {"on vacancy", {.kind = on_event}},
      {"periodic inspection, e.g. annual", {}},
      {"review at least every 3-4 years", {.kind = every_years, .years = 4}},
      {"standing", {.kind = continuous}},
      {"standing; review", {.kind = continuous}},
      {"when adopted", {.kind = on_event}},
      {"yearly", {.kind = every_months, .months = 12}},
      {"yearly budget cycle", {.kind = every_months, .months = 12}},
      {"yearly count", {.kind = every_months, .months = 12}},
      {"yearly publication", {.kind = every_months, .months = 12}},
  };
  auto const catalogue = read_obligation_catalogue(WARDMOTE_SOURCE_DIR "/catalog");
  ASSERT_TRUE(catalogue.has_value());
  for (auto const& obligation : catalogue->obligations) {
    auto const found = expected.find(obligation.frequency);
    ASSERT_NE(found, expected.end()) << "no expectation for “" << obligation.frequency << "”";
    EXPECT_EQ(recurrence_of(obligation.frequency), found->second) << obligation.frequency;
  }
}

TEST(ARecurrence, KnowsPartsOfAYearThatTheCatalogueMayComeToName) {
  EXPECT_EQ(recurrence_of("quarterly"), (Recurrence{.kind = every_months, .months = 3}));
  EXPECT_EQ(recurrence_of("Monthly report"), (Recurrence{.kind = every_months, .months = 1}));
  EXPECT_EQ(recurrence_of("semi-annually"), (Recurrence{.kind = every_months, .months = 6}));
}

TEST(ARecurrence, GivesNoDateForWhatItDoesNotUnderstand) {
  for (auto const* text :
       {"", ";", "sometimes", "often yearly", "by June 31 each year", "by June each year", "by Juno 3 each year",
        "every 0 years", "review every x years", "review every 999 years", "by June 30", "0 days after adoption",
        "by February 30, 2025 and every four years after", "in May", "()", "(yearly"})
    EXPECT_EQ(recurrence_of(text).kind, none) << text;
}

TEST(DueDays, AreTheLastDaysOfThePartsOfAYear) {
  auto const days = [](int months) {
    return due_days({.kind = every_months, .months = months}, 2024y / 1 / 1, 2024y / 12 / 31);
  };
  EXPECT_EQ(days(12), (std::vector<base::LocalDate>{2024y / 12 / 31}));
  EXPECT_EQ(days(6), (std::vector<base::LocalDate>{2024y / 6 / 30, 2024y / 12 / 31}));
  EXPECT_EQ(days(3), (std::vector<base::LocalDate>{2024y / 3 / 31, 2024y / 6 / 30, 2024y / 9 / 30, 2024y / 12 / 31}));
  EXPECT_EQ(days(1).size(), 12u);
  EXPECT_EQ(days(1).at(1), base::LocalDate(2024y / 2 / 29));
}

TEST(DueDays, IncludeBothEnds) {
  Recurrence const june{.kind = yearly_on, .on = June / 30};
  EXPECT_EQ(due_days(june, 2026y / 6 / 30, 2028y / 6 / 30).size(), 3u);
  EXPECT_EQ(due_days(june, 2026y / 7 / 1, 2028y / 6 / 29).size(), 1u);
  EXPECT_TRUE(due_days(june, 2026y / 7 / 1, 2027y / 6 / 29).empty());
  EXPECT_TRUE(due_days(june, 2027y / 1 / 1, 2026y / 1 / 1).empty());
}

TEST(DueDays, ComeOnceInSoManyYearsAndNotBeforeTheFirst) {
  Recurrence const review{.kind = dated_years, .years = 4, .first = 2025y / 7 / 1};
  EXPECT_EQ(due_days(review, 2016y / 1 / 1, 2034y / 1 / 1),
            (std::vector<base::LocalDate>{2025y / 7 / 1, 2029y / 7 / 1, 2033y / 7 / 1}));
}

TEST(DueDays, AreNoneOfWhatHangsOnSomethingElse) {
  for (auto const kind : {none, continuous, on_event, days_after_event, every_years}) {
    EXPECT_TRUE(
        due_days({.kind = kind, .months = 12, .years = 1, .days = 1, .on = May / 1}, 2020y / 1 / 1, 2030y / 1 / 1)
            .empty());
    EXPECT_FALSE(is_by_calendar({.kind = kind}));
  }
}

TEST(DueDays, OfALeapDayFallOnThe28thOfOtherYears) {
  EXPECT_EQ(due_days({.kind = yearly_on, .on = February / 29}, 2024y / 1 / 1, 2025y / 12 / 31),
            (std::vector<base::LocalDate>{2024y / 2 / 29, 2025y / 2 / 28}));
}

TEST(MonthsAhead, EndWithTheMonthWhereItIsShorter) {
  EXPECT_EQ(plus_months(2024y / 1 / 31, 1), base::LocalDate(2024y / 2 / 29));
  EXPECT_EQ(plus_months(2024y / 2 / 29, 48), base::LocalDate(2028y / 2 / 29));
  EXPECT_EQ(plus_months(2024y / 12 / 15, -12), base::LocalDate(2023y / 12 / 15));
  EXPECT_EQ(plus_days(2024y / December / 31, 1), base::LocalDate(2025y / 1 / 1));
  EXPECT_EQ(plus_days(2024y / April / 1, -1), base::LocalDate(2024y / 3 / 31));
  EXPECT_EQ(plus_days(2024y / October / 1, 60), base::LocalDate(2024y / 11 / 30));
}

}  // namespace
}  // namespace wardmote::board::recurrence_test
