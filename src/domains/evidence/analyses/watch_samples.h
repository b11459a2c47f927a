#pragma once

#include "domains/evidence/analyses/watch_input.h"
#include "domains/evidence/analyses/watch_request.h"

/// For the tests of this folder.
namespace wardmote::evidence::samples {

/// Monday of the week of that number, from 0.
inline base::LocalDate monday(int number) {
  using namespace std::chrono;
  return base::LocalDate(sys_days(year(2018) / 1 / 1) + days(7 * number));
}

inline constexpr int watch_weeks = 30;

/// Theft and Robbery in four areas: thefts 6 to 8 a week in each, robberies one every third week; with `last` so many
/// thefts in B in the last of thirty weeks.
inline WatchInput watch_input(std::int64_t last = 7) {
  WatchInput made;
  for (auto const* const area : {"A", "B", "C", "D"}) {
    for (int week = 0; week < watch_weeks; week += 3) made.counts.push_back({area, "Robbery", monday(week), 1});
    for (int week = 0; week < watch_weeks; ++week) {
      bool const is_last = week == watch_weeks - 1 && *area == 'B';
      made.counts.push_back({area, "Theft", monday(week), is_last ? last : 6 + (week + *area) % 3});
    }
  }
  return made;
}

inline WatchRequest watch_request() {
  return {.dataset = "millbrook",
          .from = monday(0),
          .week = monday(watch_weeks - 1),
          .expected_by = WatchMethod::ears_c2,
          .years = 0};
}

}  // namespace wardmote::evidence::samples
