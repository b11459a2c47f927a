#include "domains/board/meetings/meeting_walk.h"

#include <rapidcheck/gtest.h>

#include "domains/board/meetings/machine.h"
#include "domains/board/meetings/minutes.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::board {
namespace {

using samples::Script;

bool is_decided(MotionState state) { return state >= MotionState::carried; }

void holds(MeetingRecord const& record) {
  if (record.state == MeetingState::open || record.state == MeetingState::closed_session)
    RC_ASSERT(static_cast<int>(record.present.size()) >= record.quorum());
  RC_ASSERT(record.present.size() <= record.seats.size());
  auto const* const before = record.motion(record.motion_before);
  RC_ASSERT(record.motion_before == 0 || (before && !is_decided(before->state)));
  for (auto const& motion : record.motions) {
    if (!is_decided(motion.state) && motion.id != record.motion_before) {
      // Only what the motion before the meeting would amend may wait.
      auto const* child = before;
      while (child && child->amends != motion.id) child = record.motion(child->amends);
      RC_ASSERT(child != nullptr);
    }
    if (motion.state != MotionState::carried && motion.state != MotionState::lost) continue;
    auto const& vote = *motion.vote;
    RC_ASSERT((motion.state == MotionState::carried) == carries(vote.rule, vote.tally));
    RC_ASSERT(vote.options.size() == record.seats.size());
    RC_ASSERT(vote.tally.yes + vote.tally.no + vote.tally.abstain >= record.quorum());
  }
}

RC_GTEST_PROP(AMeetingAtRandom, moves_only_along_its_machines_and_keeps_what_must_hold, ()) {
  Script script;
  auto const seed = *rc::gen::arbitrary<unsigned>();
  samples::walk(script, seed, 120, [&](LogEntry const& order, std::vector<LogEntry> const& entries) {
    auto record = script.record();
    if (order.act == MeetingAct::strike_entry) return;
    for (auto const& entry : entries) {
      auto const to = next(meeting_steps(), entry.act, record.state);
      RC_ASSERT(to.has_value());
      apply(record, entry);
      RC_ASSERT(record.state == *to);
    }
    holds(record);
  });
  holds(script.record());
}

RC_GTEST_PROP(AMeetingAtRandom, keeps_every_number_it_gave_and_every_result_it_counted, ()) {
  Script script;
  auto const seed = *rc::gen::arbitrary<unsigned>();
  std::map<std::int64_t, bool> results;
  samples::walk(script, seed, 120, [&](LogEntry const& order, std::vector<LogEntry> const& entries) {
    RC_ASSERT(entries.front().sequence == std::ssize(script.log) + 1);
    auto all = script.log;
    all.insert(all.end(), entries.begin(), entries.end());
    auto const record = record_of(all);
    for (auto const& motion : record.motions)
      if (is_decided(motion.state) && motion.vote && order.act != MeetingAct::strike_entry) {
        auto const [held, is_new] = results.emplace(motion.id, motion.vote->carried);
        if (!is_new) RC_ASSERT(held->second == motion.vote->carried);
      }
    if (order.act == MeetingAct::strike_entry) results.clear();
  });
}

RC_GTEST_PROP(AMeetingAtRandom, gives_the_same_minutes_however_often_its_log_is_gone_through, ()) {
  Script script;
  samples::walk(script, *rc::gen::arbitrary<unsigned>(), 200, [](auto const&, auto const&) {});
  tests::PlainTongue const tongue;
  RC_ASSERT(minutes_text(script.log, "UTC", tongue) == minutes_text(std::vector(script.log), "UTC", tongue));
}

TEST(MeetingsAtRandom, get_as_far_as_a_vote_that_was_counted) {
  int counted = 0;
  for (unsigned seed = 0; seed < 20; ++seed) {
    Script script;
    samples::walk(script, seed, 400, [&](LogEntry const& order, auto const&) {
      counted += order.act == MeetingAct::declare_result ? 1 : 0;
    });
  }
  EXPECT_GT(counted, 20);
}

}  // namespace
}  // namespace wardmote::board
