#include "domains/board/obligations/occurrence.h"

#include <gtest/gtest.h>

namespace wardmote::board::occurrence_test {
namespace {

using namespace std::chrono_literals;
using base::LocalDate;
using enum DueStatus;
using RecurrenceKind::dated_years;
using RecurrenceKind::days_after_event;
using RecurrenceKind::every_months;
using RecurrenceKind::every_years;
using RecurrenceKind::none;
using RecurrenceKind::yearly_on;

constexpr LocalDate today = 2026y / 11 / 28;

LocalDate in_days(int days) { return plus_days(today, days); }

/// The rule once more, by counting days one at a time.
DueStatus slow_status(int due_in, std::optional<int> met_in) {
  if (met_in) return *met_in > due_in ? met_late : met;
  if (due_in < 0) return overdue;
  int left = 0;
  while (left < due_in) ++left;
  return left > 60 ? upcoming : due_soon;
}

TEST(TheStatusOfADueDay, FollowsTheRuleForEveryDayAroundIt) {
  for (int due_in = -130; due_in <= 130; ++due_in) {
    EXPECT_EQ(status_of(in_days(due_in), std::nullopt, today), slow_status(due_in, std::nullopt)) << due_in;
    for (int met_in = -130; met_in <= 0; ++met_in)
      EXPECT_EQ(status_of(in_days(due_in), in_days(met_in), today), slow_status(due_in, met_in))
          << due_in << " " << met_in;
  }
}

TEST(TheStatusOfADueDay, TurnsAtItsEdges) {
  EXPECT_EQ(status_of(today, std::nullopt, today), due_soon);
  EXPECT_EQ(status_of(in_days(-1), std::nullopt, today), overdue);
  EXPECT_EQ(status_of(in_days(60), std::nullopt, today), due_soon);
  EXPECT_EQ(status_of(in_days(61), std::nullopt, today), upcoming);
  EXPECT_EQ(status_of(in_days(-10), in_days(-10), today), met);
  EXPECT_EQ(status_of(in_days(-10), in_days(-9), today), met_late);
}

Evidence shown(LocalDate on, std::optional<LocalDate> due = std::nullopt) { return {.due_on = due, .met_on = on}; }

std::vector<DueStatus> statuses(std::vector<Occurrence> const& occurrences) {
  std::vector<DueStatus> found;
  for (auto const& one : occurrences) found.push_back(one.status);
  return found;
}

constexpr Recurrence june{.kind = yearly_on, .on = std::chrono::June / 30};

TEST(Occurrences, OfTheCalendarBeginWithTheDayOfCountingAndAreMetByTheEvidenceForTheirDay) {
  Known const known{.counted_from = 2024y / 1 / 1,
                    .evidence = {shown(2025y / 7 / 9, 2025y / 6 / 30), shown(2025y / 7 / 2, 2025y / 6 / 30),
                                 shown(2026y / 6 / 1, 2026y / 6 / 30)}};
  auto const found = occurrences_of(june, known, today, horizon_of(june, today));
  EXPECT_EQ(statuses(found), (std::vector{overdue, met_late, DueStatus::met, upcoming}));
  EXPECT_EQ(found[1].met_on, LocalDate(2025y / 7 / 2)) << "the first record counts";
  EXPECT_EQ(most_pressing(found).due_on, LocalDate(2024y / 6 / 30));
  EXPECT_EQ(last_met(found)->due_on, LocalDate(2026y / 6 / 30));
}

TEST(Occurrences, OfTheCalendarKeepWhatWasRecordedWhenCountingIsMovedLater) {
  Known const known{.counted_from = 2026y / 11 / 1, .evidence = {shown(2025y / 6 / 1, 2025y / 6 / 30)}};
  EXPECT_EQ(statuses(occurrences_of(june, known, today, horizon_of(june, today))),
            (std::vector{DueStatus::met, upcoming}));
}

TEST(Occurrences, OfMonthsThatHadBegunBeforeCountingAreLeftOut) {
  auto const first = [](int months, LocalDate from) {
    Recurrence const recurrence{.kind = every_months, .months = months};
    return occurrences_of(recurrence, {.counted_from = from}, today, horizon_of(recurrence, today)).front().due_on;
  };
  EXPECT_EQ(first(12, 2026y / 1 / 1), LocalDate(2026y / 12 / 31));
  EXPECT_EQ(first(12, 2026y / 1 / 2), LocalDate(2027y / 12 / 31));
  EXPECT_EQ(first(12, today), LocalDate(2027y / 12 / 31));
  EXPECT_EQ(first(3, 2026y / 4 / 1), LocalDate(2026y / 6 / 30));
  EXPECT_EQ(first(3, 2026y / 4 / 2), LocalDate(2026y / 9 / 30));
  EXPECT_EQ(first(1, 2026y / 2 / 1), LocalDate(2026y / 2 / 28));
}

TEST(Occurrences, AreNotCountedBeforeSomebodySaysFromWhen) {
  for (auto const kind : {every_months, yearly_on, every_years, dated_years}) {
    Recurrence const recurrence{.kind = kind, .months = 12, .years = 4, .on = june.on, .first = 2025y / 7 / 1};
    EXPECT_EQ(statuses(occurrences_of(recurrence, {}, today, horizon_of(recurrence, today))), std::vector{not_counted});
  }
}

TEST(Occurrences, OfARoundOfYearsAreCountedFromTheLastTime) {
  Recurrence const four{.kind = every_years, .years = 4};
  Known known{.counted_from = 2020y / 2 / 29};
  auto found = occurrences_of(four, known, today, today);
  ASSERT_EQ(statuses(found), std::vector{overdue});
  EXPECT_EQ(found[0].due_on, LocalDate(2024y / 2 / 29));
  known.evidence = {shown(2023y / 1 / 15)};
  found = occurrences_of(four, known, today, today);
  EXPECT_EQ(statuses(found), (std::vector{DueStatus::met, due_soon}));
  EXPECT_EQ(found[1].due_on, LocalDate(2027y / 1 / 15));
  known.evidence.push_back(shown(2024y / 3 / 1));
  known.evidence[0].met_on = 2018y / 5 / 5;
  found = occurrences_of(four, known, today, today);
  EXPECT_EQ(statuses(found), (std::vector{DueStatus::met, met_late, upcoming}));
  EXPECT_FALSE(found[0].due_on) << "before counting began nothing was late";
  EXPECT_EQ(found[1].due_on, LocalDate(2022y / 5 / 5));
  EXPECT_EQ(found[2].due_on, LocalDate(2028y / 3 / 1));
}

TEST(Occurrences, OfARoundOfYearsNeedNoDayOfCountingOnceItWasMet) {
  auto const found =
      occurrences_of({.kind = every_years, .years = 2}, {.evidence = {shown(2026y / 1 / 1)}}, today, today);
  EXPECT_EQ(statuses(found), (std::vector{DueStatus::met, upcoming}));
}

TEST(Occurrences, OfEventsAreOneForEachWithItsDayIfTheRuleGivesOne) {
  EventId const first{.uuid = *base::uuid_of("0192f000-0000-7000-8000-000000000001")},
      second{.uuid = *base::uuid_of("0192f000-0000-7000-8000-000000000002")};
  Known known{.events = {{.id = second, .occurred_on = 2026y / 10 / 1}, {.id = first, .occurred_on = 2026y / 1 / 1}}};
  known.evidence.push_back({.event = first, .met_on = 2026y / 1 / 31});
  auto const within = occurrences_of({.kind = days_after_event, .days = 30}, known, today, today);
  EXPECT_EQ(statuses(within), (std::vector{DueStatus::met, overdue}));
  EXPECT_EQ(within[1].due_on, LocalDate(2026y / 10 / 31));
  EXPECT_EQ(within[1].event, second);
  EXPECT_EQ(statuses(occurrences_of({.kind = RecurrenceKind::on_event}, known, today, today)),
            (std::vector{DueStatus::met, no_date}));
}

TEST(Occurrences, LeaveOutEvidenceThatWasWithdrawn) {
  auto withdrawn = shown(2026y / 1 / 1, 2026y / 6 / 30);
  withdrawn.withdrawn_because = "a mistake";
  EXPECT_EQ(statuses(occurrences_of(june, {.evidence = {withdrawn}}, today, today)), std::vector{not_counted});
  EXPECT_EQ(statuses(occurrences_of({.kind = every_years, .years = 4}, {.evidence = {withdrawn}}, today, today)),
            std::vector{not_counted});
}

TEST(Occurrences, SayWhyThereIsNoDay) {
  auto const only = [](RecurrenceKind kind) { return statuses(occurrences_of({.kind = kind}, {}, today, today)); };
  EXPECT_EQ(only(none), std::vector{no_date});
  EXPECT_EQ(only(RecurrenceKind::continuous), std::vector{DueStatus::continuous});
  EXPECT_EQ(only(RecurrenceKind::on_event), std::vector{DueStatus::on_event});
  EXPECT_EQ(only(days_after_event), std::vector{DueStatus::on_event});
}

TEST(TheHorizon, LeavesNoDutyOfTheCalendarWithoutItsNextTime) {
  for (Recurrence const& recurrence :
       {june, Recurrence{.kind = every_months, .months = 1}, Recurrence{.kind = every_months, .months = 12},
        Recurrence{.kind = dated_years, .years = 4, .first = 2025y / 7 / 1},
        Recurrence{.kind = dated_years, .years = 2, .first = 2030y / 1 / 1}})
    for (int at = 0; at < 1500; at += 13)
      EXPECT_FALSE(due_days(recurrence, in_days(at), horizon_of(recurrence, in_days(at))).empty()) << at;
}

TEST(TheMostPressing, IsTheOldestThatIsOverdueElseTheNext) {
  auto const at = [](int days, DueStatus status) { return Occurrence{.due_on = in_days(days), .status = status}; };
  EXPECT_EQ(most_pressing({at(1, due_soon), at(70, upcoming)}).status, due_soon);
  EXPECT_EQ(most_pressing({at(-9, overdue), at(-8, overdue), at(1, due_soon)}).due_on, in_days(-9));
  Occurrence const done{.due_on = in_days(-9), .met_on = in_days(-9), .status = DueStatus::met};
  EXPECT_EQ(most_pressing({done}).status, DueStatus::met);
  EXPECT_EQ(most_pressing({done, at(5, due_soon)}).status, due_soon);
  EXPECT_EQ(last_met({at(5, due_soon)}), nullptr);
}

}  // namespace
}  // namespace wardmote::board::occurrence_test
