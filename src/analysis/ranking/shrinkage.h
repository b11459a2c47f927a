#pragma once

#include <cstddef>
#include <span>

/// Empirical Bayes for rates: a place's rate is drawn to its peers' the more, the less it shows itself.
namespace wardmote::analysis::ranking {

/// A gamma law of a rate, with mean shape / exposure. `exposure` reads as the population that the prior is worth.
struct GammaLaw {
  double shape = 0;     ///< > 0
  double exposure = 0;  ///< persons, > 0
  double mean() const { return shape / exposure; }
};

/// One group of offences in one place.
struct Exposed {
  double incidents = 0;   ///< >= 0
  double population = 0;  ///< > 0
};

/// What rates of several places have in common (Marshall 1991, Applied Statistics 40:283-294). Sums do not depend on the
/// order of the places. Requires at least one, incidents >= 0, population > 0.
struct RateMoments {
  double population = 0;  ///< sum N
  double rate = 0;        ///< b = sum n / sum N
  double between_variance =
      0;  ///< a = sum N (r - b)^2 / sum N - b / mean(N); negative where they scatter less than chance
};
RateMoments rate_moments(std::span<Exposed const> places);

/// The peers' law by the method of moments (Marshall 1991, Applied Statistics 40:283-294): mean b = sum n / sum N,
/// between variance a = s^2 - b / mean(N), s^2 = sum N (r - b)^2 / sum N; then shape b^2/a, exposure b/a. The exposure
/// is capped at sum N: where places scatter no more than chance (a <= 0), the prior knows as much as all peers
/// together, no more. No incident anywhere: shape 1/2 on the whole population. Requires at least one place.
GammaLaw peer_law(std::span<Exposed const> places);

/// The law of one place's rate given its own count (the gamma-Poisson posterior).
GammaLaw place_law(GammaLaw peers, Exposed const& place);

}  // namespace wardmote::analysis::ranking
