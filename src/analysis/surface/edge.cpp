#include "analysis/surface/edge.h"

#include <algorithm>

#include "analysis/surface/stamp.h"
#include "base/ensure.h"

namespace wardmote::analysis::surface {
namespace {

double share_of_cells(Raster const& raster, Point const& at, double bandwidth_m) {
  auto const stamp = stamp_of(at, bandwidth_m, raster);
  double share = 0;
  for (std::size_t row = 0; row < stamp.rows.masses.size(); ++row) {
    auto const* const inside = &raster.inside[(stamp.rows.first + row) * raster.columns + stamp.columns.first];
    double across = 0;
    for (std::size_t column = 0; column < stamp.columns.masses.size(); ++column)
      across += inside[column] ? stamp.columns.masses[column] : 0;
    share += across * stamp.rows.masses[row];
  }
  return share;
}

/// The sums along each row of the cells, then along each column: the same as share_of_cells at every centre, in two passes.
class CentreShares {
 public:
  CentreShares(Raster const& raster, double bandwidth_m) : raster_(raster) {
    auto const reach = static_cast<std::size_t>(reach_bandwidths * bandwidth_m / raster.cell_m) + 1;
    for (std::size_t apart = 0; apart <= reach; ++apart)
      masses_.push_back(mass_between(0, bandwidth_m, raster.cell_m * (static_cast<double>(apart) - 0.5),
                                     raster.cell_m * (static_cast<double>(apart) + 0.5)));
  }
  std::vector<double> all(ForEach const& for_each) const {
    std::vector<double> across(raster_.cells()), shares(raster_.cells(), 1.0);
    for_each(raster_.rows, [&](std::size_t row) {
      auto const first = row * raster_.columns;
      for (std::size_t c = 0; c < raster_.columns; ++c)
        across[first + c] =
            sum(c, raster_.columns, [&](std::size_t at) { return raster_.inside[first + at] ? 1. : 0.; });
    });
    for_each(raster_.rows, [&](std::size_t row) {
      for (std::size_t c = 0; c < raster_.columns; ++c)
        if (raster_.is_inside(row * raster_.columns + c))
          shares[row * raster_.columns + c] =
              sum(row, raster_.rows, [&](std::size_t at) { return across[at * raster_.columns + c]; });
    });
    return shares;
  }

 private:
  template <class At>
  double sum(std::size_t centre, std::size_t count, At const& value) const {
    auto const reach = masses_.size() - 1;
    double total = 0;
    for (auto i = centre > reach ? centre - reach : 0; i < std::min(count, centre + reach + 1); ++i)
      total += masses_[i > centre ? i - centre : centre - i] * value(i);
    return total;
  }

  Raster const& raster_;
  std::vector<double> masses_;
};

}  // namespace

double share_inside(Raster const& raster, Point const& at, double bandwidth_m) {
  if (!raster.is_rectangle()) return share_of_cells(raster, at, bandwidth_m);
  auto const end = raster.corner(raster.columns, raster.rows);
  return mass_between(at.x, bandwidth_m, raster.x_min, end.x) * mass_between(at.y, bandwidth_m, raster.y_min, end.y);
}

std::vector<double> shares_inside(Raster const& raster, std::span<double const> bandwidths_m, ForEach const& for_each) {
  ENSURE(bandwidths_m.size() == 1 || bandwidths_m.size() == raster.cells());
  if (bandwidths_m.size() == 1 && !raster.is_rectangle()) return CentreShares(raster, bandwidths_m[0]).all(for_each);
  std::vector<double> shares(raster.cells(), 1.0);
  for_each(raster.rows, [&](std::size_t row) {
    for (auto cell = row * raster.columns; cell < (row + 1) * raster.columns; ++cell)
      if (raster.is_inside(cell))
        shares[cell] =
            share_inside(raster, raster.centre(cell), bandwidths_m.size() == 1 ? bandwidths_m[0] : bandwidths_m[cell]);
  });
  return shares;
}

}  // namespace wardmote::analysis::surface
