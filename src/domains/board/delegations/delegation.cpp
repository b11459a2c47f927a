#include "domains/board/delegations/delegation.h"

#include "web/context.h"

namespace wardmote::board {
namespace {

using web::message_id;

/// Where an act leads from a state; nothing if it does not follow from there.
std::optional<DelegationState> next(DelegationState from, DelegationAct act) {
  auto const is_open = from == DelegationState::asked || from == DelegationState::accepted;
  switch (act) {
    case DelegationAct::accept_delegation:
      if (from == DelegationState::asked || from == DelegationState::declined) return DelegationState::accepted;
      return std::nullopt;
    case DelegationAct::decline_delegation:
      if (is_open) return DelegationState::declined;
      return std::nullopt;
    case DelegationAct::withdraw_delegation:
      if (is_open) return DelegationState::withdrawn;
      return std::nullopt;
    case DelegationAct::note_absent:
      if (from == DelegationState::accepted) return DelegationState::absent;
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

DelegationState state_of(Delegation const& delegation, bool was_heard) {
  if (was_heard) return DelegationState::heard;
  auto state = DelegationState::asked;
  for (auto const& step : delegation.steps) state = next(state, step.act).value_or(state);
  return state;
}

DelegationStep const* answer_of(Delegation const& delegation) {
  DelegationStep const* answer = nullptr;
  for (auto const& step : delegation.steps)
    if (step.act == DelegationAct::accept_delegation || step.act == DelegationAct::decline_delegation) answer = &step;
  return answer;
}

std::string printed_name(DelegationRequest const& request) {
  return request.organisation.empty() ? request.name : request.name + " (" + request.organisation + ")";
}

base::Answer<void> may_follow(Delegation const& delegation, bool was_heard, DelegationStep const& step,
                              bool has_motion) {
  if (!next(state_of(delegation, was_heard), step.act))
    return base::refuse_field("request", message_id("This cannot be done as the request stands. Look at it again."));
  if (step.act == DelegationAct::decline_delegation && !step.reason)
    return base::refuse_field("reason", message_id("Choose why the request is declined."));
  if (step.act == DelegationAct::accept_delegation && (step.minutes < 1 || step.minutes > 60))
    return base::refuse_field("minutes", message_id("Enter a number of minutes from 1 to 60."));
  if (step.act == DelegationAct::accept_delegation && delegation.request.is_late && !has_motion)
    return base::refuse_field(
        "motion", message_id("The request came late. Enter the motion that was carried at this meeting to hear "
                             "it, as its address names it."));
  return {};
}

std::string reference_of(DelegationRequest const& request) {
  return request.meeting + "-d" + std::to_string(request.number);
}

}  // namespace wardmote::board
