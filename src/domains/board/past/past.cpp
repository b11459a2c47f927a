#include "domains/board/past/past.h"

#include <algorithm>

#include "base/clock.h"
#include "domains/board/meetings/meeting_time.h"
#include "domains/board/meetings/vote.h"

namespace wardmote::board {

bool set_moment(PastMeeting& meeting, std::string_view moment) {
  if (moment.size() == 10 && base::date_of(moment)) {
    meeting.date = moment;
    meeting.time.clear();
    return true;
  }
  if (moment.size() < 16 || moment[10] != 'T') return false;
  auto const date = base::date_of(moment.substr(0, 10));
  auto const clock = clock_of(moment.substr(11, 5));
  if (!date || !clock) return false;
  meeting.date = base::to_text(*date);
  meeting.time = moment.substr(11, 5);
  return true;
}

bool passed_by_ballots(PastVote const& vote) {
  auto const count = [&](PastOption option) {
    return static_cast<int>(std::ranges::count(vote.ballots, option, &PastBallot::option));
  };
  auto const abstained = count(PastOption::abstain);
  return carries(VoteRule::majority_of_votes_cast,
                 {.yes = count(PastOption::yes) + (vote.abstentions_are_for ? abstained : 0),
                  .no = count(PastOption::no),
                  .abstain = vote.abstentions_are_for ? 0 : abstained,
                  .seated = static_cast<int>(vote.ballots.size())});
}

}  // namespace wardmote::board
