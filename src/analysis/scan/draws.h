#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/random.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::scan {

/// Whole numbers from a stream of its own: stratum s of replicate r. Draw k is a pure function of (seed, r, s, k).
class Draws {
 public:
  Draws(std::uint64_t seed, std::uint32_t replicate, std::uint32_t stratum)
      : stream_(seed, std::uint64_t{stratum} << 32 | replicate) {}
  /// Evenly one of 0 … below - 1; exact, by rejection (Lemire 2019, ACM TOMACS 29:3). Requires below >= 1.
  std::uint32_t below(std::uint32_t below) {
    auto product = std::uint64_t{word()} * below;
    if (static_cast<std::uint32_t>(product) < below) {
      auto const least = -below % below;
      while (static_cast<std::uint32_t>(product) < least) product = std::uint64_t{word()} * below;
    }
    return static_cast<std::uint32_t>(product >> 32);
  }
  double uniform() { return stream_.uniform(); }

 private:
  std::uint32_t word() {
    if (has_word_) return has_word_ = false, static_cast<std::uint32_t>(bits_);
    bits_ = stream_.bits();
    has_word_ = true;
    return static_cast<std::uint32_t>(bits_ >> 32);
  }

  base::RandomStream stream_;
  std::uint64_t bits_ = 0;
  bool has_word_ = false;
};

/// Draws entries in proportion to their weights, in constant time (Walker's aliases, as Vose 1991 makes them).
class WeightedDraw {
 public:
  /// Requires weights >= 0, not all 0.
  explicit WeightedDraw(std::span<double const> weights);
  std::uint32_t draw(Draws& draws) const {
    auto const at = draws.below(static_cast<std::uint32_t>(keep_.size()));
    return draws.uniform() < keep_[at] ? at : alias_[at];
  }

 private:
  std::vector<double> keep_;
  std::vector<std::uint32_t> alias_;
};

/// The law of a Poisson count as a grid, for many draws: exact to about 1e-15.
class PoissonDraw {
 public:
  void set_mean(double mean);  ///< >= 0
  std::uint32_t draw(double uniform) const;

 private:
  std::uint32_t first_ = 0;
  std::vector<double> at_most_;  ///< P(X <= first + i)
};

}  // namespace wardmote::analysis::scan
