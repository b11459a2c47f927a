#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/refusal.h"
#include "domains/situation/audience.h"

namespace wardmote::situation {

/// From the day on which the team is named to that of the first contact: "within 24 to 48 hours" is the purpose of a Situation Table as the province
/// states it.
inline constexpr std::chrono::days contact_days_max{2};

/// What a form asks for. An act uses the members that it speaks of.
struct Order {
  DiscussionAct act = DiscussionAct::record_factors;
  Subject subject{};
  Factors factors{};
  Decision decision{};
  std::string agency{};  ///< that answers, leads, joins, leaves, has the task, mobilizes
  std::string answer{};  ///< of RequestAnswer
  std::vector<std::string> assisting{};
  Task task{};
  Contact contact{};
  std::string service{};       ///< "service_type.housing"
  std::string mobilization{};  ///< "mobilization_type.connected"
  std::string reason{};        ///< a code of a conclusion
};

/// What the rules must know of the table on a day.
struct Terms {
  std::set<std::string> agencies{};  ///< that have a valid seat
  std::function<bool(std::string_view code)> is_code{};
  std::function<bool(std::string_view code)>
      is_retired{};  ///< a code that is recorded no more; none is, if it is empty
  /// The message id of what speaks against a free text; empty: it may be kept. Without a screen every text is refused.
  std::function<std::string_view(std::string_view text)> against{};
  base::LocalDate today{};
};

/// What an order changes of a discussion that is known whole: the stage that follows, and the parts that are written anew. Pure.
/// present_discussion is decided of an empty discussion. Refuses discussion_stage_wrong, not_permitted where the act is not for the
/// reader's capacities, and form_invalid with the field.
base::Answer<Discussion> decided(Discussion const& whole, Order const& order, Reader const& reader, Terms const& terms);

}  // namespace wardmote::situation
