#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// For the .cpp files of this folder.
namespace wardmote::analysis::interaction {

/// For each bound the number of pairs (one of `ones`, one of `others`) at most so many days apart. Requires ascending
/// days. Cost: linear.
std::vector<double> pairs_between(std::span<std::int32_t const> ones, std::span<std::int32_t const> others,
                                  std::span<std::int32_t const> bounds);

/// For each bound the number of pairs of `days` at most so many days apart.
std::vector<double> pairs_within(std::span<std::int32_t const> days, std::span<std::int32_t const> bounds);

/// For each bound, for each of `days`: how many others lie above the bound before and at most at this one.
std::vector<std::vector<double>> degrees(std::span<std::int32_t const> days, std::span<std::int32_t const> bounds);

}  // namespace wardmote::analysis::interaction
