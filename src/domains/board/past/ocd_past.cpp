#include "domains/board/past/ocd_past.h"

#include <algorithm>
#include <set>

#include "domains/board/meetings/ocd_event.h"
#include "domains/board/past/past_ocd.h"

namespace wardmote::board {
namespace {

PastOption option_of(std::string_view option) {
  if (option == "yes") return PastOption::yes;
  if (option == "no") return PastOption::no;
  if (option == "abstain") return PastOption::abstain;
  if (option == "absent") return PastOption::absent;
  if (option == "excused") return PastOption::excused;
  return PastOption::not_voting;
}

/// What was moved and voted on, as items behind the item of the agenda that it was on: there may be several.
class MotionsBehindItems {
 public:
  MotionsBehindItems(OcdEvent const& event, PastFile& file, PastMeeting& meeting)
      : event_(event), file_(file), meeting_(meeting) {}

  void add(std::string const& order) {
    if (!done_.insert(order).second) return;
    for (auto const& motion : event_.motions)
      if (motion.order == order && !is_voted_on(motion.identifier))
        put("motion-" + motion.identifier, order, motion.text, motion.state, std::nullopt);
    for (std::size_t at = 0; at < event_.votes.size(); ++at)
      if (event_.votes[at].order == order) add_vote(event_.votes[at], at);
  }
  void add_the_others() {
    for (auto const& motion : event_.motions) add(motion.order);
    for (auto const& vote : event_.votes) add(vote.order);
  }

 private:
  bool is_voted_on(std::string const& identifier) const {
    return std::ranges::find(event_.votes, identifier, &OcdVote::identifier) != event_.votes.end();
  }
  void put(std::string id, std::string const& order, std::string const& text, std::string const& state,
           std::optional<bool> passed) {
    meeting_.items.push_back(
        {.id = std::move(id), .number = order, .title = text, .action = state, .published_passed = passed});
  }
  void add_vote(OcdVote const& vote, std::size_t at) {
    auto const item = "vote-" + std::to_string(at + 1);
    put(item, vote.order, vote.motion_text, {}, vote.passed);
    PastVote read{.meeting = meeting_.id,
                  .item = item,
                  .motion = vote.motion_text,
                  .published_passed = vote.passed,
                  .place = "votes[" + std::to_string(at) + "]"};
    for (auto const& ballot : vote.ballots)
      read.ballots.push_back(
          {ballot.voter_name, option_of(ballot.option), ballot.note.empty() ? ballot.option : ballot.note});
    if (!read.ballots.empty()) file_.votes.push_back(std::move(read));
  }
  OcdEvent const& event_;
  PastFile& file_;
  PastMeeting& meeting_;
  std::set<std::string> done_{};
};

}  // namespace

PastFile read_ocd_past(std::string_view json) {
  if (auto const piece = JsonPiece::of(json); piece && is_past_ocd(*piece)) return read_past_ocd(*piece);
  PastFile file;
  auto const event = read_ocd(json);
  if (!event) {
    file.faults.push_back(event.error());
    return file;
  }
  PastMeeting meeting{.id = event->identifier.empty() ? event->id : event->identifier,
                      .body = event->organization.empty() ? event->name : event->organization,
                      .place = event->location,
                      .status = event->status};
  if (meeting.id.empty()) file.faults.push_back({"_id", "is missing"});
  if (!set_moment(meeting, event->start_date))
    file.faults.push_back({"start_date", "is no moment like 2024-01-26T13:00:00-05:00"});
  if (!file.faults.empty()) return file;
  for (auto const& name : event->present) meeting.attendance.push_back({name, "present"});
  for (auto const& name : event->absent) meeting.attendance.push_back({name, "absent"});
  MotionsBehindItems motions(*event, file, meeting);
  for (std::size_t at = 0; at < event->agenda.size(); ++at) {
    auto const& item = event->agenda[at];
    meeting.items.push_back({.id = "item-" + std::to_string(at + 1),
                             .number = item.order,
                             .code = item.code,
                             .title = item.description,
                             .action = item.state});
    motions.add(item.order);
  }
  motions.add_the_others();
  file.meetings.push_back(std::move(meeting));
  return file;
}

}  // namespace wardmote::board
