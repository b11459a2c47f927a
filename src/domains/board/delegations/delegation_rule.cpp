#include "domains/board/delegations/delegation_rule.h"

#include "base/ensure.h"
#include "domains/board/delegations/business_day.h"
#include "domains/board/form_check.h"
#include "domains/board/meetings/meeting_time.h"
#include "web/context.h"

namespace wardmote::board {

base::Answer<void> is_sound(DelegationRule const& rule) {
  FormCheck check;
  if (rule.business_days < 0 || rule.business_days > 20)
    check.wrong("business_days", web::message_id("Enter a number of business days from 0 to 20."));
  if (!clock_of(rule.time)) check.wrong("time", web::message_id("Give the time as 09:00"));
  if (rule.minutes < 1 || rule.minutes > 60)
    check.wrong("minutes", web::message_id("Enter a number of minutes from 1 to 60."));
  if (!check.is_well()) return check.refused();
  return {};
}

base::Instant deadline_of(DelegationRule const& rule, std::string_view meeting_date, std::string_view zone) {
  auto const day = base::date_of(meeting_date);
  ENSURE(day.has_value());
  auto const deadline = moment_of(base::to_text(business_days_before(*day, rule.business_days)), rule.time, zone);
  ENSURE(deadline.has_value());
  return *deadline;
}

}  // namespace wardmote::board
