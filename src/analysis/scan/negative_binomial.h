#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wardmote::analysis::scan {

/// Why counts with so many expected cannot be simulated; nothing if they can.
std::optional<std::string> negative_binomial_fault(double mean, double dispersion);

/// The law of a negative binomial count with mean m and variance m + dispersion m^2 as a grid, for many draws: exact to
/// about 1e-15. As long as the law is wide, about m + 40 (1 + dispersion m) entries.
class NegativeBinomialDraw {
 public:
  /// Requires what `negative_binomial_fault` does not object to, and mean >= 0, dispersion > 0.
  void set_law(double mean, double dispersion);
  std::uint32_t draw(double uniform) const;

 private:
  std::uint32_t first_ = 0;
  std::vector<double> at_most_;  ///< P(X <= first + i)
};

}  // namespace wardmote::analysis::scan
