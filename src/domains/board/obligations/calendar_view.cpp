#include "domains/board/obligations/calendar_view.h"

#include <algorithm>

namespace wardmote::board {
namespace {

using base::LocalDate;
using web::Tongue;

bool is_in(CalendarSpan const& span, Occurrence const& one) {
  if (!one.due_on || *one.due_on > span.last) return false;
  return *one.due_on >= span.first || (span.takes_overdue && one.status == DueStatus::overdue);
}

CalendarRow row_of(Occurrence const& one, Tongue const& tongue) {
  auto const how = shown(one.status, tongue);
  return {.due_on = one.due_on,
          .met_on = one.met_on,
          .status = how.status,
          .status_label = how.status_label,
          .tone = how.tone};
}

void add_duties(std::vector<CalendarRow>& rows, Obligation const& obligation, ObligationRecords const& records,
                CalendarSpan const& span, LocalDate today, Tongue const& tongue) {
  auto const until = std::max(span.last, horizon_of(obligation.recurrence, today));
  for (auto const& one : occurrences_of(obligation.recurrence, known_of(records, obligation), today, until)) {
    if (!is_in(span, one)) continue;
    auto row = row_of(one, tongue);
    row.report = obligation.label.in(tongue.language());
    row.page = "/obligations/" + obligation.slug;
    row.requirement = obligation.citation();
    row.is_unverified = shows_unverified(records.confirmations, obligation);
    row.responsible = names_of(obligation.parties, tongue);
    rows.push_back(std::move(row));
  }
}

void add_review(std::vector<CalendarRow>& rows, Policy const& policy, CalendarSpan const& span, LocalDate today,
                Tongue const& tongue) {
  auto const due_on = review_due(policy, today);
  if (!due_on) return;
  Occurrence const one{.due_on = due_on, .status = status_of(*due_on, std::nullopt, today)};
  if (!is_in(span, one)) return;
  auto row = row_of(one, tongue);
  auto const& version = *in_force(policy, today);
  row.report = tongue.text("Review of policy {number}: {title}", {{"number", policy.number}, {"title", version.title}});
  row.page = "/policies/" + policy.slug;
  row.requirement = policy.number;
  row.responsible = names_of({Party::board}, tongue);
  rows.push_back(std::move(row));
}

/// Every month of the span, also one in which nothing falls due, and those of what is overdue before.
std::vector<CalendarMonth> by_month(std::vector<CalendarRow> rows, CalendarSpan const& span) {
  std::ranges::stable_sort(rows, {}, &CalendarRow::due_on);
  std::vector<CalendarMonth> months;
  auto const of = [&](std::string const& month) -> CalendarMonth& {
    auto const found = std::ranges::find(months, month, &CalendarMonth::month);
    return found != months.end() ? *found : months.emplace_back(CalendarMonth{.month = month});
  };
  for (auto at = span.first; at <= span.last; at = plus_months(at, 1)) of(base::month_of(at));
  for (auto& row : rows) of(base::month_of(*row.due_on)).rows.push_back(std::move(row));
  std::ranges::sort(months, {}, &CalendarMonth::month);
  return months;
}

std::string sentence_of(std::vector<CalendarRow> const& rows, Tongue const& tongue) {
  auto const of = [&](DueStatus status) {
    return tongue.number(static_cast<double>(std::ranges::count(rows, status, &CalendarRow::status)), 0);
  };
  return tongue.plural("One requirement falls due: {overdue} overdue, {soon} due within 60 days.",
                       "{count} requirements fall due: {overdue} overdue, {soon} due within 60 days.", std::ssize(rows),
                       {{"overdue", of(DueStatus::overdue)}, {"soon", of(DueStatus::due_soon)}});
}

bool is_dated(Recurrence const& recurrence) {
  return is_by_calendar(recurrence) || recurrence.kind == RecurrenceKind::every_years;
}

}  // namespace

CalendarSpan work_plan_from(LocalDate today) {
  LocalDate const first(today.year() / today.month() / 1);
  return {.first = first, .last = plus_days(plus_months(first, 12), -1), .takes_overdue = true};
}

CalendarSpan span_of_year(int year) {
  return {.first = LocalDate(std::chrono::year(year) / 1 / 1), .last = LocalDate(std::chrono::year(year) / 12 / 31)};
}

CalendarView calendar_view(ObligationCatalogue const& catalogue, ObligationRecords const& records,
                           PolicyRegister const& policies, CalendarSpan const& span, LocalDate today,
                           Tongue const& tongue) {
  CalendarView view{.catalogue_version = catalogue.obligations_version};
  std::vector<CalendarRow> rows;
  for (auto const& obligation : catalogue.obligations) {
    add_duties(rows, obligation, records, span, today, tongue);
    view.undated += is_dated(obligation.recurrence) ? 0 : 1;
  }
  for (auto const& policy : policies.policies) add_review(rows, policy, span, today, tongue);
  view.sentence = sentence_of(rows, tongue);
  view.months = by_month(std::move(rows), span);
  return view;
}

}  // namespace wardmote::board
