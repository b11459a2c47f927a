#include "analysis/scan/follow.h"

#include <algorithm>
#include <unordered_set>

namespace wardmote::analysis::scan {
namespace {

bool continues(Sighting const& now, std::unordered_set<std::string> const& places_now, Sighting const& before) {
  return now.is_high == before.is_high && now.first <= before.last && before.first <= now.last &&
         std::ranges::any_of(before.places, [&](auto const& place) { return places_now.contains(place); });
}

}  // namespace

Following follow(std::span<Sighting const> before, std::span<Sighting const> now, Day today) {
  Following following;
  std::vector<char> goes_on(before.size());
  for (auto const& one : now) {
    std::unordered_set<std::string> const places(one.places.begin(), one.places.end());
    Following::Now status{.is_new = true, .since = today};
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (!continues(one, places, before[i])) continue;
      goes_on[i] = 1;
      status = {.is_new = false, .since = std::min(status.since, before[i].since)};
    }
    following.now.push_back(status);
  }
  for (std::size_t i = 0; i < before.size(); ++i)
    if (goes_on[i] == 0) following.ended.push_back(i);
  return following;
}

}  // namespace wardmote::analysis::scan
