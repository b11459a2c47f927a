#include "domains/evidence/row_source.h"

#include "domains/evidence/csv_rows.h"
#include "domains/evidence/json_reader.h"

namespace wardmote::evidence {

base::Answer<void> each_row(std::unique_ptr<ByteSource> source, RowShape const& shape, std::string const& file,
                            TakeRow const& take) {
  if (shape.encoding == RowShape::Encoding::windows_1252) source = from_windows_1252(std::move(source));
  return shape.format == RowShape::Format::csv ? each_csv_row(*source, shape, file, take)
                                               : each_json_row(*source, shape, file, take);
}

}  // namespace wardmote::evidence
