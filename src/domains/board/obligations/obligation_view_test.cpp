#include "domains/board/obligations/obligation_view.h"

#include <gtest/gtest.h>

#include "tests/support/plain_tongue.h"

namespace wardmote::board::obligation_view_test {
namespace {

using namespace std::chrono_literals;
using base::LocalDate;

constexpr LocalDate today = 2026y / 11 / 28;

ObligationCatalogue small() {
  ObligationCatalogue catalogue;
  auto const add = [&](std::string const& slug, std::string const& frequency, Party party, Confidence confidence) {
    catalogue.obligations.push_back({.id = "ob." + slug,
                                     .slug = slug,
                                     .label = {slug, slug + " (fr)"},
                                     .instrument = "Act",
                                     .section = "s.1",
                                     .parties = {party},
                                     .frequency = frequency,
                                     .recurrence = recurrence_of(frequency),
                                     .confidence = confidence});
  };
  add("report", "by June 30 each year", Party::board, Confidence::high);
  add("quarter", "quarterly", Party::chief, Confidence::medium);
  add("always", "continuous", Party::board, Confidence::high);
  return catalogue;
}

ObligationsView view_of(ObligationRecords const& records, ObligationFilter const& filter = {},
                        web::Language language = web::Language::en) {
  return obligations_view(small(), records, filter, today, tests::PlainTongue(language));
}

std::vector<std::string> slugs(ObligationsView const& view) {
  std::vector<std::string> found;
  for (auto const& row : view.obligations) found.push_back(row.obligation);
  return found;
}
using Slugs = std::vector<std::string>;

TEST(TheListOfDuties, ShowsOfEachTheTimeThatPressesMost) {
  ObligationRecords records{.counted_from = 2025y / 1 / 1};
  records.evidence.push_back({.obligation = "ob.report", .due_on = 2025y / 6 / 30, .met_on = 2025y / 7 / 1});
  auto const view = view_of(records);
  EXPECT_EQ(slugs(view), (Slugs{"report", "quarter", "always"}));
  EXPECT_EQ(view.obligations[0].due_on, LocalDate(2026y / 6 / 30));
  EXPECT_EQ(view.obligations[0].status, DueStatus::overdue);
  EXPECT_EQ(view.obligations[0].tone, "bad");
  EXPECT_EQ(view.obligations[0].last_met_on, LocalDate(2025y / 7 / 1));
  EXPECT_EQ(view.obligations[0].last_status_label, "Met late");
  EXPECT_EQ(view.obligations[1].due_on, LocalDate(2025y / 3 / 31)) << "the oldest";
  EXPECT_EQ(view.obligations[2].due_on, std::nullopt);
  EXPECT_EQ(view.sentence.substr(0, 38), "3 duties are listed: 2 overdue, 0 due ");
  EXPECT_FALSE(view.is_chosen);
}

TEST(TheListOfDuties, ChoosesByResponsibleStatusAndMonth) {
  ObligationRecords const records{.counted_from = 2026y / 10 / 1};
  EXPECT_EQ(slugs(view_of(records, {.responsible = Party::chief})), Slugs{"quarter"});
  EXPECT_EQ(slugs(view_of(records, {.status = DueStatus::due_soon})), Slugs{"quarter"});
  EXPECT_EQ(slugs(view_of(records, {.status = DueStatus::continuous})), Slugs{"always"});
  auto const june = view_of(records, {.month = 2027y / 6 / 1});
  EXPECT_EQ(slugs(june), (Slugs{"report", "quarter"}));
  EXPECT_EQ(june.obligations[1].due_on, LocalDate(2027y / 6 / 30)) << "the time in that month, not the next";
  EXPECT_EQ(june.month, "2027-06");
  EXPECT_EQ(slugs(view_of(records, {.month = 2031y / 6 / 1})), (Slugs{"report", "quarter"}));
  EXPECT_TRUE(slugs(view_of(records, {.status = DueStatus::overdue, .month = 2027y / 6 / 1})).empty());
}

TEST(TheListOfDuties, FindsWhatWasMetBeforeByThatStatus) {
  ObligationRecords records{.counted_from = 2026y / 1 / 1};
  records.evidence.push_back({.obligation = "ob.report", .due_on = 2026y / 6 / 30, .met_on = 2026y / 6 / 1});
  EXPECT_EQ(slugs(view_of(records, {.status = DueStatus::met})), Slugs{"report"});
}

TEST(TheListOfDuties, MarksACitationUntilThatVeryOneIsConfirmed) {
  ObligationRecords records;
  EXPECT_EQ(view_of(records).unverified, 1);
  records.confirmations = {{.obligation = "ob.quarter", .citation = "Act, s.2"}};
  EXPECT_TRUE(view_of(records).obligations[1].is_unverified);
  records.confirmations[0].citation = "Act, s.1";
  EXPECT_FALSE(view_of(records).obligations[1].is_unverified);
  EXPECT_EQ(view_of(records).unverified, 0);
}

TEST(TheListOfDuties, SpeaksTheLanguageOfItsReader) {
  EXPECT_EQ(view_of({}, {}, web::Language::fr).obligations[0].label, "report (fr)");
}

TEST(ARule, IsSaidInWords) {
  tests::PlainTongue const tongue;
  auto const words = [&](std::string const& frequency) { return rule_in_words(recurrence_of(frequency), tongue); };
  EXPECT_EQ(words("yearly"), "Once in each calendar year, by 31 December.");
  EXPECT_EQ(words("quarterly"), "Once in each 3 months of the calendar year, by the last day of them.");
  EXPECT_EQ(words("monthly"), "Once in each month, by its last day.");
  EXPECT_EQ(words("30 days after adoption"), "Within 30 days of what it follows from.");
  EXPECT_EQ(words("review at least every 4 years"), "Again within 4 years of the last time.");
  EXPECT_EQ(words("by July 1, 2025 and every four years after"), "By 2025-07-01, and every 4 years after it.");
  EXPECT_EQ(words("on a set cycle"), "The catalogue’s words give no date by rule.");
  EXPECT_EQ(words("standing"), "Always in force.");
  EXPECT_EQ(words("as arises"), "Each time that it happens; no day follows by rule.");
}

}  // namespace
}  // namespace wardmote::board::obligation_view_test
