#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/random.h"

namespace wardmote::situation {

/// `count` positions of `weights`, each as often as its share says (largest remainders: none is off by one or more), in random order.
/// Requires weights that are not negative and not all zero.
std::vector<std::size_t> in_shares(std::span<double const> weights, std::size_t count, base::RandomStream& random);

/// One position, drawn with these weights. The same requirement.
std::size_t drawn(std::span<double const> weights, base::RandomStream& random);

}  // namespace wardmote::situation
