#include "access/throttle.h"

#include <algorithm>

namespace wardmote::access {

std::optional<base::Instant> wait_until(Failures const& failures, std::int64_t free_failures, base::Instant now) {
  auto const too_many = failures.count - free_failures;
  if (too_many < 0 || now >= failures.last_at + failures_last || base::is_ahead(failures.last_at, now))
    return std::nullopt;
  auto const wait =
      std::min(std::chrono::minutes{1LL << std::min<std::int64_t>(too_many, 6)}, std::chrono::minutes{60});
  auto const until = failures.last_at + wait;
  return now < until ? std::optional<base::Instant>(until) : std::nullopt;
}

}  // namespace wardmote::access
