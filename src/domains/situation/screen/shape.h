#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "domains/situation/screen/note.h"

namespace wardmote::situation {

/// Signs of a note that have a shape.
struct Fit {
  std::size_t begin = 0;
  std::size_t end = 0;   ///< 0 if nothing fits
  std::string digits{};  ///< with letters that were taken for digits as digits
  std::string letters{};
  std::string separators{};
  int look_alikes = 0;  ///< how many letters were taken for digits
};

/// What stands at that sign and has the shape as a whole, with no letter or digit on either side. In a shape, `a` is a letter; `0` a digit, or o, i or l
/// in the place of 0 or 1; `-` up to eight blanks, line breaks and marks that part numbers, or none; `!` the same, at least one; any other sign stands for itself.
Fit fit_at(Note const& note, std::size_t begin, std::string_view shape);

/// Whether the last digit is the check digit of the others (ISO/IEC 7812-1, annex B, "Luhn"). Digits only.
bool has_check_digit(std::string_view digits);

}  // namespace wardmote::situation
