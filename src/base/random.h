#pragma once

#include <array>
#include <cstdint>

namespace wardmote::base {

/// Counter-based random numbers: Philox4x32-10 (Salmon, Moraes, Dror & Shaw, "Parallel random numbers: as easy as 1, 2,
/// 3", SC11). The block is a pure function of key and counter, so a draw is the same whichever thread makes it, and
/// when.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

/// A stream of numbers in [0, 1) for one (seed, stream): draw k is a pure function of the three.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::uint64_t stream) : seed_(seed), stream_(stream) {}
  /// The next 64 random bits.
  std::uint64_t bits();
  /// Uniform on the open interval (0, 1): a multiple of 2^-53 plus 2^-54, so never 0 and never 1.
  double uniform();
  /// Uniform on 0 … bound - 1, exactly: what would make some more probable is drawn again (Lemire 2019, "Fast random
  /// integer generation in an interval", ACM TOMACS 29:3). Requires bound > 0.
  std::uint32_t below(std::uint32_t bound);

 private:
  std::uint32_t word();

  std::uint64_t seed_;
  std::uint64_t stream_;
  std::uint64_t block_ = 0;
  std::array<std::uint32_t, 4> words_{};
  int words_left_ = 0;
};

}  // namespace wardmote::base
