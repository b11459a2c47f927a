#include "base/random.h"

#include "base/ensure.h"

namespace wardmote::base {
namespace {

std::uint32_t low(std::uint64_t value) { return static_cast<std::uint32_t>(value); }
std::uint32_t high(std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32); }

std::array<std::uint32_t, 4> one_round(std::array<std::uint32_t, 4> const& x, std::array<std::uint32_t, 2> const& key) {
  auto const first = std::uint64_t{0xD2511F53} * x[0];
  auto const second = std::uint64_t{0xCD9E8D57} * x[2];
  return {high(second) ^ x[1] ^ key[0], low(second), high(first) ^ x[3] ^ key[1], low(first)};
}

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    counter = one_round(counter, key);
    key[0] += 0x9E3779B9;  // the golden ratio
    key[1] += 0xBB67AE85;  // the square root of three, less one
  }
  return counter;
}

std::uint32_t RandomStream::word() {
  if (words_left_ == 0) {
    words_ = philox({low(block_), high(block_), low(stream_), high(stream_)}, {low(seed_), high(seed_)});
    ++block_;
    words_left_ = 4;
  }
  return words_[static_cast<std::size_t>(4 - words_left_--)];
}

std::uint64_t RandomStream::bits() {
  words_left_ -= words_left_ % 2;  // a pair of words is of one block
  std::uint64_t const lower = word();
  return std::uint64_t{word()} << 32 | lower;
}

double RandomStream::uniform() { return (static_cast<double>(bits() >> 11) + 0.5) * 0x1p-53; }

std::uint32_t RandomStream::below(std::uint32_t bound) {
  ENSURE(bound > 0);
  auto product = std::uint64_t{word()} * bound;
  if (low(product) < bound) {
    auto const surplus = -bound % bound;  // 2^32 modulo bound
    while (low(product) < surplus) product = std::uint64_t{word()} * bound;
  }
  return high(product);
}

}  // namespace wardmote::base
