#include <rapidcheck.h>

#include <algorithm>
#include <map>

#include "tests/support/job_queue.h"

namespace wardmote::store {
namespace {

/// What may follow one operation, whatever it was; a state that stays is legal, too.
bool may_follow(JobState before, JobState after) {
  using enum JobState;
  if (before == after) return true;
  if (before == waiting) return after == running || after == cancelled;
  return before == running;
}

bool is_whole(Job const& job) {
  auto const is_running = job.state == JobState::running;
  return is_running == job.lease.has_value() && is_ended(job.state) == job.ended_at.has_value() && job.attempts >= 0 &&
         job.attempts <= job.attempts_max && (!is_running || job.started_at) &&
         (job.state == JobState::done || job.result.empty()) && (job.state != JobState::failed || !job.failure.empty());
}

class JobStates : public tests::OnJobQueue {
 protected:
  using Seen = std::map<JobId, Job>;
  static constexpr int operations = 9;

  Seen look() {
    Seen seen;
    for (auto& job : list()) seen.emplace(job.id, std::move(job));
    return seen;
  }

  template <class Kept>
  static auto const& any_of(std::vector<Kept> const& all) {
    return all[*rc::gen::inRange<std::size_t>(0, all.size())];
  }

  /// One thing that somebody does, with any job, and any lease that there ever was.
  void act(std::vector<JobId>& jobs, std::vector<Job>& taken) {
    auto const what = *rc::gen::inRange(0, operations);
    if (what == 0 || jobs.empty()) {
      auto wanted = request();
      wanted.attempts_max = *rc::gen::inRange(1, 4);
      jobs.push_back(add(wanted));
    } else if (what <= 2 || taken.empty()) {
      if (auto job = claim()) taken.push_back(std::move(*job));
    } else if (what == 3) {
      clock.advance(std::chrono::seconds{*rc::gen::inRange(1, 90)});
    } else if (what == 4) {
      cancel(any_of(jobs));
    } else {
      end_or_keep(what, any_of(taken));
    }
  }

  void end_or_keep(int what, Job const& taken) {
    auto const held = database().read([&](Reader& reader) { return holds_lease(reader, *taken.lease); });
    auto const has_changed = what == 5   ? keep(taken, {.done = 1, .total = 2}) != GoOn::lost
                             : what == 6 ? finish(taken)
                             : what == 7 ? fail(taken)
                                         : give_back(taken);
    RC_ASSERT(has_changed == held);
  }

  void check(Seen const& before, Seen const& after) {
    for (auto const& [id, job] : after) {
      RC_ASSERT(is_whole(job));
      if (auto const found = before.find(id); found != before.end()) {
        RC_ASSERT(may_follow(found->second.state, job.state));
        RC_ASSERT(!is_ended(found->second.state) || found->second.attempts == job.attempts);
      }
    }
    RC_ASSERT(std::ranges::all_of(before, [&](auto const& kept) { return after.contains(kept.first); }));
  }

  void live_through(int steps) {
    std::vector<JobId> jobs;
    std::vector<Job> taken;
    for (auto before = look(); steps > 0; --steps) {
      act(jobs, taken);
      auto after = look();
      check(before, after);
      before = std::move(after);
    }
    database().write_unpublished([](Writer& writer) { writer.run("DELETE FROM job"); });
  }
};
WARDMOTE_ON_BOTH_DATABASES(JobStates);

TEST_P(JobStates, stay_legal_whatever_is_done_in_whatever_order) {
  EXPECT_TRUE(rc::check([&] { live_through(*rc::gen::inRange(1, 30)); }));
}

}  // namespace
}  // namespace wardmote::store
