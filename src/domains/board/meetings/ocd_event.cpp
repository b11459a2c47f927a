#include "domains/board/meetings/ocd_event.h"

#include <algorithm>

#include "base/choice.h"
#include "base/hash.h"
#include "base/id.h"
#include "domains/board/meetings/meeting_time.h"

namespace wardmote::board {
namespace {

void add_motion(OcdEvent& event, MotionView const& motion, std::string const& order, std::string_view board) {
  event.motions.push_back({.identifier = motion.motion,
                           .order = order,
                           .text = motion.text,
                           .state = std::string(base::spelling_of(motion.state)),
                           .mover = motion.mover,
                           .seconder = motion.seconder,
                           .is_amendment = motion.is_amendment});
  bool const carried = motion.state == MotionState::carried;
  if (motion.ballots.empty() || (!carried && motion.state != MotionState::lost)) return;
  OcdVote vote{.id = ocd_id("ocd-vote", board, motion.motion),
               .identifier = motion.motion,
               .motion_text = motion.text,
               .order = order,
               .passed = carried,
               .rule = motion.rule,
               .method = motion.method};
  for (auto const& ballot : motion.ballots)
    vote.ballots.push_back({std::string(base::spelling_of(ballot.option)), ballot.member});
  event.votes.push_back(std::move(vote));
}

}  // namespace

std::string_view ocd_status_of(MeetingState state) {
  if (state == MeetingState::cancelled) return "cancelled";
  if (state == MeetingState::planned) return "tentative";
  return is_over(state) ? "passed" : "confirmed";
}

std::string ocd_id(std::string_view kind, std::string_view board, std::string_view name) {
  auto const hash = base::hash_of(std::string(kind) + "\n" + std::string(board) + "\n" + std::string(name));
  base::Uuid uuid;
  std::copy_n(hash.begin(), uuid.bytes.size(), uuid.bytes.begin());
  uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0f) | 0x80);
  uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3f) | 0x80);
  return std::string(kind) + "/" + base::to_text(uuid);
}

OcdEvent ocd_event_of(MeetingView const& english, MeetingView const& french, std::string_view board,
                      std::string_view organization, std::string_view zone) {
  auto const start = moment_of(base::to_text(english.date), english.time, zone);
  OcdEvent event{.id = ocd_id("ocd-event", board, english.meeting),
                 .identifier = english.meeting,
                 .name = english.title,
                 .description = english.extraordinary,
                 .classification = std::string(base::spelling_of(english.kind)),
                 .start_date = start ? wall_clock(*start, zone) : base::to_text(english.date),
                 .timezone = std::string(zone),
                 .status = std::string(ocd_status_of(english.state)),
                 .location = english.place,
                 .organization = english.kind == MeetingKind::committee && !english.committee.empty()
                                     ? english.committee
                                     : std::string(organization),
                 .present = english.present,
                 .absent = english.absent};
  for (std::size_t section = 0; section < english.agenda.size(); ++section) {
    for (auto const& motion : english.agenda[section].motions) add_motion(event, motion, "", board);
    for (std::size_t at = 0; at < english.agenda[section].items.size(); ++at) {
      auto const& item = english.agenda[section].items[at];
      auto const& item_fr = french.agenda[section].items[at];
      event.agenda.push_back({.order = item.number,
                              .description = item.title,
                              .description_fr = item_fr.title_is_english ? "" : item_fr.title,
                              .classification = std::string(base::spelling_of(item.kind)),
                              .code = item.code,
                              .state = std::string(base::spelling_of(item.state))});
      for (auto const& motion : item.motions) add_motion(event, motion, item.number, board);
    }
  }
  return event;
}

}  // namespace wardmote::board
