#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>

namespace wardmote::situation {

/// Where a discussion stands. Its draft, filter one, lies inside the originating agency and is no discussion yet (drafts/).
enum class Stage {
  filter_2,   ///< de-identified, before the whole table
  filter_3,   ///< the table agreed that the risk is acutely elevated; agencies are asked
  filter_4,   ///< a lead and assisting agencies plan and intervene
  follow_up,  ///< the first contact was made
  concluded,
  rejected  ///< the table did not find the risk acutely elevated
};
BOOST_DESCRIBE_ENUM(Stage, filter_2, filter_3, filter_4, follow_up, concluded, rejected)

/// Whatever can be recorded of a discussion. An act is called as its route, its permission and its audit entry are.
enum class DiscussionAct {
  present_discussion,  ///< the originating agency brings it before the table
  record_factors,      ///< risk and protective factors, study flags, who else is affected
  ask_for_more,        ///< the table needs to hear more before it decides
  agree_risk,          ///< consensus: all four questions are answered with yes
  reject_discussion,   ///< consensus: they are not
  answer_request,      ///< an agency says whether it has a part in it
  form_team,           ///< a lead agency and those that assist
  widen_team,          ///< one more agency, by the recorded decision of the table
  leave_team,          ///< an agency steps back; it alone decides that
  plan_task,           ///< who does what until when
  finish_task,         ///< done, or not to be done any more
  record_contact,      ///< the intervention: when the subject was first met
  record_consent,      ///< sought, given, refused, withdrawn, or another lawful ground
  record_service,      ///< a service was mobilized
  begin_follow_up,
  conclude_discussion  ///< with a coded reason
};
BOOST_DESCRIBE_ENUM(DiscussionAct, present_discussion, record_factors, ask_for_more, agree_risk, reject_discussion,
                    answer_request, form_team, widen_team, leave_team, plan_task, finish_task, record_contact,
                    record_consent, record_service, begin_follow_up, conclude_discussion)

/// One arrow of the machine: in `from` the act is possible, and leads to `to`. present_discussion makes the discussion: it has none.
struct Step {
  DiscussionAct act;
  Stage from;
  Stage to;
};

/// All that is possible, and nothing else is. machine_test.cpp walks it whole: no state without a way to an end, no way back to a stage
/// with a wider audience, none into filter three past the table's decision.
std::span<Step const> discussion_steps();

/// Where an act leads from a stage; nothing if it does not follow from there.
std::optional<Stage> next(DiscussionAct act, Stage from);

/// Whether nothing leads on from a stage.
bool is_over(Stage stage);

}  // namespace wardmote::situation
