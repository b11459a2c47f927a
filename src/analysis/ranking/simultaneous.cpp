#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/ranking/largest_lead.h"
#include "analysis/ranking/ordered_places.h"
#include "base/ensure.h"

namespace wardmote::analysis::ranking {
namespace {

constexpr std::size_t draws_a_task = 256;

/// The quantile of the largest lead, round after round of the step-down. Closing hypotheses can only lower a draw's
/// largest lead, so a later round visits the draws in descending order of what they were and stops as soon as the
/// quantile can no longer change: it draws again about as many as lie beyond the quantile, not all.
class CriticalValues {
 public:
  CriticalValues(OrderedPlaces const& places, SimultaneousOptions const& options, ForEach const& for_each)
      : lead_(places.error, options.seed),
        for_each_(for_each),
        largest_(options.draws, std::numeric_limits<double>::infinity()),
        order_(options.draws),
        beyond_(options.draws -
                static_cast<std::size_t>(std::ceil(options.level * static_cast<double>(options.draws))) + 1) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    beyond_ = std::clamp(beyond_, std::size_t{1}, options.draws);
  }

  double next(OpenPairs const& open) {
    std::size_t renewed = 0;
    while (renewed < order_.size() && !settled(renewed)) {
      auto const until = std::min(order_.size(), renewed + round_length());
      renew(renewed, until, open);
      renewed = until;
    }
    first_round_ = false;
    std::ranges::sort(order_, [&](std::size_t a, std::size_t b) {
      return largest_[a] != largest_[b] ? largest_[a] > largest_[b] : a < b;
    });
    return largest_[order_[beyond_ - 1]];
  }

 private:
  std::size_t round_length() const { return first_round_ ? order_.size() : beyond_ + draws_a_task; }

  /// Whether `beyond_` renewed draws are at least as large as the largest of the others can still be.
  bool settled(std::size_t renewed) const {
    if (renewed < beyond_) return false;
    double const still_possible = largest_[order_[renewed]];
    auto const large = std::count_if(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(renewed),
                                     [&](std::size_t draw) { return largest_[draw] >= still_possible; });
    return static_cast<std::size_t>(large) >= beyond_;
  }

  void renew(std::size_t from, std::size_t until, OpenPairs const& open) {
    auto const tasks = (until - from + draws_a_task - 1) / draws_a_task;
    for_each_(tasks, [&](std::size_t task) {
      auto const begin = from + task * draws_a_task;
      for (auto i = begin; i < std::min(until, begin + draws_a_task); ++i)
        largest_[order_[i]] = lead_.of_draw(order_[i], open);
    });
  }

  LargestLead lead_;
  ForEach const& for_each_;
  std::vector<double> largest_;
  std::vector<std::size_t> order_;
  std::size_t beyond_;  ///< the quantile is the beyond_-th largest
  bool first_round_ = true;
};

/// Closes every open pair whose lead is beyond the critical value; tells whether there was one, and lowers
/// `closest_call`.
bool reject_beyond(double critical, OrderedPlaces const& places, OpenPairs& open, double& closest_call) {
  bool rejected = false;
  for (std::size_t a = 0; a < places.size(); ++a) {
    for (std::size_t b = a + 1; b < places.size(); ++b) {  // places are ordered: only the better can lead
      if (!open.is_open(a, b)) continue;
      double const beyond = places.lead(a, b) - critical;
      closest_call = std::min(closest_call, std::abs(beyond));
      if (beyond <= 0) continue;
      open.close(a, b);
      rejected = true;
    }
  }
  return rejected;
}

std::vector<RankSet> ranks(OrderedPlaces const& places, OpenPairs const& open) {
  auto const p = places.size();
  std::vector<RankSet> sets(p, {1, 1, static_cast<int>(p)});
  for (std::size_t a = 0; a < p; ++a) {
    for (std::size_t b = a + 1; b < p; ++b) {
      if (places.value[a] > places.value[b]) ++sets[b].estimate;
      if (open.is_open(a, b)) continue;
      ++sets[b].lower;
      --sets[a].upper;
    }
  }
  return sets;
}

}  // namespace

RankSets simultaneous_rank_sets(std::span<Estimate const> estimates, SimultaneousOptions options,
                                ForEach const& for_each) {
  ENSURE(options.level > 0 && options.level < 1 && options.draws >= 100);
  RankSets sets{.outcome = rankable(estimates), .level = options.level, .places = {}, .critical_values = {}};
  if (sets.outcome != Outcome::computed) return sets;
  auto const places = ordered_places(estimates, options.best);
  OpenPairs open(places.size());
  CriticalValues critical_values(places, options, for_each);
  double critical = 0;
  do critical = critical_values.next(open);
  while (reject_beyond(critical, places, open, sets.closest_call));
  auto const ordered = ranks(places, open);
  sets.places.resize(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) sets.places[places.original[i]] = ordered[i];
  sets.critical_values = {critical};
  return sets;
}

std::vector<std::size_t> could_be_among_best(RankSets const& sets, int count) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < sets.places.size(); ++i)
    if (sets.places[i].lower <= count) places.push_back(i);
  return places;
}

}  // namespace wardmote::analysis::ranking
