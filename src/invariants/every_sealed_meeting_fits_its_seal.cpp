#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/minutes.h"
#include "invariants/sentences.h"

namespace wardmote::invariants {

std::vector<std::string> every_sealed_meeting_fits_its_seal(store::Reader& reader, store::BoardId board_id) {
  std::vector<std::string> violations;
  for (auto const& head : board::list_meetings(reader, board_id)) {
    if (head.state != board::MeetingState::sealed) continue;
    auto const log = board::read_log(reader, board_id, head.name);
    auto const& last = log.back();
    auto const seal = board::seal_of(std::span(log).first(log.size() - 1), last.text, last.text_fr);
    if (last.act != board::MeetingAct::seal_meeting || base::to_hex(seal) != last.reference)
      violations.push_back("the log or the minutes of " + head.name + " are not those that were sealed");
  }
  return violations;
}

}  // namespace wardmote::invariants
