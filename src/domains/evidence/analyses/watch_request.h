#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace wardmote::evidence {

/// By what the count of a week is expected: the methods of analysis/surveillance/watch.h.
enum class WatchMethod { farrington_flexible, farrington, ears_c1, ears_c2, ears_c3, cusum };
BOOST_DESCRIBE_ENUM(WatchMethod, farrington_flexible, farrington, ears_c1, ears_c2, ears_c3, cusum)

/// What keeps the many looks from making many false alarms.
enum class WatchControl {
  false_discovery,  ///< at most a share of the alarms of a week is false (Benjamini & Hochberg)
  any_dependence,   ///< the same, however the counts depend on each other (Benjamini & Yekutieli)
  budget            ///< at most so many false alarms a year
};
BOOST_DESCRIBE_ENUM(WatchControl, false_discovery, any_dependence, budget)

/// What is unusual this week? Asked of each offence in each area. With the version of the data it determines the result.
struct WatchRequest {
  std::string dataset{};                ///< slug
  std::vector<std::string> offences{};  ///< in order, each once; empty: all. Each is looked at by itself
  base::LocalDate from{};               ///< Monday of the first week that counts
  base::LocalDate week{};               ///< Monday of the week that is judged
  WatchMethod expected_by = WatchMethod::farrington_flexible;
  int years = 5;  ///< Farrington: years before that are compared with; 0 with the other methods
  WatchControl control = WatchControl::false_discovery;
  int level_pct = 5;      ///< the share that may be false, in percent; 0 with a budget
  int budget_a_year = 0;  ///< false alarms a year that are accepted; 0 without a budget
  std::int64_t seed = 1;  ///< ears_c3 and cusum draw worlds
  friend bool operator==(WatchRequest const&, WatchRequest const&) = default;
};

/// The request as canonical JSON, and back; nothing if it is none of an early warning.
std::string text_of(WatchRequest const& request);
std::optional<WatchRequest> watch_request_of(std::string_view text);

/// Weeks from the first that counts to the judged one, both included.
std::size_t weeks_of(WatchRequest const& request);

}  // namespace wardmote::evidence
