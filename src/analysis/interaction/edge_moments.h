#pragma once

namespace wardmote::analysis::interaction {

/// What mean and variance of sum over pairs of a_ij b_ij need to know of one of the two symmetric matrices, when the
/// rows of the other are permuted (Mantel 1967, Cancer Research 27:209-220; for 0/1 matrices David & Barton 1966,
/// British Journal of Preventive and Social Medicine 20:44-48).
struct EdgeMoments {
  double sum = 0;          ///< of a_ij over pairs i < j
  double squares = 0;      ///< of a_ij^2
  double row_squares = 0;  ///< of (sum over j of a_ij)^2 over all i

  /// Sum of a_e a_f over unordered pairs of edges that share one end, and of those that share none.
  double sharing() const { return row_squares / 2 - squares; }
  double apart() const { return (sum * sum - squares) / 2 - sharing(); }
};

struct Moments {
  double mean = 0;
  double variance = 0;
};

/// Exact mean and variance of the sum over pairs of a_ij b_ij when all n! orders of the rows of b are equally probable:
/// E[Z] = A B / N, E[Z^2] = q_a q_b / N + 2 A2 B2 / (3 C(n,3)) + 2 A3 B3 / (3 C(n,4)), N = n (n - 1) / 2. Requires n >= 2.
Moments permutation_moments(double n, EdgeMoments const& a, EdgeMoments const& b);

}  // namespace wardmote::analysis::interaction
