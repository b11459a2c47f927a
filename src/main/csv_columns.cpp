#include "main/csv_columns.h"

#include <algorithm>

#include "base/text.h"
#include "domains/evidence/byte_source.h"
#include "domains/evidence/csv_reader.h"

namespace wardmote {
namespace {

base::Refusal row_refusal(std::string const& file, std::int64_t line, std::string reason) {
  return {base::RefusalCode::scan_row_invalid,
          {{"file", file}, {"line", std::to_string(line)}, {"reason", std::move(reason)}}};
}

std::string ragged(std::size_t fields, std::size_t expected) {
  return "it has " + std::to_string(fields) + " fields where the first line has " + std::to_string(expected);
}

/// A CSV file that is open, its first line read.
struct Opened {
  std::unique_ptr<evidence::ByteSource> source;
  std::unique_ptr<evidence::CsvReader> reader;
  std::vector<std::string> header;
};

base::Answer<Opened> opened(std::string const& file) {
  auto source = evidence::open_bytes(file);
  if (!source) return std::unexpected(source.error());
  Opened csv{std::move(*source), nullptr, {}};
  csv.reader = std::make_unique<evidence::CsvReader>(*csv.source);
  evidence::CsvRecord record;
  if (!csv.reader->next(record)) return base::refuse(base::RefusalCode::file_empty, {{"file", file}});
  if (!record.fault.empty()) return std::unexpected(row_refusal(file, 1, "it " + std::string(record.fault)));
  for (auto const field : record.fields) csv.header.push_back(base::lower_ascii(base::trimmed(field)));
  return csv;
}

}  // namespace

std::optional<std::string_view> CsvRow::field(std::span<std::string_view const> names) const {
  for (auto const name : names) {
    auto const found = std::ranges::find(header_, name);
    if (found != header_.end()) return fields_[static_cast<std::size_t>(found - header_.begin())];
  }
  return std::nullopt;
}

base::Answer<std::vector<std::string>> csv_header(std::string const& file) {
  auto csv = opened(file);
  if (!csv) return std::unexpected(csv.error());
  return std::move(csv->header);
}

base::Answer<void> each_csv_row(std::string const& file,
                                std::function<std::optional<std::string>(CsvRow const&)> const& take) {
  auto const csv = opened(file);
  if (!csv) return std::unexpected(csv.error());
  std::vector<std::string_view> fields;
  for (evidence::CsvRecord record; csv->reader->next(record);) {
    if (!record.fault.empty())
      return std::unexpected(row_refusal(file, record.line, "it " + std::string(record.fault)));
    fields.clear();
    for (auto const field : record.fields) fields.push_back(base::trimmed(field));
    if (fields.size() == 1 && fields[0].empty()) continue;
    if (fields.size() != csv->header.size())
      return std::unexpected(row_refusal(file, record.line, ragged(fields.size(), csv->header.size())));
    if (auto fault = take(CsvRow(csv->header, fields)))
      return std::unexpected(row_refusal(file, record.line, std::move(*fault)));
  }
  return evidence::whole(*csv->source, file);
}

}  // namespace wardmote
