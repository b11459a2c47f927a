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

using Places = std::span<std::uint32_t const>;

bool overlap_in_time(Candidate const& one, Candidate const& other) {
  return one.first < other.end && other.first < one.end;
}

/// Clusters of different times are different clusters: overlaps are of place and time.
class OverlapRule {
 public:
  OverlapRule(Zones const& zones, Overlap overlap) : zones_(zones), overlap_(overlap), taken_(zones.place_count()) {}
  bool allows(Candidate const& one, Places places) const {
    if (overlap_ == Overlap::unrestricted) return true;
    if (overlap_ == Overlap::no_place_shared)
      return std::ranges::none_of(places, [&](auto place) { return is_taken(one, place); });
    return std::ranges::none_of(told_, [&](Told const& other) { return clashes(one, places, other); });
  }
  void tell(Candidate const& one, Places places) {
    for (auto const place : places) taken_[place].push_back(one);
    told_.push_back({one, reach(one, places)});
  }
  /// Whether a place lies, at that time, in a cluster that was told.
  bool is_taken(Candidate const& one, std::uint32_t place) const {
    return std::ranges::any_of(taken_[place], [&](Candidate const& other) { return overlap_in_time(one, other); });
  }

 private:
  struct Told {
    Candidate candidate;
    double reach;
  };
  double reach(Candidate const& one, Places places) const {
    return zones_.distance(zones_.directions()[one.direction], places.back());
  }
  /// Centres of a grid are no places: whether a cluster holds them goes by its distance.
  bool holds(Candidate const& cluster, double far, Candidate const& other) const {
    auto const& directions = zones_.directions();
    return zones_.center_distance(directions[cluster.direction], directions[other.direction].center) <= far;
  }
  bool clashes(Candidate const& one, Places places, Told const& other) const {
    if (!overlap_in_time(one, other.candidate)) return false;
    auto const own_in_other = holds(other.candidate, other.reach, one);
    auto const other_in_own = holds(one, reach(one, places), other.candidate);
    if (overlap_ == Overlap::no_center_in_other) return own_in_other || other_in_own;
    if (overlap_ == Overlap::no_center_in_more_likely) return own_in_other;
    if (overlap_ == Overlap::no_center_in_less_likely) return other_in_own;
    return own_in_other && other_in_own;
  }

  Zones const& zones_;
  Overlap overlap_;
  std::vector<std::vector<Candidate>> taken_;  ///< by place
  std::vector<Told> told_;
};

}  // namespace

std::vector<Candidate> told_clusters(std::vector<Candidate> candidates, Zones const& zones, Overlap overlap,
                                     double statistic_min) {
  sort_by_likelihood(candidates, zones);
  OverlapRule rule(zones, overlap);
  Zones::Room room;
  std::vector<Candidate> told;
  for (auto const& one : candidates) {
    if (!told.empty() && one.statistic <= statistic_min + tie_tolerance) break;
    auto const& direction = zones.directions()[one.direction];
    if (overlap == Overlap::no_place_shared && zones.centers_are_places() && rule.is_taken(one, direction.center))
      continue;
    auto const places = zones.places(direction, room).first(one.places);
    if (!rule.allows(one, places)) continue;
    rule.tell(one, places);
    told.push_back(one);
  }
  return told;
}

double LeastTold::statistic() const {
  constexpr double chain_of_ties =
      1000 * tie_tolerance;  // equal statistics may follow each other, which is not so long
  return std::max(0.0, std::min(statistic_min, likeliest) - chain_of_ties);
}

void drop_untold(std::vector<Candidate>& candidates, double statistic_min) {
  auto const least = LeastTold{statistic_min, likeliest_of(candidates)}.statistic();
  std::erase_if(candidates, [&](Candidate const& one) { return one.statistic < least; });
}

double likeliest_of(std::vector<Candidate> const& candidates) {
  double largest = 0;
  for (auto const& one : candidates) largest = std::max(largest, one.statistic);
  return largest;
}

}  // namespace wardmote::analysis::scan
