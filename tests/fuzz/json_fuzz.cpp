// A JSON file from anywhere: its rows are handed on in order, or it is refused; what is handed on can be stored.

#include <cstdlib>

#include "base/text.h"
#include "domains/evidence/json_reader.h"

namespace {

using namespace wardmote;

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  evidence::RowShape shape;
  shape.format = evidence::RowShape::Format::json;
  shape.rows_at = {"*", "*"};
  shape.columns = {{.name = "a", .may_be_missing = true},
                   {.name = "b/c", .may_be_missing = true},
                   {.name = std::string(evidence::rows_name_column), .may_be_missing = true}};
  shape.mapping = "fuzz";
  auto const source = evidence::bytes_of({reinterpret_cast<char const*>(data), size});
  std::int64_t rows = 0;
  auto const read = evidence::each_json_row(*source, shape, "file", [&](evidence::SourceRow const& row) {
    require(row.row == ++rows);
    if (!row.fault.empty()) return true;
    require(row.texts.size() == shape.columns.size());
    for (auto const text : row.texts) require(base::is_utf8(text) && !text.contains('\0'));
    return true;
  });
  if (!read) require(!read.error().values.empty());
  return 0;
}
