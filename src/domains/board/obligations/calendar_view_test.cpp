#include "domains/board/obligations/calendar_view.h"

#include <gtest/gtest.h>

#include "base/choice.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::board {
namespace {

using namespace std::chrono_literals;
using base::LocalDate;

constexpr LocalDate today = 2026y / 11 / 28;

ObligationCatalogue small() {
  ObligationCatalogue catalogue;
  auto const add = [&](std::string const& slug, std::string const& frequency) {
    catalogue.obligations.push_back({.id = "ob." + slug,
                                     .slug = slug,
                                     .label = {slug, slug},
                                     .instrument = "Act",
                                     .section = "s.1",
                                     .parties = {Party::board},
                                     .frequency = frequency,
                                     .recurrence = recurrence_of(frequency),
                                     .confidence = Confidence::high});
  };
  add("report", "by June 30 each year");
  add("quarter", "quarterly");
  add("always", "continuous");
  return catalogue;
}

CalendarView view_of(ObligationRecords const& records, CalendarSpan const& span, PolicyRegister const& policies = {}) {
  return calendar_view(small(), records, policies, span, today, tests::PlainTongue());
}

std::vector<std::string> rows_in(CalendarView const& view, std::string const& month) {
  std::vector<std::string> found;
  for (auto const& one : view.months)
    if (one.month == month)
      for (auto const& row : one.rows) found.push_back(row.report + " " + std::string(base::spelling_of(row.status)));
  return found;
}

TEST(TheWorkPlan, HoldsTheTwelveMonthsFromThisOneAlsoWhereNothingFallsDue) {
  auto const view = view_of({.counted_from = 2026y / 10 / 1}, work_plan_from(today));
  ASSERT_EQ(view.months.size(), 12u);
  EXPECT_EQ(view.months.front().month, "2026-11");
  EXPECT_EQ(view.months.back().month, "2027-10");
  EXPECT_EQ(rows_in(view, "2026-12"), std::vector<std::string>{"quarter due_soon"});
  EXPECT_EQ(rows_in(view, "2027-06"), (std::vector<std::string>{"report upcoming", "quarter upcoming"}));
  EXPECT_TRUE(rows_in(view, "2027-01").empty());
  EXPECT_EQ(view.undated, 1);
}

TEST(TheWorkPlan, BeginsWithWhatIsOverdueFromBefore) {
  ObligationRecords records{.counted_from = 2026y / 6 / 1};
  records.evidence.push_back({.obligation = "ob.quarter", .due_on = 2026y / 6 / 30, .met_on = 2026y / 7 / 2});
  auto const view = view_of(records, work_plan_from(today));
  EXPECT_EQ(view.months.front().month, "2026-06");
  EXPECT_EQ(rows_in(view, "2026-06"), std::vector<std::string>{"report overdue"}) << "what was met late is over";
  EXPECT_EQ(rows_in(view, "2026-09"), std::vector<std::string>{"quarter overdue"});
  EXPECT_EQ(view.sentence, "7 requirements fall due: 2 overdue, 1 due within 60 days.");
}

TEST(TheCalendarOfAYear, HoldsThatYearAloneWithWhatWasMet) {
  ObligationRecords records{.counted_from = 2025y / 1 / 1};
  records.evidence.push_back({.obligation = "ob.report", .due_on = 2026y / 6 / 30, .met_on = 2026y / 7 / 2});
  auto const view = view_of(records, span_of_year(2026));
  EXPECT_EQ(view.months.size(), 12u);
  EXPECT_EQ(rows_in(view, "2026-06"), (std::vector<std::string>{"report met_late", "quarter overdue"}));
}

TEST(TheCalendar, NamesTheReviewsThatPoliciesAskFor) {
  PolicyRegister policies;
  policies.policies.push_back(
      {.slug = "p-1",
       .number = "P-1",
       .versions = {{.version = 1, .title = "Conduct", .in_force_from = 2026y / 1 / 15, .review_months = 12}}});
  auto const view = view_of({}, work_plan_from(today), policies);
  EXPECT_EQ(rows_in(view, "2027-01"), std::vector<std::string>{"Review of policy P-1: Conduct due_soon"});
  policies.policies[0].versions[0].in_force_from = 2027y / 1 / 1;
  EXPECT_EQ(view_of({}, work_plan_from(today), policies).sentence,
            "0 requirements fall due: 0 overdue, 0 due within 60 days.");
}

}  // namespace
}  // namespace wardmote::board
