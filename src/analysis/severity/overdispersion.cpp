#include "analysis/severity/overdispersion.h"

#include <cmath>
#include <vector>

#include "analysis/robust.h"
#include "analysis/severity/scale.h"
#include "base/ensure.h"

namespace wardmote::analysis::severity {
namespace {

constexpr std::size_t pairs_min = 3;

Overdispersion from_scores(std::vector<double> scores, double common_ratio, double winsorised_share) {
  auto const used = scores.size();
  if (used < pairs_min) return {OverdispersionOutcome::too_few_pairs, 1, used, common_ratio};
  std::vector<double> squares;
  for (double const z : winsorised(std::move(scores), winsorised_share)) squares.push_back(z * z);
  return {OverdispersionOutcome::computed, ordered_sum(squares) / static_cast<double>(used - 1), used, common_ratio};
}

double pooled_ratio(std::span<CountPair const> pairs) {
  std::vector<double> before, after, population_before, population_after;
  for (auto const& pair : pairs) {
    ENSURE(pair.before >= 0 && pair.after >= 0 && pair.population_before > 0 && pair.population_after > 0);
    before.push_back(pair.before);
    after.push_back(pair.after);
    population_before.push_back(pair.population_before);
    population_after.push_back(pair.population_after);
  }
  double const rate_before = ordered_sum(before) / ordered_sum(population_before);
  double const rate_after = ordered_sum(after) / ordered_sum(population_after);
  return rate_before > 0 && rate_after > 0 ? rate_after / rate_before : 1;
}

double score(IndexPair const& pair, double ratio, SeverityModel const& model) {
  double const error_before = modelled_standard_error(pair.before, pair.population_before, model);
  double const error_after = modelled_standard_error(pair.after, pair.population_after, model);
  return (pair.after - ratio * pair.before) / std::hypot(error_after, ratio * error_before);
}

}  // namespace

Overdispersion overdispersion_of_counts(std::span<CountPair const> pairs, double winsorised_share) {
  if (pairs.empty()) return {OverdispersionOutcome::too_few_pairs, 1, 0, 1};
  double const ratio = pooled_ratio(pairs);
  std::vector<double> scores;
  for (auto const& pair : pairs) {
    double const both = pair.before + pair.after;
    if (both == 0) continue;
    double const weight_after = ratio * pair.population_after;
    double const expected_share = weight_after / (pair.population_before + weight_after);
    scores.push_back((pair.after - both * expected_share) / std::sqrt(both * expected_share * (1 - expected_share)));
  }
  return from_scores(std::move(scores), ratio, winsorised_share);
}

Overdispersion overdispersion_of_indices(std::span<IndexPair const> pairs, double scale, double winsorised_share) {
  if (pairs.empty()) return {OverdispersionOutcome::too_few_pairs, 1, 0, 1};
  std::vector<double> log_ratios, scores;
  for (auto const& pair : pairs) {
    ENSURE(pair.before > 0 && pair.after > 0);
    log_ratios.push_back(std::log(pair.after / pair.before));
  }
  double const ratio = std::exp(sample_quantile(log_ratios, 0.5));
  for (auto const& pair : pairs) scores.push_back(score(pair, ratio, {.scale = scale}));
  return from_scores(std::move(scores), ratio, winsorised_share);
}

}  // namespace wardmote::analysis::severity
