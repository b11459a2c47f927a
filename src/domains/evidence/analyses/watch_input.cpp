#include "domains/evidence/analyses/watch_input.h"

#include <algorithm>
#include <tuple>

#include "base/hash.h"

namespace wardmote::evidence {
namespace {

auto key_of(WatchCount const& count) { return std::tie(count.area, count.offence, count.week); }

}  // namespace

std::string hash_of(WatchInput const& input) {
  base::Hasher hasher;
  for (auto const& count : input.counts)
    hasher.add("count\t" + count.area + "\t" + count.offence + "\t" + base::to_text(count.week) + "\t" +
               std::to_string(count.incidents) + "\n");
  return base::to_hex(hasher.finish());
}

base::LocalDate monday_of(base::LocalDate day) {
  auto const at = std::chrono::sys_days(day);
  return base::LocalDate(at - (std::chrono::weekday(at) - std::chrono::Monday));
}

std::vector<WatchCount> by_week(std::vector<WatchCount> of_days) {
  for (auto& count : of_days) count.week = monday_of(count.week);
  std::ranges::sort(of_days, {}, key_of);  // by bytes: the two databases sort text differently
  std::vector<WatchCount> of_weeks;
  for (auto& count : of_days) {
    if (!of_weeks.empty() && key_of(of_weeks.back()) == key_of(count))
      of_weeks.back().incidents += count.incidents;
    else
      of_weeks.push_back(std::move(count));
  }
  return of_weeks;
}

}  // namespace wardmote::evidence
