#pragma once

#include "domains/evidence/row_source.h"

namespace wardmote::evidence {

inline constexpr std::size_t json_depth_max = 64;
inline constexpr std::size_t json_row_bytes_max = 64 * 1024 * 1024;

/// The rows of a JSON file (RFC 8259): the objects of an array, of which one at a time is held. What is in the array
/// and no object has a fault. A value nested deeper than `json_depth_max`, a row whose wanted texts are longer than
/// `row_bytes_max` or one text that is breaks the reading off.
base::Answer<void> each_json_row(ByteSource& source, RowShape const& shape, std::string const& file,
                                 TakeRow const& take, std::size_t row_bytes_max = json_row_bytes_max);

}  // namespace wardmote::evidence
