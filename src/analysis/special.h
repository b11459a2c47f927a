#pragma once

/// The laws behind exact intervals, by Boost.Math, without exceptions: arguments outside the stated range are our
/// mistake. Relative accuracy about 1e-14 unless said otherwise.
namespace wardmote::analysis {

/// The x with P(X <= x) = probability for a gamma variable of the given shape (> 0) and scale 1; 0 < probability < 1.
double gamma_quantile(double shape, double probability);

/// The x with P(X > x) = probability, accurate for small probabilities.
double gamma_upper_quantile(double shape, double probability);

/// P(X <= count) and P(X = count) of a Poisson count with mean > 0. `count` whole; `at_most` is 0 below 0.
double poisson_at_most(double count, double mean);
double poisson_exactly(double count, double mean);

/// P(X >= count), accurate where it is small; 1 up to 0.
double poisson_at_least(double count, double mean);

/// P(X <= x) and P(X > x) of a beta variable; shapes > 0, 0 <= x <= 1.
double beta_below(double shape_a, double shape_b, double x);
double beta_above(double shape_a, double shape_b, double x);

/// The odds x / (1 - x) at the x with P(X <= x) = probability of a beta variable; 0 < probability < 1. May be
/// +infinity.
double beta_quantile_odds(double shape_a, double shape_b, double probability);

/// P(T >= t) of Student's t; degrees of freedom > 0, t may be infinite.
double student_at_least(double t, double freedom);

}  // namespace wardmote::analysis
