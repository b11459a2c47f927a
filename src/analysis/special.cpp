#include "analysis/special.h"

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

#include "base/ensure.h"

namespace wardmote::analysis {
namespace {

namespace policies = boost::math::policies;

// Infinity or NaN instead of an exception: this room throws nothing.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>, policies::indeterminate_result_error<policies::ignore_error>>;

void ensure_positive(double value) { ENSURE(std::isfinite(value) && value > 0); }
void ensure_probability(double value) { ENSURE(value > 0 && value < 1); }

}  // namespace

double gamma_quantile(double shape, double probability) {
  ensure_positive(shape);
  ensure_probability(probability);
  return boost::math::gamma_p_inv(shape, probability, Quiet());
}

double gamma_upper_quantile(double shape, double probability) {
  ensure_positive(shape);
  ensure_probability(probability);
  return boost::math::gamma_q_inv(shape, probability, Quiet());
}

double poisson_at_most(double count, double mean) {
  ensure_positive(mean);
  return count < 0 ? 0 : boost::math::gamma_q(count + 1, mean, Quiet());
}

double poisson_exactly(double count, double mean) {
  ensure_positive(mean);
  return count < 0 ? 0 : boost::math::gamma_p_derivative(count + 1, mean, Quiet());
}

double poisson_at_least(double count, double mean) {
  ensure_positive(mean);
  return count <= 0 ? 1 : boost::math::gamma_p(count, mean, Quiet());
}

double beta_below(double shape_a, double shape_b, double x) {
  ensure_positive(shape_a);
  ensure_positive(shape_b);
  return boost::math::ibeta(shape_a, shape_b, x, Quiet());
}

double beta_above(double shape_a, double shape_b, double x) {
  ensure_positive(shape_a);
  ensure_positive(shape_b);
  return boost::math::ibetac(shape_a, shape_b, x, Quiet());
}

double beta_quantile_odds(double shape_a, double shape_b, double probability) {
  ensure_positive(shape_a);
  ensure_positive(shape_b);
  ensure_probability(probability);
  double rest = 0;
  double const below = boost::math::ibeta_inv(shape_a, shape_b, probability, &rest, Quiet());
  return below / rest;
}

double student_at_least(double t, double freedom) {
  ensure_positive(freedom);
  double const beyond = std::isinf(t) ? 0 : beta_below(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2;
  return t > 0 ? beyond : 1 - beyond;
}

}  // namespace wardmote::analysis
