#include "analysis/scan/likelihood.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

/// x ln(x / y), with 0 ln 0 = 0.
double entropy(double x, double y) { return x > 0 ? x * std::log(x / y) : 0; }

}  // namespace

Likelihood::Likelihood(Model model, double cases, double cases_and_controls)
    : model_(model), cases_(cases), all_(cases_and_controls), scale_(cases), rest_(cases), half_until_(cases) {
  ENSURE(cases >= 1);
  if (model == Model::expectation)
    scale_ = 1, rest_ = 1, rest_slope_ = 0, half_until_ = std::numeric_limits<double>::infinity();
  if (model != Model::bernoulli) return;
  half_until_ = 0;
  ENSURE(all_ >= cases);
  auto const controls = all_ - cases;
  null_ = entropy(cases, all_) + entropy(controls, all_);
  // (c-m)^2 N / (n (N-n) q (1-q)) with n = m/q: in terms of m, (c-m)^2 C / (m (C-m)) / (1-q).
  scale_ = controls > 0 ? cases * all_ / controls : std::numeric_limits<double>::infinity();
}

double Likelihood::ratio(double count, double expected) const {
  if (model_ == Model::bernoulli) return bernoulli(count, expected);
  if (model_ == Model::expectation) return entropy(count, expected) + (expected - count);
  return entropy(count, expected) + entropy(cases_ - count, cases_ - expected);
}

double Likelihood::bernoulli(double count, double expected) const {
  auto const inside = expected * all_ / cases_;
  auto const outside = all_ - inside;
  auto const one = entropy(count, inside) + entropy(std::max(0.0, inside - count), inside);
  auto const other = entropy(cases_ - count, outside) + entropy(std::max(0.0, outside - (cases_ - count)), outside);
  return one + other - null_;
}

double Likelihood::count_max(double expected) const {
  if (model_ != Model::bernoulli) return cases_;
  return std::min(cases_, std::floor(expected * all_ / cases_ + 1e-6));
}

double Likelihood::count_min(double expected) const {
  if (model_ != Model::bernoulli) return 0;
  return std::max(0.0, std::ceil(expected * all_ / cases_ - (all_ - cases_) - 1e-6));
}

double Likelihood::relative_risk(double count, double expected) const {
  if (expects_what_is_given(model_)) return count / expected;
  auto const outside = (cases_ - count) / (cases_ - expected);
  return outside > 0 ? count / expected / outside : std::numeric_limits<double>::infinity();
}

}  // namespace wardmote::analysis::scan
