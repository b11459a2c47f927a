#pragma once

#include "domains/situation/discussion_rules.h"

// What the agencies that intervene record: who they are, what they plan, whom they met, what they mobilized. Each gives what an order changes of a
// discussion, `whole` as it stood, or refuses form_invalid with the field; whether the act is the reader's was decided before (discussion_rules.h).
namespace wardmote::situation {

base::Answer<Discussion> team_formed(Discussion const& whole, Discussion changed, Order const& order,
                                     Terms const& terms);
base::Answer<Discussion> team_widened(Discussion const& whole, Discussion changed, Order const& order,
                                      Terms const& terms);
base::Answer<Discussion> team_left(Discussion const& whole, Discussion changed, Reader const& reader);
base::Answer<Discussion> task_planned(Discussion const& whole, Discussion changed, Order const& order,
                                      Terms const& terms);
base::Answer<Discussion> task_finished(Discussion const& whole, Discussion changed, Order const& order);
base::Answer<Discussion> contact_recorded(Discussion const& whole, Discussion changed, Order const& order,
                                          Terms const& terms);
base::Answer<Discussion> consent_recorded(Discussion const& whole, Discussion changed, Order const& order);
base::Answer<Discussion> service_recorded(Discussion const& whole, Discussion changed, Order const& order,
                                          Terms const& terms);

}  // namespace wardmote::situation
