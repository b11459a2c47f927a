#include "analysis/cooccurrence/latent_classes.h"

#include <algorithm>
#include <cmath>

#include "analysis/cooccurrence/latent_model.h"
#include "base/ensure.h"

namespace wardmote::analysis::cooccurrence {
namespace {

constexpr double same_peak = 1e-3;

bool are_too_many(std::size_t classes, std::size_t factors, double discussions) {
  auto const parameters = static_cast<double>(classes * (factors + 1) - 1);
  return parameters > discussions || parameters > std::exp2(static_cast<double>(factors)) - 1;
}

/// The largest first; of equal ones the one whose chances are larger at the first difference.
std::vector<LatentClass> in_order_of_share(LatentModel const& model) {
  std::vector<LatentClass> classes(model.classes);
  for (std::size_t k = 0; k < model.classes; ++k) {
    classes[k].share = model.shares[k];
    for (auto i = k; i < model.chances.size(); i += model.classes) classes[k].chances.push_back(model.chances[i]);
  }
  std::ranges::sort(classes, [](LatentClass const& a, LatentClass const& b) {
    return a.share != b.share ? a.share > b.share : a.chances > b.chances;
  });
  return classes;
}

}  // namespace

LatentClasses latent_classes(FactorMatrix const& matrix, std::size_t classes, LatentOptions const& options,
                             ForEach const& for_each) {
  ENSURE(classes >= 1 && options.starts >= 1);
  auto const patterns = patterns_of(matrix);
  if (patterns.total == 0) return {.outcome = LatentOutcome::no_discussions};
  if (are_too_many(classes, matrix.factors(), patterns.total)) return {.outcome = LatentOutcome::too_many_classes};
  auto const all = fits(patterns, classes, options, {}, for_each);
  auto const& best = best_of(all);
  LatentClasses answer{.outcome = best.has_converged ? LatentOutcome::computed : LatentOutcome::did_not_converge,
                       .classes = in_order_of_share(best.model),
                       .log_likelihood = best.log_likelihood,
                       .parameters = classes * (matrix.factors() + 1) - 1};
  answer.bic = -2 * best.log_likelihood + static_cast<double>(answer.parameters) * std::log(patterns.total);
  answer.entropy = told_apart(patterns, best.model);
  answer.starts_at_best = static_cast<std::size_t>(std::ranges::count_if(
      all, [&](LatentFit const& fit) { return fit.log_likelihood > best.log_likelihood - same_peak; }));
  return answer;
}

}  // namespace wardmote::analysis::cooccurrence
