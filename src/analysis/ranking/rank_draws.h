#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analysis/ranking/posterior_ranks.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::ranking {

/// Fills one world: `values[i]` of place i, smaller = better. A pure function of the draw's number.
using DrawWorld = std::function<void(std::size_t draw, std::span<double> values)>;

/// The places' rank distributions over `options.draws` worlds. Each draw writes its own row, the rows are counted in
/// order, so threads change nothing.
std::vector<PosteriorRank> ranks_over_draws(std::size_t places, PosteriorOptions const& options,
                                            DrawWorld const& draw_world, ForEach const& for_each);

}  // namespace wardmote::analysis::ranking
