#include "store/jobs/job.h"

#include <algorithm>

#include "base/ensure.h"

namespace wardmote::store {
namespace {

constexpr std::chrono::seconds delay_first{10};
constexpr std::chrono::seconds delay_max{3600};

}  // namespace

bool is_ended(JobState state) { return state != JobState::waiting && state != JobState::running; }

std::chrono::seconds retry_delay(int attempts) {
  ENSURE(attempts >= 1);
  return std::min(delay_max, delay_first * (1 << std::min(attempts - 1, 16)));
}

}  // namespace wardmote::store
