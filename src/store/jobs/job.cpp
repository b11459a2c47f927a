#include "store/jobs/job.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"

namespace wardmote::store {
namespace {

constexpr std::array<std::string_view, 5> names{"waiting", "running", "done", "failed", "cancelled"};
constexpr std::chrono::seconds delay_first{10};
constexpr std::chrono::seconds delay_max{3600};

}  // namespace

std::string_view name_of(JobState state) { return names.at(static_cast<std::size_t>(state)); }

JobState job_state_of(std::string_view name) {
  auto const found = std::ranges::find(names, name);
  ENSURE(found != names.end());
  return static_cast<JobState>(found - names.begin());
}

bool is_ended(JobState state) { return state != JobState::waiting && state != JobState::running; }

std::chrono::seconds retry_delay(int attempts) {
  ENSURE(attempts >= 1);
  return std::min(delay_max, delay_first * (1 << std::min(attempts - 1, 16)));
}

}  // namespace wardmote::store
