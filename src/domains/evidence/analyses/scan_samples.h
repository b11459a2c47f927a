#pragma once

#include "domains/evidence/analyses/scan_input.h"
#include "domains/evidence/analyses/scan_request.h"

/// For the tests of this folder.
namespace wardmote::evidence::samples {

inline base::LocalDate day(int number) {
  using namespace std::chrono;
  return base::LocalDate(sys_days(year(2018) / 1 / 1) + days(number));
}

/// Twelve places in two rows, five kilometres apart in a row and seven from the other, with 10,000 residents each.
inline std::vector<RunPlace> places() {
  std::vector<RunPlace> made;
  for (int at = 0; at < 12; ++at) {
    auto const column = at % 6, row = at / 6;
    made.push_back({.code = std::string(1, static_cast<char>('A' + at)),
                    .latitude = 43.5 + 0.045 * column,
                    .longitude = -79.5 + 0.09 * row,
                    .residents = 10'000});
  }
  return made;
}

/// Two incidents a week in each place over 120 days; with `more`, as many again on each of days 40 to 67 in A and B.
inline ScanInput input(std::int64_t more = 0) {
  ScanInput made{.places = places(), .counts = {}};
  for (auto const& place : made.places)
    for (int at = 0; at < 120; ++at) {
      auto const is_inside = (place.code == "A" || place.code == "B") && at >= 40 && at < 68;
      std::int64_t const incidents = ((at + place.code[0]) % 7 < 2 ? 1 : 0) + (is_inside ? more : 0);
      if (incidents > 0) made.counts.push_back({place.code, day(at), incidents});
    }
  return made;
}

inline ScanRequest request() {
  return {.dataset = "millbrook", .from = day(0), .to = day(119), .days_max = 60, .replicates = 199, .seed = 7};
}

}  // namespace wardmote::evidence::samples
