#pragma once

#include <cstdint>
#include <vector>

#include "analysis/cooccurrence/latent_classes.h"
#include "analysis/cooccurrence/patterns.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::cooccurrence {

/// Shares and chances; [factor][class], so that the classes of a factor are side by side.
struct LatentModel {
  std::size_t classes = 0;
  std::vector<double> shares;
  std::vector<double> chances;
};

struct LatentFit {
  LatentModel model;
  double log_likelihood = 0;
  bool has_converged = false;
};

/// The model after one step of EM; gives the log-likelihood of the one before.
double em_step(Patterns const& patterns, LatentModel const& before, LatentModel& after);

/// From one start.
LatentFit fitted_from(Patterns const& patterns, LatentModel start, LatentOptions const& options);

/// Of starts 0 … options.starts - 1 at random, and of `more`, in their order.
std::vector<LatentFit> fits(Patterns const& patterns, std::size_t classes, LatentOptions const& options,
                            std::vector<LatentModel> const& more, ForEach const& for_each);

/// The one with the highest log-likelihood, the first of several.
LatentFit const& best_of(std::vector<LatentFit> const& fits);

/// Of each pattern the most probable class.
std::vector<std::uint32_t> modal_classes(Patterns const& patterns, LatentModel const& model);

/// 1 - (mean entropy of the classes given a discussion) / log classes.
double told_apart(Patterns const& patterns, LatentModel const& model);

}  // namespace wardmote::analysis::cooccurrence
