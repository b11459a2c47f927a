#include "analysis/surveillance/cusum.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/ensure.h"

namespace wardmote::analysis::surveillance {
namespace {

Cusum base_of(std::span<std::uint32_t const> counts) {
  auto const base = counts.subspan(counts.size() - cusum_weeks, cusum_base_weeks);
  double sum = 0, squares = 0;
  for (auto const count : base) sum += count, squares += static_cast<double>(count) * count;
  constexpr double weeks = cusum_base_weeks;
  Cusum answer;
  answer.mean = sum / weeks;
  if (sum > 0) answer.dispersion = std::max(1.0, (weeks * squares - sum * sum) / (weeks - 1) / sum);
  return answer;
}

/// The count whose score is `score`: root y = root of (4 m + 2 root m score) - root m, from the definition.
double count_of_score(double score, double mean) {
  double const inside = 4 * mean + 2 * std::sqrt(mean) * score;
  double const root = std::sqrt(std::max(0.0, inside)) - std::sqrt(mean);
  return root > 0 ? root * root : 0;
}

}  // namespace

double rossi_score(double count, double mean, double dispersion) {
  if (mean <= 0) return count > 0 ? std::numeric_limits<double>::infinity() : 0;
  return (count - 3 * mean + 2 * std::sqrt(mean * count)) / (2 * std::sqrt(mean * dispersion));
}

double cusum(std::span<std::uint32_t const> counts, double mean, double dispersion, CusumOptions const& options) {
  ENSURE(!counts.empty() && mean >= 0 && dispersion >= 1);
  double sum = 0;
  for (auto const count : counts) {
    if (options.reset && sum >= options.decision) sum = 0;
    sum = std::max(0.0, sum + rossi_score(count, mean, dispersion) - options.reference);
  }
  return sum;
}

Cusum cusum_of_a_quarter(std::span<std::uint32_t const> counts, CusumOptions const& options) {
  ENSURE(counts.size() >= cusum_weeks);
  auto answer = base_of(counts);
  auto const watched = counts.last(cusum_watched_weeks);
  answer.statistic = cusum(watched, answer.mean, answer.dispersion, options);
  double before = cusum(watched.first(cusum_watched_weeks - 1), answer.mean, answer.dispersion, options);
  if (options.reset && before >= options.decision) before = 0;
  double const missing = (options.decision + options.reference - before) * std::sqrt(answer.dispersion);
  answer.bound = std::isfinite(missing) ? count_of_score(missing, answer.mean) : 0;
  return answer;
}

double cusum_statistic(std::span<std::uint32_t const> counts, CusumOptions const& options) {
  ENSURE(counts.size() >= cusum_weeks);
  auto const base = base_of(counts);
  return cusum(counts.last(cusum_watched_weeks), base.mean, base.dispersion, options);
}

}  // namespace wardmote::analysis::surveillance
