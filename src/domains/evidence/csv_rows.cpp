#include "domains/evidence/csv_rows.h"

#include <algorithm>

#include "base/text.h"
#include "domains/evidence/csv_reader.h"

namespace wardmote::evidence {
namespace {

using Header = std::vector<std::string>;

base::Answer<Header> header_of(CsvReader& reader, std::string const& file) {
  CsvRecord record;
  if (!reader.next(record)) return base::refuse(base::RefusalCode::file_empty, {{"file", file}});
  if (!record.fault.empty()) {
    return base::refuse(base::RefusalCode::file_unreadable,
                        {{"file", file}, {"reason", "its first line " + std::string(record.fault)}});
  }
  Header header;
  for (auto const field : record.fields) header.emplace_back(base::trimmed(field));
  return header;
}

constexpr auto nowhere = static_cast<std::size_t>(-1);

std::string joined(Header const& header) {
  std::string names;
  for (auto const& name : header) names += (names.empty() ? "" : ", ") + name;
  return names;
}

/// Where each wanted column is. Names the columns that there are, so that the mapping can be corrected.
base::Answer<std::vector<std::size_t>> places_of(RowShape const& shape, Header const& header, std::string const& file) {
  std::vector<std::size_t> places;
  for (auto const& column : shape.columns) {
    auto const found = std::find(header.begin(), header.end(), column.name);
    if (found == header.end() && !column.may_be_missing) {
      return base::refuse(base::RefusalCode::layout_mismatch,
                          {{"file", file},
                           {"mapping", shape.mapping},
                           {"reason", "there is no column “" + column.name + "”; its columns are " + joined(header)}});
    }
    places.push_back(found == header.end() ? nowhere : static_cast<std::size_t>(found - header.begin()));
  }
  return places;
}

std::string ragged(std::size_t fields, std::size_t expected) {
  return "has " + std::to_string(fields) + " fields where the first line has " + std::to_string(expected);
}

class CsvRows {
 public:
  CsvRows(Header const& header, std::vector<std::size_t> const& places)
      : header_(header), places_(places), texts_(places.size()) {}

  SourceRow row_of(CsvRecord const& record) {
    SourceRow row{.row = record.line, .texts = {}, .raw = record.raw, .fault = record.fault, .fault_column = {}};
    if (!record.fault.empty()) {
      auto const at = static_cast<std::size_t>(record.fault_field);
      if (at >= 1 && at <= header_.size()) row.fault_column = header_[at - 1];
    } else if (record.fields.size() != header_.size()) {
      fault_ = ragged(record.fields.size(), header_.size());
      row.fault = fault_;
    } else {
      for (std::size_t i = 0; i < places_.size(); ++i)
        texts_[i] = places_[i] == nowhere ? std::string_view{} : record.fields[places_[i]];
      row.texts = texts_;
    }
    return row;
  }

 private:
  Header const& header_;
  std::vector<std::size_t> const& places_;
  std::vector<std::string_view> texts_;
  std::string fault_;
};

}  // namespace

base::Answer<void> each_csv_row(ByteSource& source, RowShape const& shape, std::string const& file,
                                TakeRow const& take) {
  CsvReader reader(source, shape.separator);
  auto const header = header_of(reader, file);
  if (!header) return std::unexpected(header.error());
  auto const places = places_of(shape, *header, file);
  if (!places) return std::unexpected(places.error());
  CsvRows rows(*header, *places);
  CsvRecord record;
  while (reader.next(record)) {
    auto const is_empty_line = record.fault.empty() && record.raw.empty();
    if (!is_empty_line && !take(rows.row_of(record))) return {};
  }
  return whole(source, file);
}

}  // namespace wardmote::evidence
