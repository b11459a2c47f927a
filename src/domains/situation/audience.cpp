#include "domains/situation/audience.h"

#include <algorithm>
#include <array>

namespace wardmote::situation {
namespace {

/// Who records what. The chair, recorder and coordinator record for the table; an agency for itself.
struct ActRule {
  DiscussionAct act;
  Capacity capacity;
};
std::span<ActRule const> act_rules() {
  using enum Capacity;
  static constexpr std::array rules{
      ActRule{DiscussionAct::record_factors, originator},
      ActRule{DiscussionAct::record_factors, officer},
      ActRule{DiscussionAct::ask_for_more, officer},
      ActRule{DiscussionAct::agree_risk, officer},
      ActRule{DiscussionAct::reject_discussion, officer},
      ActRule{DiscussionAct::answer_request, seated},
      ActRule{DiscussionAct::answer_request, officer},
      ActRule{DiscussionAct::form_team, officer},
      ActRule{DiscussionAct::form_team, originator},
      ActRule{DiscussionAct::widen_team, officer},
      ActRule{DiscussionAct::leave_team, team},
      ActRule{DiscussionAct::plan_task, team},
      ActRule{DiscussionAct::finish_task, team},
      ActRule{DiscussionAct::record_contact, team},
      ActRule{DiscussionAct::record_consent, team},
      ActRule{DiscussionAct::record_service, team},
      ActRule{DiscussionAct::begin_follow_up, team},
      ActRule{DiscussionAct::conclude_discussion, team},
      ActRule{DiscussionAct::conclude_discussion, officer},
  };
  return rules;
}

}  // namespace

std::span<Rule const> reading_rules() {
  using enum Capacity;
  using enum Stage;
  static constexpr std::array rules{
      // Before the whole table, de-identified.
      Rule{Part::subject, filter_2, filter_3, seated},
      Rule{Part::factors, filter_2, filter_3, seated},
      Rule{Part::decision, filter_2, filter_3, seated},
      Rule{Part::requests, filter_3, filter_3, seated},
      // From the team on, all others know number, stage and lead.
      Rule{Part::lead, filter_4, concluded, seated},
      // The agencies that intervene.
      Rule{Part::subject, filter_4, concluded, team},
      Rule{Part::factors, filter_4, concluded, team},
      Rule{Part::decision, filter_4, concluded, team},
      Rule{Part::requests, filter_4, concluded, team},
      Rule{Part::team, filter_4, concluded, team},
      Rule{Part::plan, filter_4, concluded, team},
      Rule{Part::contact, filter_4, concluded, team},
      Rule{Part::services, filter_4, concluded, team},
      Rule{Part::conclusion, concluded, rejected, team},
      // Who brought it, and is not of the team, hears how it ended.
      Rule{Part::subject, filter_4, rejected, originator},
      Rule{Part::conclusion, concluded, rejected, originator},
      // The record of the table: coded facts, never what the team planned.
      Rule{Part::subject, filter_2, rejected, officer},
      Rule{Part::factors, filter_2, concluded, officer},
      Rule{Part::decision, filter_2, concluded, officer},
      Rule{Part::requests, filter_3, concluded, officer},
      Rule{Part::team, filter_4, concluded, officer},
      Rule{Part::services, filter_4, concluded, officer},
      Rule{Part::conclusion, concluded, rejected, officer},
  };
  return rules;
}

std::set<Capacity> capacities_of(Reader const& reader, Discussion const& discussion) {
  std::set<Capacity> capacities{Capacity::seated};
  if (reader.is_officer) capacities.insert(Capacity::officer);
  if (discussion.subject && discussion.subject->agency == reader.agency) capacities.insert(Capacity::originator);
  if (intervening(discussion).contains(reader.agency)) capacities.insert(Capacity::team);
  return capacities;
}

std::set<Part> readable(Stage stage, std::set<Capacity> const& capacities) {
  std::set<Part> parts;
  for (auto const& rule : reading_rules())
    if (rule.first <= stage && stage <= rule.last && capacities.contains(rule.capacity)) parts.insert(rule.part);
  return parts;
}

std::set<Part> readable_by_some(Stage stage) {
  return readable(stage, {Capacity::seated, Capacity::originator, Capacity::team, Capacity::officer});
}

bool is_concerned(std::set<Capacity> const& capacities) { return capacities.size() > 1; }

bool may_act(DiscussionAct act, Stage stage, std::set<Capacity> const& capacities) {
  return next(act, stage) && std::ranges::any_of(act_rules(), [&](ActRule const& rule) {
           return rule.act == act && capacities.contains(rule.capacity);
         });
}

}  // namespace wardmote::situation
