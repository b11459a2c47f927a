#include <algorithm>

#include "domains/board/delegations/delegation_store.h"
#include "domains/board/meetings/meeting_store.h"
#include "invariants/sentences.h"

namespace wardmote::invariants {
namespace {

bool was_carried(store::Reader& reader, store::BoardId board_id, std::string const& meeting, std::string const& name) {
  auto const motion = board::find_motion(reader, board_id, name);
  return motion && motion->meeting == meeting && motion->state == board::MotionState::carried;
}

/// Accepted, and if the request was late by a motion that was carried at the same meeting.
bool was_accepted(store::Reader& reader, store::BoardId board_id, board::Delegation const& delegation,
                  std::int64_t item) {
  auto const* const answer = board::answer_of(delegation);
  if (delegation.request.item != item || !answer || answer->act != board::DelegationAct::accept_delegation)
    return false;
  return !delegation.request.is_late || was_carried(reader, board_id, delegation.request.meeting, answer->motion);
}

bool was_admitted(store::Reader& reader, store::BoardId board_id, std::string const& meeting,
                  board::LogEntry const& heard) {
  if (heard.number == 0) return was_carried(reader, board_id, meeting, board::motion_name(meeting, heard.motion));
  auto const delegations = board::list_delegations(reader, board_id, meeting);
  return std::ranges::any_of(delegations, [&](board::Delegation const& delegation) {
    return delegation.request.number == heard.number && was_accepted(reader, board_id, delegation, heard.item);
  });
}

}  // namespace

std::vector<std::string> every_delegation_that_was_heard_was_admitted(store::Reader& reader, store::BoardId board_id) {
  std::vector<std::string> violations;
  for (auto const& head : board::list_meetings(reader, board_id)) {
    auto const log = board::read_log(reader, board_id, head.name);
    for (auto const& entry : board::standing(log))
      if (entry.act == board::MeetingAct::hear_delegation && !was_admitted(reader, board_id, head.name, entry))
        violations.push_back("entry " + std::to_string(entry.sequence) + " of " + head.name +
                             " hears a delegation that was neither accepted nor admitted by a motion");
  }
  return violations;
}

}  // namespace wardmote::invariants
