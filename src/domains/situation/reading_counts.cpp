#include "domains/situation/reading_counts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "web/zone.h"

namespace wardmote::situation {
namespace {

bool is_in(SittingTime const& sitting, base::Instant at, std::string_view zone) {
  if (at < sitting.opened_at) return false;
  if (sitting.ended_at) return at <= *sitting.ended_at;
  return web::local_date(at, zone) == web::local_date(sitting.opened_at, zone);
}

}  // namespace

std::vector<ReadingCount> much_reading(std::span<NumberedReading const> readings, std::span<SittingTime const> sittings,
                                       std::string_view zone) {
  struct Tally {
    std::int64_t opens = 0;
    std::set<std::string> outside{};
  };
  std::map<std::tuple<base::LocalDate, std::string, std::string>, Tally> tallies;
  for (auto const& [number, reading] : readings) {
    if (number.empty()) continue;
    auto& tally = tallies[{web::local_date(reading.at, zone), reading.person, reading.agency}];
    ++tally.opens;
    if (std::ranges::none_of(sittings, [&](SittingTime const& each) { return is_in(each, reading.at, zone); }))
      tally.outside.insert(number);
  }
  std::vector<ReadingCount> counts;
  for (auto const& [of, tally] : tallies)
    if (auto const outside = std::ssize(tally.outside); tally.opens >= opens_min || outside >= outside_min)
      counts.push_back({std::get<0>(of), std::get<1>(of), std::get<2>(of), tally.opens, outside});
  std::ranges::stable_sort(counts, std::greater{}, &ReadingCount::day);
  return counts;
}

}  // namespace wardmote::situation
