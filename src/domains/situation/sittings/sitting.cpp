#include "domains/situation/sittings/sitting.h"

#include <algorithm>

#include "web/context.h"

namespace wardmote::situation {
namespace {

using web::message_id;
using enum SittingAct;

void take_up(Sitting& sitting, SittingEvent const& event) {
  sitting.current = event.number;
  sitting.current_since = event.at;
  sitting.current_minutes = event.minutes;
  if (std::ranges::find(sitting.chosen, event.number) == sitting.chosen.end()) sitting.chosen.push_back(event.number);
}

void apply(Sitting& sitting, SittingEvent const& event) {
  sitting.events = event.sequence;
  switch (event.act) {
    case open_sitting: sitting.opened_at = event.at; break;
    case agency_arrives: sitting.present.insert(event.agency); break;
    case agency_leaves: sitting.present.erase(event.agency); break;
    case read_reminder: sitting.reminded_at = event.at; break;
    case choose_discussion: take_up(sitting, event); break;
    case blank_sitting: sitting.is_blank = true; break;
    case lift_blank: sitting.is_blank = false; break;
    case end_sitting: sitting.is_ended = true; break;
  }
}

base::Answer<bool> is_choice(Sitting const& sitting, SittingEvent const& event, SittingTerms const& terms) {
  if (!sitting.reminded_at)
    return base::refuse_field("number", message_id("Read out the confidentiality reminder first"));
  if (!terms.numbers.contains(event.number)) return base::refuse_field("number", message_id("Choose one of the list"));
  if (event.minutes < 0 || event.minutes > sitting_minutes_max)
    return base::refuse_field("minutes", message_id("Give whole minutes, at most 120"));
  return true;
}

}  // namespace

Sitting sitting_of(std::span<SittingEvent const> events) {
  Sitting sitting;
  for (auto const& event : events) apply(sitting, event);
  return sitting;
}

std::optional<base::Instant> time_is_up(Sitting const& sitting) {
  if (sitting.current.empty() || sitting.current_minutes == 0) return std::nullopt;
  return sitting.current_since + std::chrono::minutes(sitting.current_minutes);
}

base::Answer<bool> is_news(Sitting const& sitting, SittingEvent const& event, SittingTerms const& terms) {
  if (event.act == open_sitting) return !sitting.is_open();
  if (!sitting.is_open()) return base::refuse_field("sitting", message_id("No sitting is open. Open one first"));
  switch (event.act) {
    case agency_arrives:
      if (!terms.agencies.contains(event.agency))
        return base::refuse_field("agency", message_id("Choose an agency that has a valid seat"));
      return !sitting.present.contains(event.agency);
    case agency_leaves: return sitting.present.contains(event.agency);
    case read_reminder: return !sitting.reminded_at;
    case choose_discussion: return is_choice(sitting, event, terms);
    case blank_sitting: return !sitting.is_blank;
    case lift_blank: return sitting.is_blank;
    case open_sitting:
    case end_sitting: break;
  }
  return true;
}

}  // namespace wardmote::situation
