#include "analysis/scan/secondary.h"

#include <algorithm>

namespace wardmote::analysis::scan {
namespace {

/// Statistics that are closer than the tolerance are equal; so they are put into steps first, which can be sorted.
void sort_by_likelihood(std::vector<Candidate>& candidates, Zones const& zones) {
  std::ranges::stable_sort(candidates, [](auto const& a, auto const& b) { return a.statistic > b.statistic; });
  auto const center = [&](Candidate const& one) { return zones.directions()[one.direction].center; };
  for (auto begin = candidates.begin(); begin != candidates.end();) {
    auto end = begin + 1;
    while (end != candidates.end() && (end - 1)->statistic - end->statistic < tie_tolerance) ++end;
    std::ranges::stable_sort(begin, end, [&](auto const& a, auto const& b) {
      return a.places != b.places ? a.places < b.places : center(a) < center(b);
    });
    begin = end;
  }
}

/// A cluster that was told, and which places it holds.
struct Told {
  Candidate candidate;
  std::vector<char> holds;
};

/// Centres of a grid file are no places: whether a cluster holds them goes by its radius.
class OverlapRule {
 public:
  OverlapRule(Zones const& zones, Overlap overlap) : zones_(zones), overlap_(overlap) {}
  bool allows(Candidate const& one, std::span<std::uint32_t const> places, std::vector<Told> const& told) {
    return std::ranges::none_of(told, [&](Told const& other) { return clashes(one, places, other); });
  }

 private:
  /// Clusters of different times are different clusters.
  bool clashes(Candidate const& one, std::span<std::uint32_t const> places, Told const& other) {
    if (one.first >= other.candidate.end || other.candidate.first >= one.end) return false;
    auto const own_in_other = [&] { return holds_center(other.candidate, one); };
    auto const other_in_own = [&] { return holds_center(one, other.candidate); };
    switch (overlap_) {
      case Overlap::no_place_shared:
        return std::ranges::any_of(places, [&](auto place) { return other.holds[place] != 0; });
      case Overlap::no_center_in_other: return own_in_other() || other_in_own();
      case Overlap::no_center_in_more_likely: return own_in_other();
      case Overlap::no_center_in_less_likely: return other_in_own();
      case Overlap::no_pair_of_centers_in_both: return own_in_other() && other_in_own();
      case Overlap::unrestricted: break;
    }
    return false;
  }

  bool holds_center(Candidate const& cluster, Candidate const& other) {
    auto const& direction = zones_.directions()[cluster.direction];
    auto const center = zones_.directions()[other.direction].center;
    auto const places = zones_.places(direction, room_).first(cluster.places);
    return zones_.center_distance(direction, center) <= zones_.distance(direction, places.back());
  }

  Zones const& zones_;
  Overlap overlap_;
  Zones::Room room_;
};

}  // namespace

std::vector<Candidate> told_clusters(std::vector<Candidate> candidates, Zones const& zones, Overlap overlap,
                                     double statistic_min) {
  sort_by_likelihood(candidates, zones);
  OverlapRule rule(zones, overlap);
  Zones::Room room;
  std::vector<Told> told;
  for (auto const& one : candidates) {
    if (!told.empty() && one.statistic <= statistic_min + tie_tolerance) break;
    auto const places = zones.places(zones.directions()[one.direction], room).first(one.places);
    if (!rule.allows(one, places, told)) continue;
    told.push_back({one, std::vector<char>(zones.place_count())});
    for (auto const place : places) told.back().holds[place] = 1;
  }
  std::vector<Candidate> kept;
  for (auto const& one : told) kept.push_back(one.candidate);
  return kept;
}

}  // namespace wardmote::analysis::scan
