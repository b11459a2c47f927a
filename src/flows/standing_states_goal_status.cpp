#include "flows/standing_states_goal_status.h"

#include "domains/evidence/standing_pages.h"
#include "flows/status_of_verdict.h"

namespace wardmote::flows {

board::GoalStatusSource standing_states_goal_status(evidence::EvidenceRoom const& room) {
  return [room](web::Context const& context) -> std::vector<board::GoalStatus> {
    auto const standing = evidence::standing(room, {}, context.tongue);
    if (!standing) return {};
    auto const limit = context.tongue.text(
        "Only the places named there were compared, and the index does not measure safety as a whole.");
    return {{.goal = "safest_place",
             .word = status_of_verdict(standing->verdict),
             .sentence = standing->sentence + " " + limit,
             .page = "/standing",
             .as_of = std::to_string(standing->year)}};
  };
}

}  // namespace wardmote::flows
