#pragma once

#include <optional>
#include <vector>

#include "analysis/for_each.h"
#include "analysis/local/surroundings.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::local {

/// The tails of the sum around every place by its exact law, for values that are whole numbers (after a common factor is
/// taken out) and equal weights. Islands keep Tails{}. Nothing if the law would cost more than about 2e9 multiplications.
/// `sums` are those around the places.
std::optional<std::vector<Tails>> whole_tails(World const& world, std::span<World::Sum const> sums,
                                              ForEach const& for_each);

}  // namespace wardmote::analysis::local
