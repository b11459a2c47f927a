#include "domains/evidence/csv_reader.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"

namespace wardmote::evidence {
namespace {

constexpr std::size_t buffer_bytes_first = 256 * 1024;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Most records are ASCII: those are told apart eight bytes at a time.
bool is_ascii_without_zero(std::string_view text) {
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, 8);
    auto const zero_or_high = ((word - 0x0101010101010101u) | word) & 0x8080808080808080u;
    if (zero_or_high) return false;
  }
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), [](char byte) { return byte > 0; });
}

std::string_view fault_of_bytes(std::string_view raw) {
  if (is_ascii_without_zero(raw)) return {};
  if (raw.contains('\0')) return "holds a zero byte";
  return base::is_utf8(raw) ? std::string_view{} : "is not UTF-8";
}

}  // namespace

CsvReader::CsvReader(ByteSource& source, char separator)
    : source_(source), separator_(separator), buffer_(buffer_bytes_first) {
  while (filled_ < byte_order_mark.size() && !is_at_end_) refill();
  if (std::string_view(buffer_.data(), filled_).starts_with(byte_order_mark)) begin_ = byte_order_mark.size();
}

void CsvReader::refill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, filled_ - begin_);
    filled_ -= begin_;
    begin_ = 0;
  }
  if (filled_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  auto const count = source_.read(std::span(buffer_).subspan(filled_));
  filled_ += count;
  if (count == 0) is_at_end_ = true;
}

void CsvReader::blame(std::string_view fault) {
  if (!fault_.empty()) return;
  fault_ = fault;
  fault_field_ = static_cast<int>(pieces_.size()) + 1;
}

/// From behind the opening quote to behind the closing one. False if the input read so far ends before.
bool CsvReader::scan_quoted(std::size_t& at, Piece& piece) {
  piece = {.begin = at, .end = at, .has_doubled_quotes = false};
  for (;;) {
    auto const* const quote = static_cast<char const*>(std::memchr(buffer_.data() + at, '"', filled_ - at));
    if (!quote) break;
    at = static_cast<std::size_t>(quote - buffer_.data());
    if (at + 1 == filled_ && !is_at_end_) return false;
    if (at + 1 < filled_ && buffer_[at + 1] == '"') {
      piece.has_doubled_quotes = true;
      at += 2;
      continue;
    }
    piece.end = at++;
    return true;
  }
  if (!is_at_end_) return false;
  blame("the quoted text is not closed before the end of the file");
  piece.end = at = filled_;
  return true;
}

CsvReader::Scan CsvReader::scan() {
  pieces_.clear();
  fault_ = {};
  fault_field_ = 0;
  for (auto at = begin_;;) {
    if (at - begin_ > record_bytes_max) return Scan::too_long;
    Piece piece{.begin = at, .end = at, .has_doubled_quotes = false};
    auto const is_quoted = at < filled_ && buffer_[at] == '"';
    if (is_quoted && !scan_quoted(++at, piece))
      return filled_ - begin_ > record_bytes_max ? Scan::too_long : Scan::needs_more;
    auto const after = at;
    while (at < filled_ && buffer_[at] != separator_ && buffer_[at] != '\n') ++at;
    if (at == filled_ && !is_at_end_) return filled_ - begin_ > record_bytes_max ? Scan::too_long : Scan::needs_more;
    auto const is_last = at == filled_ || buffer_[at] == '\n';
    auto const text_end = is_last && at > after && buffer_[at - 1] == '\r' ? at - 1 : at;
    if (!is_quoted) piece.end = text_end;
    if (is_quoted && text_end != after) blame("the text goes on after the closing quote");
    pieces_.push_back(piece);
    if (!is_last) {
      ++at;
      continue;
    }
    raw_end_ = text_end;
    end_ = at == filled_ ? at : at + 1;
    return Scan::complete;
  }
}

/// Behind the end of the line that the record begins on: the quote that swallowed the rest of the file is most likely
/// there.
void CsvReader::resume_after_line() {
  raw_.assign(buffer_.data() + begin_, std::min<std::size_t>(filled_ - begin_, 200));
  for (;;) {
    auto const* const newline = static_cast<char const*>(std::memchr(buffer_.data() + begin_, '\n', filled_ - begin_));
    if (newline) {
      end_ = static_cast<std::size_t>(newline - buffer_.data()) + 1;
      break;
    }
    end_ = begin_ = filled_;
    if (is_at_end_) break;
    refill();
  }
  lines_in_record_ = 1;
}

std::string_view CsvReader::unquoted(Piece const& piece) {
  auto* const begin = buffer_.data() + piece.begin;
  if (!piece.has_doubled_quotes) return {begin, piece.end - piece.begin};
  auto* to = begin;
  for (auto const* from = begin; from < buffer_.data() + piece.end; ++from) {
    *to++ = *from;
    if (*from == '"') ++from;
  }
  return {begin, static_cast<std::size_t>(to - begin)};
}

void CsvReader::finish(CsvRecord& record) {
  std::string_view const raw(buffer_.data() + begin_, raw_end_ - begin_);
  auto const wrong_bytes = fault_of_bytes(raw);
  if (!wrong_bytes.empty()) {
    fault_ = wrong_bytes;
    fault_field_ = 0;
  }
  lines_in_record_ = std::count(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                                buffer_.begin() + static_cast<std::ptrdiff_t>(end_), '\n');
  auto const changes =
      std::any_of(pieces_.begin(), pieces_.end(), [](Piece const& piece) { return piece.has_doubled_quotes; });
  if (changes) raw_.assign(raw);  // unquoting works in place
  fields_.clear();
  for (auto const& piece : pieces_) fields_.push_back(unquoted(piece));
  record = {.line = line_,
            .fields = fields_,
            .raw = changes ? std::string_view(raw_) : raw,
            .fault = fault_,
            .fault_field = fault_field_};
}

bool CsvReader::next(CsvRecord& record) {
  begin_ = std::max(begin_, end_);
  end_ = 0;
  line_ += lines_in_record_;
  lines_in_record_ = 0;
  while (begin_ == filled_ && !is_at_end_) refill();
  if (begin_ == filled_) return false;
  Scan outcome;
  while ((outcome = scan()) == Scan::needs_more) refill();
  if (outcome == Scan::complete) {
    finish(record);
  } else {
    resume_after_line();
    record = {.line = line_,
              .fields = {},
              .raw = raw_,
              .fault = "is longer than 1 MiB; is a quote not closed?",
              .fault_field = 0};
  }
  return true;
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string field = "\"";
  for (auto const letter : text) {
    if (letter == '"') field += '"';
    field += letter;
  }
  return field + '"';
}

}  // namespace wardmote::evidence
