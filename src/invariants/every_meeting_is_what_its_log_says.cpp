#include "base/choice.h"
#include "domains/board/meetings/meeting_store.h"
#include "invariants/sentences.h"

namespace wardmote::invariants {
namespace {

bool has_a_gap(std::vector<board::LogEntry> const& log) {
  std::int64_t expected = 1;
  for (auto const& entry : log)
    if (entry.sequence != expected++) return true;
  return log.empty();
}

void check_motions(store::Reader& reader, store::BoardId board_id, std::string const& meeting,
                   board::MeetingRecord const& record, std::vector<std::string>& violations) {
  for (auto const& motion : record.motions) {
    auto const name = board::motion_name(meeting, motion.id);
    auto const held = board::find_motion(reader, board_id, name);
    if (!held || held->state != motion.state)
      violations.push_back("motion " + name + " is " + std::string(base::spelling_of(motion.state)) +
                           " by the log, and not so in the list of decisions");
  }
}

}  // namespace

std::vector<std::string> every_meeting_is_what_its_log_says(store::Reader& reader, store::BoardId board_id) {
  std::vector<std::string> violations;
  for (auto const& head : board::list_meetings(reader, board_id)) {
    auto const log = board::read_log(reader, board_id, head.name);
    if (has_a_gap(log)) {
      violations.push_back("the log of " + head.name + " has a gap");
      continue;
    }
    auto const record = board::record_of(log);
    if (record.state != head.state || record.kind != head.kind || record.date != head.date ||
        record.committee != head.committee)
      violations.push_back("meeting " + head.name + " is " + std::string(base::spelling_of(record.state)) +
                           " by its log, and not so in the list of meetings");
    check_motions(reader, board_id, head.name, record, violations);
  }
  return violations;
}

}  // namespace wardmote::invariants
