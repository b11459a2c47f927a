#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"

namespace wardmote::evidence {

enum class TimePrecision { minute, hour, day, month };
BOOST_DESCRIBE_ENUM(TimePrecision, minute, hour, day, month)

enum class PlacePrecision { exact, block, intersection, area, withheld };
BOOST_DESCRIBE_ENUM(PlacePrecision, exact, block, intersection, area, withheld)

/// An incident (or, where the source publishes counts, so many of one kind in one place and month).
struct Incident {
  std::int64_t source_row = 0;
  std::optional<std::string> source_id;
  base::LocalDate occurred_on{};
  std::optional<int> occurred_minute;  ///< minutes after midnight
  TimePrecision time_precision = TimePrecision::day;
  std::optional<base::LocalDate> reported_on;
  std::string offence;
  std::string area;
  std::optional<double> latitude;
  std::optional<double> longitude;
  PlacePrecision place_precision = PlacePrecision::area;
  std::string clearance;
  std::int64_t incidents = 1;
};

/// How many incidents of a dataset in a month, of an offence, in an area.
struct IncidentCount {
  std::string month;  ///< "2018-03"
  std::string offence;
  std::string area;  ///< empty: not published
  std::int64_t incidents = 0;
};

}  // namespace wardmote::evidence
