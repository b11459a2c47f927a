#include "domains/board/delegations/public_delegations.h"

#include "domains/board/delegations/asking.h"

namespace wardmote::board {
namespace {

bool is_to_be_heard(Delegation const& delegation, MeetingRecord const& record) {
  auto const was_heard = record.has_heard(delegation.request.number);
  return delegation.speaks() && state_of(delegation, was_heard) == DelegationState::accepted;
}

void add_to_item(ItemView& view, MeetingRecord const& record, std::vector<Delegation> const& delegations,
                 web::Tongue const& tongue) {
  std::int64_t waiting = 0;
  for (auto const& heard : record.heard)
    if (heard.item == view.item) view.delegations.push_back(heard.name);
  for (auto const& delegation : delegations) {
    if (delegation.request.item != view.item || !is_to_be_heard(delegation, record)) continue;
    ++waiting;
    if (delegation.request.prints_name && !delegation.request.name.empty())
      view.delegations.push_back(printed_name(delegation.request));
  }
  if (waiting > 0)
    view.to_be_heard = tongue.plural("One delegation is to be heard.", "{count} delegations are to be heard.", waiting);
}

}  // namespace

std::string speak_by(MeetingState state, base::LocalDate date, DelegationRule const& rule, std::string_view zone) {
  return state == MeetingState::noticed ? base::to_text(deadline_of(rule, base::to_text(date), zone)) : "";
}

void add_delegations(MeetingView& view, MeetingRecord const& record, std::vector<Delegation> const& delegations,
                     web::Tongue const& tongue) {
  for (auto& section : view.agenda)
    for (auto& item : section.items) {
      add_to_item(item, record, delegations, tongue);
      item.takes_delegations = record.state == MeetingState::noticed && takes_delegations(*record.item(item.item));
    }
}

std::vector<DelegationRequest const*> next_to_be_heard(MeetingRecord const& record,
                                                       std::vector<Delegation> const& delegations) {
  std::vector<DelegationRequest const*> next;
  for (auto const& delegation : delegations)
    if (delegation.request.item == record.item_before && is_to_be_heard(delegation, record))
      next.push_back(&delegation.request);
  return next;
}

}  // namespace wardmote::board
