#pragma once

#include <cstring>
#include <span>
#include <vector>

#include "analysis/backwards.h"
#include "analysis/surface/raster.h"
#include "base/random.h"

/// For tests: small worlds.
namespace wardmote::analysis::surface {

inline std::vector<Point> some_points(std::size_t count, std::uint64_t seed, double width = 1000, double height = 800) {
  base::RandomStream random(seed, 3);
  std::vector<Point> points;
  for (std::size_t i = 0; i < count; ++i) points.push_back({width * random.uniform(), height * random.uniform()});
  return points;
}

/// 10 x 8 cells of 100 m.
inline Raster small_raster() { return {0, 0, 100, 10, 8, {}}; }

/// The same without a corner and without a hole in the middle.
inline Raster bent_raster() {
  auto raster = small_raster();
  raster.inside.assign(raster.cells(), 1);
  for (std::size_t row = 0; row < 4; ++row)
    for (std::size_t column = 6; column < 10; ++column) raster.inside[row * 10 + column] = 0;
  raster.inside[5 * 10 + 4] = 0;
  return raster;
}

inline bool same_bits(std::span<double const> a, std::span<double const> b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

}  // namespace wardmote::analysis::surface
