#include "domains/evidence/rejects_file.h"

#include "base/text.h"
#include "domains/evidence/csv_reader.h"

namespace wardmote::evidence {

void RejectsFile::add(std::int64_t line, RowFault const& fault, std::string_view text, std::string_view file) {
  ++count_;
  if (path_.empty()) return;
  if (count_ == 1) {
    file_.open(path_, std::ios::binary | std::ios::trunc);
    file_ << "line,column,reason,text,file\n";
  }
  file_ << line << ',' << csv_field(fault.column) << ',' << csv_field(fault.reason) << ',' << csv_field(text) << ','
        << csv_field(file) << '\n';
}

bool RejectsFile::finish() {
  if (path_.empty() || count_ == 0) return true;
  file_.flush();
  return file_.good();
}

std::vector<RejectedRow> read_rejects(std::string const& path, std::size_t count_max) {
  std::vector<RejectedRow> rows;
  auto const bytes = open_bytes(path);
  if (!bytes) return rows;
  CsvReader reader(**bytes);
  CsvRecord record;
  bool is_header = true;
  while (rows.size() < count_max && reader.next(record)) {
    if (!is_header && record.fields.size() >= 4)
      rows.push_back({.line = base::whole_number(record.fields[0]).value_or(0),
                      .column = std::string(record.fields[1]),
                      .reason = std::string(record.fields[2]),
                      .text = std::string(record.fields[3])});
    is_header = false;
  }
  return rows;
}

}  // namespace wardmote::evidence
