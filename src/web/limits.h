#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/rate_limit.h"
#include "web/transport.h"

namespace wardmote::web {

/// How many pages a minute are answered, half of them at once; 0 sets no limit. Styles and scripts are not counted, and
/// neither is what this machine itself asks (Request::is_local).
struct RateLimits {
  int of_an_address = 600;  ///< of whoever is not signed in
  int of_a_person = 1200;   ///< of whoever is, wherever from
  int costly = 60;          ///< of either, for routes that are costly (RouteInfo::is_costly) and answered anew
};

/// Under what an address is counted: itself, or for IPv6 the /64 that one subscriber has. Text that is no address counts
/// as it is.
std::string asker_at(std::string_view address);

/// The limits of a server. Safe from all threads.
class Limits {
 public:
  explicit Limits(RateLimits const& limits);
  /// Counts a request of this person (empty: of its address); nothing if it may be answered, else how long to wait.
  std::optional<std::chrono::seconds> take(Request const& request, std::string_view person, bool is_costly,
                                           base::Instant now);

 private:
  RateLimit of_address_;
  RateLimit of_person_;
  RateLimit costly_;
};

}  // namespace wardmote::web
