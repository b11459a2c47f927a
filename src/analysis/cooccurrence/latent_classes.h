#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analysis/cooccurrence/factor_matrix.h"
#include "analysis/for_each.h"

/// Kinds of situations: a few profiles of factors of which the discussions could be a mixture. Says what the kinds are and how large, and
/// never which discussion is of which. See docs/methods/co_occurrence.md.
namespace wardmote::analysis::cooccurrence {

struct LatentOptions {
  std::size_t starts = 20;  ///< at random: a single one often ends on a lower peak; >= 1
  std::uint64_t seed = 20240607;
  std::size_t steps_max = 2000;  ///< of each start
  double tolerance = 1e-8;       ///< a start ends when a step gains less log-likelihood
};

enum class LatentOutcome {
  computed,
  no_discussions,
  too_many_classes,  ///< more parameters than there are patterns of factors to tell them by, or than discussions
  did_not_converge,  ///< the best start had not ended after steps_max; classes and figures are its last
};

struct LatentClass {
  double share = 0;               ///< of the discussions, 0 to 1
  std::vector<double> chances{};  ///< of each factor being named in this class; at least 1e-10 from 0 and from 1
};

struct LatentClasses {
  LatentOutcome outcome = LatentOutcome::computed;
  std::vector<LatentClass> classes{};  ///< the largest first
  double log_likelihood = 0;
  std::size_t parameters = 0;      ///< classes x (factors + 1) - 1
  double bic = 0;                  ///< -2 log-likelihood + parameters x log(discussions): less is better
  double entropy = 1;              ///< 1: the classes are wholly told apart, 0: not at all (Ramaswamy et al. 1993)
  std::size_t starts_at_best = 0;  ///< starts that ended within 1e-3 of the best: one alone is a reason for more starts
};

/// Maximum likelihood of P(x) = sum over classes of share x product of chance^x (1 - chance)^(1 - x) (Lazarsfeld & Henry 1968), by EM
/// (Dempster, Laird & Rubin 1977) with squared steps (Varadhan & Roland 2008, Scandinavian Journal of Statistics 35:335-353), which
/// never lose likelihood. Start s is a pure function of (seed, s); the same to the last bit for any order of the discussions and any
/// threads. Requires classes >= 1. Cost: starts x steps x different discussions x classes x factors named in one.
LatentClasses latent_classes(FactorMatrix const& matrix, std::size_t classes, LatentOptions const& options = {},
                             ForEach const& for_each = in_order);

struct LatentSampleOptions {
  std::size_t samples = 99;  ///< >= 1
  /// Of each sample; its seed is that of the samples.
  LatentOptions fit{.starts = 5, .steps_max = 500, .tolerance = 1e-5};
};

struct MoreClassesTest {
  LatentOutcome outcome = LatentOutcome::computed;  ///< did_not_converge if one of the two fits of the data did not
  double ratio = 0;                                 ///< 2 x (log-likelihood with one class more - log-likelihood)
  double p = 1;                                     ///< (1 + samples with at least that ratio) / (samples + 1)
};

/// Whether one class more says more than chance: the likelihood ratio, held against samples drawn from the model with `classes`
/// classes (McLachlan 1987, Applied Statistics 36:318-324; the usual chi-square law does not hold here). Sample s is a pure function of
/// (seed, s). The data are fitted with 4 x fit.starts.
MoreClassesTest more_classes_test(FactorMatrix const& matrix, std::size_t classes,
                                  LatentSampleOptions const& options = {}, ForEach const& for_each = in_order);

struct ClassStability {
  /// Of each class, in their order: its likeness to the class most like it, mean over samples. Below 0.6 do not believe in it.
  std::vector<double> jaccard;
  /// Mean over samples: 1 the same classes, 0 no more alike than chance (Hubert & Arabie 1985).
  double adjusted_rand = 1;
};

/// Whether the classes come again when the discussions are drawn anew, as many, with replacement (Hennig 2007, Computational Statistics
/// & Data Analysis 52:258-271). `found` is of the same matrix; its classes must not be none.
ClassStability class_stability(FactorMatrix const& matrix, LatentClasses const& found,
                               LatentSampleOptions const& options = {}, ForEach const& for_each = in_order);

}  // namespace wardmote::analysis::cooccurrence
