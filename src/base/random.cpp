#include "base/random.h"

#include "base/ensure.h"
#include "base/philox.h"

namespace wardmote::base {
namespace {

std::uint32_t low(std::uint64_t value) { return static_cast<std::uint32_t>(value); }
std::uint32_t high(std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32); }

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  std::uint32_t x[4][1] = {{counter[0]}, {counter[1]}, {counter[2]}, {counter[3]}};
  philox_lanes(x, key[0], key[1]);
  return {x[0][0], x[1][0], x[2][0], x[3][0]};
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
