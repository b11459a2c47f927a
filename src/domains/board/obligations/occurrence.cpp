#include "domains/board/obligations/occurrence.h"

#include <algorithm>
#include <set>

#include "base/ensure.h"

namespace wardmote::board {
namespace {

using base::LocalDate;

/// The first day on which evidence that fits says that it was met.
template <class Fits>
std::optional<LocalDate> first_met(std::vector<Evidence> const& evidence, Fits fits) {
  std::optional<LocalDate> first;
  for (auto const& one : evidence)
    if (one.counts() && fits(one) && (!first || one.met_on < *first)) first = one.met_on;
  return first;
}

Occurrence dated(LocalDate due_on, std::optional<LocalDate> met_on, LocalDate today) {
  return {.due_on = due_on, .met_on = met_on, .status = status_of(due_on, met_on, today)};
}

/// The first day of the months that end with a day on which something is due.
LocalDate first_of_months(Recurrence const& recurrence, LocalDate due_on) {
  if (recurrence.kind != RecurrenceKind::every_months) return due_on;
  return plus_months(LocalDate(due_on.year() / due_on.month() / 1), 1 - recurrence.months);
}

std::vector<Occurrence> of_the_calendar(Recurrence const& recurrence, Known const& known, LocalDate today,
                                        LocalDate until) {
  std::set<LocalDate> days;
  if (known.counted_from)
    for (auto const day : due_days(recurrence, *known.counted_from, until))
      if (first_of_months(recurrence, day) >= *known.counted_from) days.insert(day);
  for (auto const& one : known.evidence)
    if (one.due_on && one.counts()) days.insert(*one.due_on);
  std::vector<Occurrence> occurrences;
  for (auto const day : days)
    occurrences.push_back(
        dated(day, first_met(known.evidence, [&](Evidence const& one) { return one.due_on == day; }), today));
  return occurrences;
}

std::vector<Occurrence> from_time_to_time(Recurrence const& recurrence, Known const& known, LocalDate today) {
  std::set<LocalDate> met_days;
  for (auto const& one : known.evidence)
    if (one.counts()) met_days.insert(one.met_on);
  std::optional<LocalDate> due_on;
  // What was met before counting began was not judged then; the next time follows from it.
  auto const is_judged = [&](LocalDate met) { return known.counted_from && met >= *known.counted_from; };
  std::vector<Occurrence> occurrences;
  for (auto const met : met_days) {
    if (!due_on && is_judged(met)) due_on = plus_months(*known.counted_from, recurrence.years * 12);
    occurrences.push_back(is_judged(met) ? dated(*due_on, met, today)
                                         : Occurrence{.met_on = met, .status = DueStatus::met});
    due_on = plus_months(met, recurrence.years * 12);
  }
  if (!due_on && known.counted_from) due_on = plus_months(*known.counted_from, recurrence.years * 12);
  if (due_on) occurrences.push_back(dated(*due_on, std::nullopt, today));
  return occurrences;
}

std::vector<Occurrence> of_events(Recurrence const& recurrence, Known const& known, LocalDate today) {
  auto events = known.events;
  std::ranges::sort(events, {}, [](ObligationEvent const& event) { return std::pair(event.occurred_on, event.id); });
  std::vector<Occurrence> occurrences;
  for (auto const& event : events) {
    auto const met_on = first_met(known.evidence, [&](Evidence const& one) { return one.event == event.id; });
    auto occurrence = recurrence.kind == RecurrenceKind::days_after_event
                          ? dated(plus_days(event.occurred_on, recurrence.days), met_on, today)
                          : Occurrence{.met_on = met_on, .status = met_on ? DueStatus::met : DueStatus::no_date};
    occurrence.event = event.id;
    occurrences.push_back(occurrence);
  }
  return occurrences;
}

/// Where nothing is dated yet.
DueStatus undated(RecurrenceKind kind) {
  switch (kind) {
    case RecurrenceKind::none: return DueStatus::no_date;
    case RecurrenceKind::continuous: return DueStatus::continuous;
    case RecurrenceKind::on_event:
    case RecurrenceKind::days_after_event: return DueStatus::on_event;
    default: return DueStatus::not_counted;
  }
}

}  // namespace

DueStatus status_of(LocalDate due_on, std::optional<LocalDate> met_on, LocalDate today) {
  if (met_on) return *met_on <= due_on ? DueStatus::met : DueStatus::met_late;
  if (due_on < today) return DueStatus::overdue;
  return due_on <= plus_days(today, due_soon_days) ? DueStatus::due_soon : DueStatus::upcoming;
}

std::vector<Occurrence> occurrences_of(Recurrence const& recurrence, Known const& known, LocalDate today,
                                       LocalDate until) {
  std::vector<Occurrence> occurrences;
  if (is_by_calendar(recurrence)) occurrences = of_the_calendar(recurrence, known, today, until);
  if (recurrence.kind == RecurrenceKind::every_years) occurrences = from_time_to_time(recurrence, known, today);
  if (recurrence.kind == RecurrenceKind::on_event || recurrence.kind == RecurrenceKind::days_after_event)
    occurrences = of_events(recurrence, known, today);
  if (occurrences.empty()) occurrences.push_back({.status = undated(recurrence.kind)});
  return occurrences;
}

LocalDate horizon_of(Recurrence const& recurrence, LocalDate today) {
  auto const from = recurrence.kind == RecurrenceKind::dated_years ? std::max(today, recurrence.first) : today;
  return plus_months(from, 12 * std::max(1, recurrence.years) + recurrence.months);
}

Occurrence const& most_pressing(std::vector<Occurrence> const& occurrences) {
  ENSURE(!occurrences.empty());
  auto const overdue = std::ranges::find(occurrences, DueStatus::overdue, &Occurrence::status);
  if (overdue != occurrences.end()) return *overdue;
  auto const open = std::ranges::find_if(occurrences, &Occurrence::is_open);
  return open != occurrences.end() ? *open : occurrences.back();
}

Occurrence const* last_met(std::vector<Occurrence> const& occurrences) {
  Occurrence const* last = nullptr;
  for (auto const& occurrence : occurrences)
    if (occurrence.met_on && (last == nullptr || *occurrence.met_on >= *last->met_on)) last = &occurrence;
  return last;
}

}  // namespace wardmote::board
