#pragma once

#include <expected>
#include <string>

#include "domains/evidence/layout.h"

namespace wardmote::evidence {

/// Why a row is not taken: the column (or field) and what is wrong with it, in English, for the operator.
struct RowFault {
  std::string column;
  std::string reason;
};
template <class T>
using RowAnswer = std::expected<T, RowFault>;

/// The text of a field in a row, its steps done; empty: nothing was published. `what` is what a fault calls the field
/// if it has no column.
RowAnswer<std::string> text_of(Field const& field, RowShape const& shape, SourceRow const& row, std::string_view what);

/// The number that a text states, blanks and commas between thousands taken out; nothing for another form.
std::optional<double> number_with_thousands(std::string_view text);

/// Without blanks, no-break ones too, at both ends.
std::string_view trimmed_of_all_blanks(std::string_view text);

}  // namespace wardmote::evidence
