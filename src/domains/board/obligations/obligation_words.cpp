#include "domains/board/obligations/obligation_words.h"

namespace wardmote::board {

using web::message_id;

std::string_view label_of(DueStatus status) {
  switch (status) {
    case DueStatus::overdue: return message_id("Overdue");
    case DueStatus::due_soon: return message_id("Due within 60 days");
    case DueStatus::upcoming: return message_id("Upcoming");
    case DueStatus::met_late: return message_id("Met late");
    case DueStatus::met: return message_id("Met");
    case DueStatus::continuous: return message_id("Continuous");
    case DueStatus::on_event: return message_id("When it happens");
    case DueStatus::no_date: return message_id("No date by rule");
    case DueStatus::not_counted: break;
  }
  return message_id("Not counted yet");
}

std::string_view tone_of(DueStatus status) {
  switch (status) {
    case DueStatus::overdue:
    case DueStatus::due_soon: return "bad";
    case DueStatus::met_late: return "attention";
    case DueStatus::met: return "good";
    default: return "plain";
  }
}

std::string_view label_of(Party party) {
  switch (party) {
    case Party::board: return message_id("Board");
    case Party::chief: return message_id("Chief of police");
    case Party::members: return message_id("Members of the board");
    case Party::service: return message_id("Police service");
    case Party::municipality: return message_id("Municipality");
    case Party::province: break;
  }
  return message_id("Province");
}

std::string_view label_of(EvidenceKind kind) {
  switch (kind) {
    case EvidenceKind::motion: return message_id("Motion");
    case EvidenceKind::report: return message_id("Report");
    case EvidenceKind::page: return message_id("Page on the Web");
    case EvidenceKind::file: break;
  }
  return message_id("File");
}

std::string names_of(std::vector<Party> const& parties, web::Tongue const& tongue) {
  std::string names;
  for (auto const party : parties) (names += names.empty() ? "" : ", ") += tongue.text(label_of(party));
  return names;
}

std::string rule_in_words(Recurrence const& recurrence, web::Tongue const& tongue) {
  auto const number = [&](int count) { return tongue.number(count, 0); };
  // The year is not shown: 2024 has every day.
  auto const on = base::LocalDate(std::chrono::year(2024), recurrence.on.month(), recurrence.on.day());
  switch (recurrence.kind) {
    case RecurrenceKind::none: return tongue.text("The catalogue’s words give no date by rule.");
    case RecurrenceKind::continuous: return tongue.text("Always in force.");
    case RecurrenceKind::on_event: return tongue.text("Each time that it happens; no day follows by rule.");
    case RecurrenceKind::days_after_event:
      return tongue.plural("Within one day of what it follows from.", "Within {count} days of what it follows from.",
                           recurrence.days);
    case RecurrenceKind::every_months:
      if (recurrence.months == 12) return tongue.text("Once in each calendar year, by 31 December.");
      return tongue.plural("Once in each month, by its last day.",
                           "Once in each {count} months of the calendar year, by the last day of them.",
                           recurrence.months);
    case RecurrenceKind::yearly_on: {
      auto const date = tongue.date(on);
      return tongue.text("Each year by {day}.", {{"day", date.substr(0, date.rfind(' '))}});
    }
    case RecurrenceKind::every_years:
      return tongue.plural("Again within one year of the last time.", "Again within {count} years of the last time.",
                           recurrence.years);
    case RecurrenceKind::dated_years: break;
  }
  return tongue.text("By {date}, and every {years} years after it.",
                     {{"date", tongue.date(recurrence.first)}, {"years", number(recurrence.years)}});
}

StatusShown shown(DueStatus status, web::Tongue const& tongue) {
  return {status, tongue.text(label_of(status)), std::string(tone_of(status))};
}

}  // namespace wardmote::board
