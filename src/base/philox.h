#pragma once

#include <cstddef>
#include <cstdint>

namespace wardmote::base {
namespace {

/// Philox4x32-10 (random.h) of several counters side by side, each lane on its own: x[word][lane]. In an unnamed namespace,
/// so that a file that is compiled for one kind of processor keeps its own.
template <std::size_t lanes>
inline void philox_lanes(std::uint32_t (&x)[4][lanes], std::uint32_t key, std::uint32_t other_key) {
  for (int round = 0; round < 10; ++round) {
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      auto const first = std::uint64_t{0xD2511F53} * x[0][lane], second = std::uint64_t{0xCD9E8D57} * x[2][lane];
      x[0][lane] = static_cast<std::uint32_t>(second >> 32) ^ x[1][lane] ^ key;
      x[1][lane] = static_cast<std::uint32_t>(second);
      x[2][lane] = static_cast<std::uint32_t>(first >> 32) ^ x[3][lane] ^ other_key;
      x[3][lane] = static_cast<std::uint32_t>(first);
    }
    key += 0x9E3779B9;        // the golden ratio
    other_key += 0xBB67AE85;  // the square root of three, less one
  }
}

}  // namespace
}  // namespace wardmote::base
