#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace wardmote::evidence {

/// What is said of a count.
enum class WatchDecision {
  alarm,  ///< higher than its own past lets expect, with the looking everywhere allowed for
  usual,  ///< chance does the like
  quiet   ///< too few to be told of, whatever p
};
BOOST_DESCRIBE_ENUM(WatchDecision, alarm, usual, quiet)

/// Whole counts, both included, that chance leaves seldom: one time in forty on either side.
struct WatchRange {
  std::int64_t from = 0;
  std::int64_t to = 0;
  friend bool operator==(WatchRange const&, WatchRange const&) = default;
};

/// An offence in an area in the judged week.
struct WatchSeries {
  std::string area{};
  std::string offence{};
  WatchDecision decision = WatchDecision::usual;
  std::int64_t observed = 0;
  double expected = 0;
  std::optional<WatchRange> usual{};  ///< not of ears_c3 and cusum, which add up weeks
  std::optional<double> bound{};      ///< the method's own upper limit, as published
  double p = 1;                       ///< how often chance shows as many or more
  double q = 1;                       ///< the smallest level at which it is a discovery among all
  std::optional<std::int64_t>
      alarm_from{};  ///< the least count that would have been an alarm; not of ears_c3 and cusum
  friend bool operator==(WatchSeries const&, WatchSeries const&) = default;
};

/// A week of a series, judged by what came before it; what is expected is null where that is too short.
struct WatchWeek {
  base::LocalDate week{};
  std::int64_t observed = 0;
  std::optional<double> expected{};
  std::optional<WatchRange> usual{};
  friend bool operator==(WatchWeek const&, WatchWeek const&) = default;
};

struct WatchResult {
  std::int64_t incidents = 0;     ///< in the judged week, with an area
  std::int64_t without_area = 0;  ///< of the whole time, without a published area
  std::vector<WatchSeries>
      series{};  ///< every offence in every area that the time has; alarms first, quiet ones last, then by p
  std::vector<std::vector<WatchWeek>> timelines{};  ///< of the first that are not quiet: the newest weeks
  double cut = 0;                                   ///< the p-value that alarms
  double false_alarms_a_year = 0;                   ///< that chance makes at that cut
  friend bool operator==(WatchResult const&, WatchResult const&) = default;
};

/// What would have been noticed: of the series in the middle by what is expected (`most`: of that with the most), the series.
/// Nothing for methods that add up weeks.
WatchSeries const* noticed_in(WatchResult const& result, bool most);

std::int64_t alarms_in(WatchResult const& result);

/// Canonical JSON: members in the order of their names, numbers in the shortest form that reads back the same. And back;
/// nothing if the text is of another form.
std::string text_of(WatchResult const& result);
std::optional<WatchResult> watch_result_of(std::string_view text);

}  // namespace wardmote::evidence
