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

}  // namespace wardmote::evidence
