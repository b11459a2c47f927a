#include "domains/evidence/claim.h"

#include <algorithm>

#include "analysis/ranking/posterior_ranks.h"
#include "analysis/severity/scale.h"
#include "base/ensure.h"
#include "domains/evidence/uncertainty.h"

namespace wardmote::evidence {
namespace {

namespace ranking = analysis::ranking;
namespace severity = analysis::severity;

std::vector<ranking::Estimate> estimates_of(std::vector<Place> const& places, severity::SeverityModel const& model) {
  std::vector<ranking::Estimate> estimates;
  for (auto const& place : places)
    estimates.push_back({place.index, severity::modelled_standard_error(place.index, place.population, model)});
  return estimates;
}

std::vector<RankedPlace> ranked(std::vector<Place> const& places, severity::SeverityModel const& model, double level) {
  auto const estimates = estimates_of(places, model);
  auto const sets = ranking::simultaneous_rank_sets(estimates, {.level = level});
  auto const posterior = ranking::posterior_ranks(estimates, {.level = level});
  ENSURE(sets.outcome == ranking::Outcome::computed && posterior.outcome == ranking::Outcome::computed);
  std::vector<RankedPlace> all;
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto const range = severity::modelled_interval(places[i].index, places[i].population, model, level).interval;
    all.push_back({places[i], range.lower, range.upper, sets.places[i], posterior.places[i].first_probability});
  }
  return all;
}

ranking::RankSet own_rank(std::vector<Place> const& places, std::size_t own, severity::SeverityModel const& model,
                          double level) {
  auto const sets = ranking::marginal_rank_set(estimates_of(places, model), own, {.level = level});
  ENSURE(sets.outcome == ranking::Outcome::computed);
  return sets.places.front();
}

/// The year before is not in the table; its value follows from the published change. What rounding leaves open of it
/// (about 0.2 per cent) is small beside the error that the model gives (3 per cent and more).
std::optional<severity::Change> change_of(Place const& place, severity::SeverityModel const& model, double level) {
  if (!place.change_percent || *place.change_percent <= -100) return std::nullopt;
  auto const before = place.index / (1 + *place.change_percent / 100);
  return severity::change_of_indices(
      {before, severity::modelled_standard_error(before, place.population, model)},
      {place.index, severity::modelled_standard_error(place.index, place.population, model)}, {.level = level});
}

bool is_ordinary(Place const& place) { return place.index > 0 && place.population > 0; }

}  // namespace

ClaimVerdict verdict_of(ranking::RankSet const& rank) {
  if (rank.estimate == 1) return rank.upper == 1 ? ClaimVerdict::lowest : ClaimVerdict::lowest_not_certain;
  if (rank.lower == 1) return ClaimVerdict::could_be_lowest;
  return rank.lower == rank.upper ? ClaimVerdict::at_rank : ClaimVerdict::between;
}

base::Answer<Claim> decide_claim(ClaimGrounds grounds) {
  auto& places = grounds.places;
  std::erase_if(places, [](Place const& place) { return !is_ordinary(place); });
  std::ranges::stable_sort(places, {}, [](Place const& place) { return std::pair(place.index, place.name); });
  auto const own = std::ranges::find(places, true, &Place::own);
  if (places.size() < 2 || own == places.end())
    return base::refuse(base::RefusalCode::comparators_too_few,
                        {{"year", std::to_string(grounds.year)}, {"count", std::to_string(places.size())}});
  Claim claim;
  auto const [typical, cautious] = uncertainty_of(grounds.index);
  auto const own_at = static_cast<std::size_t>(own - places.begin());
  claim.rank = own_rank(places, own_at, typical, claim.level);
  claim.cautious_rank = own_rank(places, own_at, cautious, claim.level);
  claim.verdict = verdict_of(claim.rank);
  claim.places = ranked(places, typical, claim.level);
  claim.own = claim.places[own_at];
  claim.change = change_of(*own, typical, claim.level);
  claim.cautious_change = change_of(*own, cautious, claim.level);
  claim.grounds = std::move(grounds);
  return claim;
}

}  // namespace wardmote::evidence
