#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// For the .cpp files of this room.
namespace wardmote::analysis {

/// A number that is not negative, and whose it is.
struct Keyed {
  double key = 0;
  std::uint32_t number = 0;
};

/// In ascending order of the keys, equal ones as they were: by digits of their bits, which for such numbers order as they
/// do. Linear. Requires 0 <= key.
void sort_by_key(std::vector<Keyed>& keyed);

/// The values in ascending order. Linear for whole numbers close together.
std::vector<double> in_order_of_size(std::span<double const> values);

}  // namespace wardmote::analysis
