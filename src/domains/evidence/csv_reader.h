#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domains/evidence/byte_source.h"

namespace wardmote::evidence {

/// One record of a CSV file. The texts are valid until the next record is read.
struct CsvRecord {
  std::int64_t line = 0;  ///< of the file, on which the record begins, from 1
  std::span<std::string_view const> fields{};
  std::string_view raw{};    ///< as it stands in the file, without the line's end
  std::string_view fault{};  ///< why it is no record; empty if it is one
  int fault_field = 0;       ///< from 1, the field that the fault is in; 0: the record as a whole
};

/// Reads RFC 4180 in constant memory: fields quoted where they hold the separator, a quote (doubled) or a line's end;
/// lines that end in LF or CRLF; a byte order mark left out. More lenient than the RFC in one thing: a quote inside a
/// field that is not quoted stands for itself. A record that is not UTF-8, holds a zero byte, goes on after a closing
/// quote, ends inside a quoted field or is longer than `record_bytes_max` has a fault, and reading goes on behind it.
class CsvReader {
 public:
  static constexpr std::size_t record_bytes_max = 1024 * 1024;

  explicit CsvReader(ByteSource& source, char separator = ',');
  CsvReader(CsvReader const&) = delete;
  CsvReader& operator=(CsvReader const&) = delete;

  /// The next record; false at the end.
  bool next(CsvRecord& record);

 private:
  enum class Scan { complete, needs_more, too_long };
  struct Piece {
    std::size_t begin, end;
    bool has_doubled_quotes;
  };

  Scan scan();
  bool scan_quoted(std::size_t& at, Piece& piece);
  void refill();
  void finish(CsvRecord& record);
  void resume_after_line();
  void blame(std::string_view fault);
  std::string_view unquoted(Piece const& piece);

  ByteSource& source_;
  char separator_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;   // of the record, in buffer_
  std::size_t filled_ = 0;  // bytes of buffer_ that hold input
  std::size_t end_ = 0;     // of the record that was scanned, behind its line's end
  std::size_t raw_end_ = 0;
  bool is_at_end_ = false;
  std::int64_t line_ = 1;
  std::int64_t lines_in_record_ = 0;
  std::vector<Piece> pieces_;
  std::vector<std::string_view> fields_;
  std::string raw_;
  std::string_view fault_;
  int fault_field_ = 0;
};

/// A field as CSV writes it: quoted only where it must be.
std::string csv_field(std::string_view text);

}  // namespace wardmote::evidence
