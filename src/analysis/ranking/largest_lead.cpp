#include "analysis/ranking/largest_lead.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/normal.h"
#include "base/random.h"

namespace wardmote::analysis::ranking {
namespace {

constexpr double nothing_open = -std::numeric_limits<double>::infinity();
constexpr double wanted_in_each_tail = 12;  // enough that one look nearly always settles a draw
constexpr std::uint32_t half = 0x80000000U;

std::uint32_t low_half(std::uint64_t value) { return static_cast<std::uint32_t>(value); }
std::uint32_t high_half(std::uint64_t value) { return static_cast<std::uint32_t>(value >> 32); }

std::uint32_t width_for(std::size_t places) {
  double const share = wanted_in_each_tail / static_cast<double>(places);
  return share >= 0.5 ? half : static_cast<std::uint32_t>(share * 0x1p32);
}

std::uint32_t wider(std::uint32_t width) { return width >= half / 4 ? half : width * 4; }

/// |g| of a uniform that is `steps` 2^-32 away from its end of (0, 1).
double tail_size(std::uint32_t steps) { return -normal_quantile((steps + 0.5) * 0x1p-32); }

}  // namespace

LargestLead::LargestLead(std::span<double const> errors, std::uint64_t seed)
    : errors_(errors), key_{low_half(seed), high_half(seed)}, first_width_(width_for(errors.size())) {}

void LargestLead::fill(Tails& tails, std::uint64_t draw, std::uint32_t width) const {
  tails.high.clear();
  tails.low.clear();
  std::array<std::uint32_t, 4> words{};
  for (std::uint32_t place = 0; place < errors_.size(); ++place) {
    if (place % 4 == 0) words = base::philox({place / 4, 0, low_half(draw), high_half(draw)}, key_);
    auto const word = words[place % 4];
    auto const steps = word < half ? word : ~word;  // from the nearer end
    if (steps < width) (word < half ? tails.low : tails.high).push_back({tail_size(steps), place});
  }
  std::ranges::sort(tails.low, std::ranges::greater(), &Tail::size);
  std::ranges::sort(tails.high, std::ranges::greater(), &Tail::size);
}

double LargestLead::lead(std::uint32_t better, double g_better, std::uint32_t worse, double g_worse) const {
  double const up = errors_[better], down = errors_[worse];
  return (up * g_better - down * g_worse) / std::sqrt(up * up + down * down);
}

double LargestLead::largest_of(Tails const& tails, OpenPairs const& open) const {
  double best = nothing_open, bound = 0;  // bound: best squared, once it is positive
  for (auto const& high : tails.high) {
    for (auto const& low : tails.low) {
      if (high.size * high.size + low.size * low.size <= bound) break;
      if (!open.is_open(high.place, low.place)) continue;
      best = std::max(best, lead(high.place, high.size, low.place, -low.size));
      bound = best * best;
    }
  }
  // Two of one sign: at most the larger |g|.
  for (auto const& a : tails.high) {
    if (a.size <= best) break;
    for (auto const& b : tails.high)
      if (open.is_open(a.place, b.place)) best = std::max(best, lead(a.place, a.size, b.place, b.size));
  }
  for (auto const& b : tails.low) {
    if (b.size <= best) break;
    for (auto const& a : tails.low)
      if (open.is_open(a.place, b.place)) best = std::max(best, lead(a.place, -a.size, b.place, -b.size));
  }
  return best;
}

double LargestLead::of_draw(std::uint64_t draw, OpenPairs const& open) const {
  Tails tails;
  tails.high.reserve(64);
  tails.low.reserve(64);
  for (auto width = first_width_;; width = wider(width)) {
    fill(tails, draw, width);
    double const best = largest_of(tails, open);
    if (width == half) return best > 0 ? best : of_draw_by_all_pairs(draw, open);  // only negative leads are left
    double const tail_begins = tail_size(width);
    double const high = tails.high.empty() ? tail_begins : tails.high.front().size;
    double const low = tails.low.empty() ? tail_begins : tails.low.front().size;
    if (best >= std::hypot(tail_begins, std::max(high, low))) return best;  // a pair with a place not seen is smaller
  }
}

double LargestLead::of_draw_by_all_pairs(std::uint64_t draw, OpenPairs const& open) const {
  std::vector<double> g(errors_.size());
  Tails tails;
  fill(tails, draw, half);
  for (auto const& tail : tails.high) g[tail.place] = tail.size;
  for (auto const& tail : tails.low) g[tail.place] = -tail.size;
  double best = nothing_open;
  for (std::uint32_t a = 0; a < g.size(); ++a)
    for (std::uint32_t b = 0; b < g.size(); ++b)
      if (open.is_open(a, b)) best = std::max(best, lead(a, g[a], b, g[b]));
  return best;
}

}  // namespace wardmote::analysis::ranking
