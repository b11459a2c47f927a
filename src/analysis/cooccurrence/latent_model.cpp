#include "analysis/cooccurrence/latent_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/random.h"

namespace wardmote::analysis::cooccurrence {
namespace {

constexpr double least_chance = 1e-10;  // and share: no logarithm of 0, and a factor that nobody has can still come
constexpr double least_share = 1e-290;  // of discussions, to divide by

/// log P(pattern, class) = base + sum of the odds of what is named.
class LogModel {
 public:
  explicit LogModel(LatentModel const& model) : classes_(model.classes), odds_(model.chances.size()) {
    for (double const share : model.shares) base_.push_back(std::log(share));
    for (std::size_t i = 0; i < odds_.size(); ++i) {
      double const none = std::log1p(-model.chances[i]);
      base_[i % classes_] += none;
      odds_[i] = std::log(model.chances[i]) - none;
    }
  }
  /// The classes' chances given the pattern; gives the logarithm of the pattern's own.
  double posterior(Patterns const& patterns, std::size_t pattern, std::vector<double>& chances) const {
    chances = base_;
    for (auto at = patterns.first[pattern]; at < patterns.first[pattern + 1]; ++at) {
      auto const* const odds = &odds_[patterns.named[at] * classes_];
      for (std::size_t k = 0; k < classes_; ++k) chances[k] += odds[k];
    }
    double const most = *std::ranges::max_element(chances);
    double sum = 0;
    for (auto& chance : chances) sum += chance = std::exp(chance - most);
    for (auto& chance : chances) chance /= sum;
    return most + std::log(sum);
  }

 private:
  std::size_t classes_;
  std::vector<double> base_, odds_;
};

double within(double chance) { return std::clamp(chance, least_chance, 1 - least_chance); }

void make_proper(LatentModel& model) {
  for (auto& chance : model.chances) chance = within(chance);
  double sum = 0;
  for (auto& share : model.shares) sum += share = std::max(share, least_chance);
  for (auto& share : model.shares) share /= sum;
}

/// From near what is named overall, the odds of each factor in each class up to e^2 times as high or as low.
LatentModel random_start(Patterns const& patterns, std::size_t classes, std::uint64_t seed, std::uint64_t start) {
  base::RandomStream random(seed, start);
  std::vector<double> named(patterns.factors);
  for (std::size_t p = 0; p < patterns.count(); ++p)
    for (auto at = patterns.first[p]; at < patterns.first[p + 1]; ++at)
      named[patterns.named[at]] += patterns.weights[p];
  LatentModel model{classes, std::vector<double>(classes, 1.0 / static_cast<double>(classes)), {}};
  for (double const count : named)
    for (std::size_t k = 0; k < classes; ++k) {
      double const odds = (count + 0.5) / (patterns.total - count + 0.5) * std::exp(4 * random.uniform() - 2);
      model.chances.push_back(within(odds / (1 + odds)));
    }
  return model;
}

struct Steps {
  double first = 0, bend = 0;  ///< sums of squares
  void add(std::vector<double> const& x0, std::vector<double> const& x1, std::vector<double> const& x2) {
    for (std::size_t i = 0; i < x0.size(); ++i) {
      double const step = x1[i] - x0[i], change = x2[i] - x1[i] - step;
      first += step * step, bend += change * change;
    }
  }
};

std::vector<double> squared(std::vector<double> const& x0, std::vector<double> const& x1, std::vector<double> const& x2,
                            double length) {
  std::vector<double> answer;
  for (std::size_t i = 0; i < x0.size(); ++i) {
    double const step = x1[i] - x0[i], change = x2[i] - x1[i] - step;
    answer.push_back(x0[i] + 2 * length * step + length * length * change);
  }
  return answer;
}

/// The squared step that two plain ones point to; length 1 is the second of them.
LatentModel squared_step(LatentModel const& m0, LatentModel const& m1, LatentModel const& m2) {
  Steps steps;
  steps.add(m0.shares, m1.shares, m2.shares);
  steps.add(m0.chances, m1.chances, m2.chances);
  double const length = steps.bend > 0 ? std::max(1.0, std::sqrt(steps.first / steps.bend)) : 1;
  LatentModel model{m0.classes, squared(m0.shares, m1.shares, m2.shares, length),
                    squared(m0.chances, m1.chances, m2.chances, length)};
  make_proper(model);
  return model;
}

}  // namespace

double em_step(Patterns const& patterns, LatentModel const& before, LatentModel& after) {
  auto const classes = before.classes;
  LogModel const log_model(before);
  after = {classes, std::vector<double>(classes), std::vector<double>(before.chances.size())};
  std::vector<double> chances;
  double log_likelihood = 0;
  for (std::size_t p = 0; p < patterns.count(); ++p) {
    double const weight = patterns.weights[p];
    log_likelihood += weight * log_model.posterior(patterns, p, chances);
    for (std::size_t k = 0; k < classes; ++k) after.shares[k] += chances[k] *= weight;
    for (auto at = patterns.first[p]; at < patterns.first[p + 1]; ++at) {
      auto* const named = &after.chances[patterns.named[at] * classes];
      for (std::size_t k = 0; k < classes; ++k) named[k] += chances[k];
    }
  }
  for (std::size_t i = 0; i < after.chances.size(); ++i)
    after.chances[i] /= std::max(after.shares[i % classes], least_share);
  for (auto& share : after.shares) share /= patterns.total;
  make_proper(after);
  return log_likelihood;
}

LatentFit fitted_from(Patterns const& patterns, LatentModel start, LatentOptions const& options) {
  LatentFit fit{.model = std::move(start)};
  LatentModel one, two, beyond;
  for (std::size_t step = 0; step < options.steps_max && !fit.has_converged; ++step) {
    double const before = em_step(patterns, fit.model, one), middle = em_step(patterns, one, two);
    auto const jumped = squared_step(fit.model, one, two);
    double const after = em_step(patterns, jumped, beyond);
    fit.has_converged = std::max(middle, after) - before < options.tolerance;
    fit.model = after > middle ? beyond : two;
  }
  fit.log_likelihood = em_step(patterns, fit.model, one);
  return fit;
}

std::vector<LatentFit> fits(Patterns const& patterns, std::size_t classes, LatentOptions const& options,
                            std::vector<LatentModel> const& more, ForEach const& for_each) {
  auto const starts = classes == 1 ? 1 : options.starts;
  std::vector<LatentFit> answer(starts + more.size());
  for_each(answer.size(), [&](std::size_t start) {
    auto const from = start < starts ? random_start(patterns, classes, options.seed, start) : more[start - starts];
    answer[start] = fitted_from(patterns, from, options);
  });
  return answer;
}

LatentFit const& best_of(std::vector<LatentFit> const& fits) {
  return *std::ranges::max_element(fits, {}, &LatentFit::log_likelihood);
}

std::vector<std::uint32_t> modal_classes(Patterns const& patterns, LatentModel const& model) {
  LogModel const log_model(model);
  std::vector<double> chances;
  std::vector<std::uint32_t> answer;
  for (std::size_t p = 0; p < patterns.count(); ++p) {
    log_model.posterior(patterns, p, chances);
    answer.push_back(static_cast<std::uint32_t>(std::ranges::max_element(chances) - chances.begin()));
  }
  return answer;
}

double told_apart(Patterns const& patterns, LatentModel const& model) {
  if (model.classes < 2) return 1;
  LogModel const log_model(model);
  std::vector<double> chances;
  double entropy = 0;
  for (std::size_t p = 0; p < patterns.count(); ++p) {
    log_model.posterior(patterns, p, chances);
    for (double const chance : chances)
      if (chance > 0) entropy -= patterns.weights[p] * chance * std::log(chance);
  }
  return 1 - entropy / patterns.total / std::log(static_cast<double>(model.classes));
}

}  // namespace wardmote::analysis::cooccurrence
