#include "domains/situation/machine.h"

#include <algorithm>
#include <array>

namespace wardmote::situation {

std::span<Step const> discussion_steps() {
  using enum DiscussionAct;
  using enum Stage;
  static constexpr std::array steps{
      Step{record_factors, filter_2, filter_2},
      Step{ask_for_more, filter_2, filter_2},
      Step{agree_risk, filter_2, filter_3},
      Step{reject_discussion, filter_2, rejected},
      Step{record_factors, filter_3, filter_3},
      Step{answer_request, filter_3, filter_3},
      Step{form_team, filter_3, filter_4},
      Step{conclude_discussion, filter_3, concluded},
      Step{record_factors, filter_4, filter_4},
      Step{widen_team, filter_4, filter_4},
      Step{leave_team, filter_4, filter_4},
      Step{plan_task, filter_4, filter_4},
      Step{finish_task, filter_4, filter_4},
      Step{record_contact, filter_4, filter_4},
      Step{record_consent, filter_4, filter_4},
      Step{record_service, filter_4, filter_4},
      Step{begin_follow_up, filter_4, follow_up},
      Step{conclude_discussion, filter_4, concluded},
      Step{record_factors, follow_up, follow_up},
      Step{widen_team, follow_up, follow_up},
      Step{leave_team, follow_up, follow_up},
      Step{plan_task, follow_up, follow_up},
      Step{finish_task, follow_up, follow_up},
      Step{record_contact, follow_up, follow_up},
      Step{record_consent, follow_up, follow_up},
      Step{record_service, follow_up, follow_up},
      Step{conclude_discussion, follow_up, concluded},
  };
  return steps;
}

std::optional<Stage> next(DiscussionAct act, Stage from) {
  auto const steps = discussion_steps();
  auto const step = std::ranges::find_if(steps, [&](Step const& each) { return each.act == act && each.from == from; });
  return step == steps.end() ? std::nullopt : std::optional(step->to);
}

bool is_over(Stage stage) {
  return std::ranges::none_of(discussion_steps(), [&](Step const& step) { return step.from == stage; });
}

}  // namespace wardmote::situation
