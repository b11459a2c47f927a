#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/ranking/marginal_critical.h"
#include "analysis/ranking/ordered_places.h"
#include "base/ensure.h"

namespace wardmote::analysis::ranking {
namespace {

struct PlaceAnswer {
  RankSet set;
  double critical_value;
  double closest_call;
};

/// Compares place j with all others, stepping down: each round tests what is still open against the quantile of the
/// largest of just those, until a round rejects nothing more.
class StepDown {
 public:
  StepDown(OrderedPlaces const& places, std::size_t place, double level, NormalGrid const& normal)
      : places_(places), place_(place), level_(level), normal_(normal) {
    for (std::size_t k = 0; k < places.size(); ++k) {
      if (k == place) continue;
      numbers_.push_back(k);
      rivals_.push_back({.error = places.error[k]});
    }
  }

  PlaceAnswer answer() {
    double critical = 0;
    do critical = marginal_critical_value(level_, places_.error[place_], rivals_, normal_);
    while (reject_beyond(critical));
    return {ranks(), critical, closest_call_};
  }

 private:
  bool reject_beyond(double critical) {
    bool rejected = false;
    for (std::size_t i = 0; i < rivals_.size(); ++i) {
      double const lead = places_.lead(numbers_[i], place_);
      rejected = close(rivals_[i].may_be_better, lead - critical) || rejected;
      rejected = close(rivals_[i].may_be_worse, -lead - critical) || rejected;
    }
    return rejected;
  }

  bool close(bool& open, double beyond) {
    if (!open) return false;
    closest_call_ = std::min(closest_call_, std::abs(beyond));
    open = beyond <= 0;
    return !open;
  }

  /// A closed "may be better" is "not better" rejected: the rival has been shown to be better.
  RankSet ranks() const {
    auto const better = std::ranges::count(rivals_, false, &Rival::may_be_better);
    auto const worse = std::ranges::count(rivals_, false, &Rival::may_be_worse);
    auto const ahead = std::ranges::count_if(places_.value, [&](double v) { return v > places_.value[place_]; });
    return {static_cast<int>(1 + ahead), static_cast<int>(1 + better),
            static_cast<int>(static_cast<std::ptrdiff_t>(places_.size()) - worse)};
  }

  OrderedPlaces const& places_;
  std::size_t place_;
  double level_;
  NormalGrid const& normal_;
  std::vector<std::size_t> numbers_;
  std::vector<Rival> rivals_;
  double closest_call_ = std::numeric_limits<double>::infinity();
};

}  // namespace

RankSets marginal_rank_sets(std::span<Estimate const> estimates, RankOptions options, ForEach const& for_each) {
  ENSURE(options.level > 0 && options.level < 1);
  RankSets sets{.outcome = rankable(estimates), .level = options.level, .places = {}, .critical_values = {}};
  if (sets.outcome != Outcome::computed) return sets;
  auto const places = ordered_places(estimates, options.best);
  NormalGrid const normal;
  sets.places.resize(places.size());
  sets.critical_values.resize(places.size());
  std::vector<double> calls(places.size());
  for_each(places.size(), [&](std::size_t j) {
    auto const answer = StepDown(places, j, options.level, normal).answer();
    sets.places[places.original[j]] = answer.set;
    sets.critical_values[places.original[j]] = answer.critical_value;
    calls[j] = answer.closest_call;
  });
  sets.closest_call = std::ranges::min(calls);
  return sets;
}

RankSets marginal_rank_set(std::span<Estimate const> estimates, std::size_t place, RankOptions options) {
  ENSURE(options.level > 0 && options.level < 1);
  RankSets sets{.outcome = rankable(estimates), .level = options.level, .places = {}, .critical_values = {}};
  if (sets.outcome != Outcome::computed) return sets;
  ENSURE(place < estimates.size());
  auto const places = ordered_places(estimates, options.best);
  auto const ordered = static_cast<std::size_t>(std::ranges::find(places.original, place) - places.original.begin());
  auto const answer = StepDown(places, ordered, options.level, NormalGrid()).answer();
  sets.places = {answer.set};
  sets.critical_values = {answer.critical_value};
  sets.closest_call = answer.closest_call;
  return sets;
}

}  // namespace wardmote::analysis::ranking
