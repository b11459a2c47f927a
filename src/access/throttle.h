#pragma once

#include <optional>

#include "base/clock.h"

namespace wardmote::access {

/// Failed attempts of one account, or from one address.
struct Failures {
  std::int64_t count = 0;
  base::Instant last_at{};
};

/// How many attempts may fail before the first wait: few for an account; more for an address, which may be many people's.
inline constexpr std::int64_t free_failures_of_account = 5;
inline constexpr std::int64_t free_failures_of_address = 20;

/// Failures are forgotten so long after the last one.
inline constexpr std::chrono::hours failures_last{24};

/// Until when no attempt is looked at: one minute after the first failure too many, twice as long after each further one,
/// an hour at most. Nothing if an attempt may be made now, as one may be after the clock was set back: its failure counts as
/// one more. Pure.
std::optional<base::Instant> wait_until(Failures const& failures, std::int64_t free_failures, base::Instant now);

}  // namespace wardmote::access
