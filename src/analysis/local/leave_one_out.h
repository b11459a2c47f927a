#pragma once

#include <cstdint>
#include <functional>
#include <span>

#include "analysis/for_each.h"
#include "analysis/local/draw_product.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::local {

/// Hands `take` the product of all values but one: take(i, product) for each i, the product being that of `values` with
/// one fewer of value i. Not by division, which would lose the small probabilities, but by halving: what is outside each
/// half is multiplied once, so that m values cost m log m multiplications. May call `take` from several tasks at once,
/// each i once. Which products are made in which order does not depend on the threads.
void each_left_out(std::span<ValueCount const> values, DrawProduct const& empty, ForEach const& for_each,
                   std::function<void(std::size_t, DrawProduct const&)> const& take);

/// About how many multiplications of numbers that takes.
double left_out_cost(std::span<ValueCount const> values, std::size_t draws_max, std::size_t sum_max);

}  // namespace wardmote::analysis::local
