#pragma once

#include "domains/evidence/row_source.h"

namespace wardmote::evidence {

/// The rows of a CSV file with a header. A row that has more or fewer fields than the header has a fault; empty lines
/// are passed over.
base::Answer<void> each_csv_row(ByteSource& source, RowShape const& shape, std::string const& file,
                                TakeRow const& take);

}  // namespace wardmote::evidence
