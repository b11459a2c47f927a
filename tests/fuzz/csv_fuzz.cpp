// A CSV file from anywhere: every record has fields or a fault, lines go up, and a record without a fault that is
// written again reads back the same.

#include <algorithm>
#include <cstdlib>

#include "base/text.h"
#include "domains/evidence/csv_reader.h"

namespace {

using namespace wardmote::evidence;

void require(bool condition) {
  if (!condition) std::abort();
}

void check_round_trip(CsvRecord const& record) {
  std::string text;
  for (auto const field : record.fields) text += csv_field(field) + ",";
  text.back() = '\n';
  if (text.starts_with("\xEF\xBB\xBF")) return;  // at the beginning of a file it is no text
  auto const source = bytes_of(text);
  CsvReader reader(*source);
  CsvRecord again;
  require(reader.next(again) && again.fault.empty());
  require(std::equal(record.fields.begin(), record.fields.end(), again.fields.begin(), again.fields.end()));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const source = bytes_of({reinterpret_cast<char const*>(data), size});
  CsvReader reader(*source);
  std::int64_t line = 0;
  for (CsvRecord record; reader.next(record); line = record.line) {
    require(record.line > line);
    if (!record.fault.empty()) continue;
    require(!record.fields.empty());
    for (auto const field : record.fields) require(wardmote::base::is_utf8(field) && !field.contains('\0'));
    check_round_trip(record);
  }
  return 0;
}
