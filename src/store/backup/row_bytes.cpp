#include "store/backup/row_bytes.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <optional>

#include "base/ensure.h"

namespace wardmote::store {
namespace {

constexpr char is_null = 0, is_whole_number = 1, is_number = 2, is_text = 3, is_as_before = 4;

constexpr std::size_t length_bytes = 4;
constexpr std::uint64_t row_bytes_max = std::uint64_t{1} << 31;
static_assert(std::endian::native == std::endian::little);

void append_length(std::string& out, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

std::optional<std::uint64_t> take_length(std::string_view& rest) {
  std::uint64_t number = 0;
  for (int shift = 0; shift < 64 && !rest.empty(); shift += 7) {
    auto const byte = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

std::uint64_t zigzag(std::int64_t whole) {
  return static_cast<std::uint64_t>(whole) << 1 ^ static_cast<std::uint64_t>(whole >> 63);
}

std::int64_t unzigzag(std::uint64_t number) { return static_cast<std::int64_t>(number >> 1 ^ (~(number & 1) + 1)); }

/// Appends the value, and leaves it in `before`.
void append(std::string& out, Stored& before, std::monostate) {
  out += std::holds_alternative<std::monostate>(before) ? is_as_before : is_null;
  before = std::monostate{};
}

void append(std::string& out, Stored& before, std::int64_t whole) {
  auto const* const held = std::get_if<std::int64_t>(&before);
  if (held && *held == whole) {
    out += is_as_before;
    return;
  }
  out += is_whole_number;
  append_length(out, zigzag(whole));
  before = whole;
}

void append(std::string& out, Stored& before, double number) {
  auto const* const held = std::get_if<double>(&before);
  if (held && std::memcmp(held, &number, sizeof number) == 0) {
    out += is_as_before;
    return;
  }
  out += is_number;
  out.append(reinterpret_cast<char const*>(&number), sizeof number);
  before = number;
}

void append(std::string& out, Stored& before, std::string_view text) {
  auto* const held = std::get_if<std::string>(&before);
  if (held && *held == text) {
    out += is_as_before;
    return;
  }
  out += is_text;
  append_length(out, text.size());
  out += text;
  if (held)
    held->assign(text);  // in the memory that it has
  else
    before.emplace<std::string>(text);
}

bool take_number(std::string_view& rest, Stored& value) {
  double number = 0;
  if (rest.size() < sizeof number) return false;
  std::memcpy(&number, rest.data(), sizeof number);
  rest.remove_prefix(sizeof number);
  value = number;
  return std::isfinite(number);
}

bool take_text(std::string_view& rest, Stored& value) {
  auto const size = take_length(rest);
  if (!size || *size > rest.size()) return false;
  auto const text = rest.substr(0, *size);
  rest.remove_prefix(*size);
  if (auto* const held = std::get_if<std::string>(&value))
    held->assign(text);
  else
    value.emplace<std::string>(text);
  return true;
}

bool take_whole_number(std::string_view& rest, Stored& value) {
  auto const number = take_length(rest);
  if (number) value = unzigzag(*number);
  return number.has_value();
}

/// Whether a value could be taken; it is in `value` then.
bool take_value(std::string_view& rest, Stored& value) {
  if (rest.empty()) return false;
  auto const mark = rest.front();
  rest.remove_prefix(1);
  switch (mark) {
    case is_null: value = std::monostate{}; return true;
    case is_whole_number: return take_whole_number(rest, value);
    case is_number: return take_number(rest, value);
    case is_text: return take_text(rest, value);
    case is_as_before: return true;
    default: return false;
  }
}

BulkValue seen(Stored const& stored) {
  if (auto const* const whole = std::get_if<std::int64_t>(&stored)) return *whole;
  if (auto const* const number = std::get_if<double>(&stored)) return *number;
  if (auto const* const text = std::get_if<std::string>(&stored)) return std::string_view(*text);
  return nullptr;
}

}  // namespace

void RowEncoder::add(std::span<BulkValue const> values, std::string& out) {
  ENSURE(values.size() == before_.size());
  auto const begin = out.size();
  out.append(length_bytes, '\0');
  for (std::size_t at = 0; at < values.size(); ++at)
    values[at].visit([&](auto held) { append(out, before_[at], held); });
  auto const length = out.size() - begin - length_bytes;
  ENSURE(length < row_bytes_max);
  auto const number = static_cast<std::uint32_t>(length);
  std::memcpy(out.data() + begin, &number, length_bytes);
}

bool RowDecoder::add(std::string_view piece, Take const& take) {
  waiting_ += piece;
  std::string_view rest = waiting_;
  while (rest.size() >= length_bytes) {
    std::uint32_t length = 0;
    std::memcpy(&length, rest.data(), length_bytes);
    if (length >= row_bytes_max) return false;
    if (rest.size() - length_bytes < length) break;
    if (!read(rest.substr(length_bytes, length))) return false;
    take(values_);
    rest.remove_prefix(length_bytes + length);
  }
  waiting_.erase(0, waiting_.size() - rest.size());
  return true;
}

bool RowDecoder::read(std::string_view row) {
  for (std::size_t at = 0; at < before_.size(); ++at) {
    if (!take_value(row, before_[at])) return false;
    values_[at] = seen(before_[at]);
  }
  return row.empty();
}

}  // namespace wardmote::store
