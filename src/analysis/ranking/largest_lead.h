#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::ranking {

/// Which directed hypotheses "a is not better than b" are still open. Row a, column b; the diagonal is never open.
class OpenPairs {
 public:
  explicit OpenPairs(std::size_t places) : places_(places), open_(places * places, 1) {
    for (std::size_t a = 0; a < places; ++a) close(a, a);
  }
  bool is_open(std::size_t better, std::size_t worse) const { return open_[better * places_ + worse] != 0; }
  void close(std::size_t better, std::size_t worse) { open_[better * places_ + worse] = 0; }
  std::size_t places() const { return places_; }

 private:
  std::size_t places_;
  std::vector<std::uint8_t> open_;
};

/// Draw number `draw` of a world in which all places are equal: independent Z_a ~ N(0, error_a^2), and of it the
/// largest standardised lead (Z_a - Z_b) / sqrt(error_a^2 + error_b^2) over the open pairs; -infinity if no pair is
/// open.
///
/// A pure function of its arguments. Exact for the draw, yet it looks at few of the p^2 pairs: by Cauchy and Schwarz
/// the lead of a over b is at most sqrt(g_a^2 + g_b^2) with g = Z / error, and at most max |g| where both g have one
/// sign. So only the places whose g is in the tails are looked at, best first, until no pair left can be larger; if
/// that is not reached, again with wider tails. The normals are inverted from 32-bit uniforms, and only in the tails.
class LargestLead {
 public:
  LargestLead(std::span<double const> errors, std::uint64_t seed);
  double of_draw(std::uint64_t draw, OpenPairs const& open) const;
  /// The same number by looking at every pair. Slow; the oracle of the tests.
  double of_draw_by_all_pairs(std::uint64_t draw, OpenPairs const& open) const;

 private:
  struct Tail {
    double size;  ///< |g|
    std::uint32_t place;
  };
  struct Tails {
    std::vector<Tail> high, low;  ///< g > 0 and g < 0, largest first
  };
  void fill(Tails& tails, std::uint64_t draw, std::uint32_t width) const;
  double largest_of(Tails const& tails, OpenPairs const& open) const;
  double lead(std::uint32_t better, double g_better, std::uint32_t worse, double g_worse) const;

  std::span<double const> errors_;
  std::array<std::uint32_t, 2> key_;
  std::uint32_t first_width_;  ///< uniforms below it, or as far from the top, are tails
};

}  // namespace wardmote::analysis::ranking
