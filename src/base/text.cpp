#include "base/text.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace wardmote::base {
namespace {

constexpr std::string_view blanks = " \t\r\n";

template <class Number>
std::optional<Number> number_filling(std::string_view text) {
  Number number{};
  auto const end = text.data() + text.size();
  auto const [read_to, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && read_to == end ? std::optional(number) : std::nullopt;
}

/// How many bytes the well-formed sequence at the start has (RFC 3629); 0 if it is not well-formed.
std::size_t sequence_length(std::string_view bytes) {
  auto const at = [&](std::size_t i) { return i < bytes.size() ? static_cast<std::uint8_t>(bytes[i]) : 0; };
  auto const follows = [&](std::size_t i) { return (at(i) & 0xC0) == 0x80; };
  auto const first = at(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    auto const overlong = first == 0xE0 && at(1) < 0xA0;
    auto const surrogate = first == 0xED && at(1) > 0x9F;
    return !overlong && !surrogate && follows(1) && follows(2) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    auto const overlong = first == 0xF0 && at(1) < 0x90;
    auto const beyond = first == 0xF4 && at(1) > 0x8F;
    return !overlong && !beyond && follows(1) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  for (auto at = text.find(separator); at != std::string_view::npos; at = text.find(separator)) {
    pieces.push_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  pieces.push_back(text);
  return pieces;
}

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (auto& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lower;
}

std::optional<long long> whole_number(std::string_view text) { return number_filling<long long>(text); }

std::optional<double> decimal_number(std::string_view text) {
  auto const number = number_filling<double>(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::string to_text(double number) {
  std::array<char, 32> buffer;
  auto const [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return {buffer.data(), end};
}

bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    auto const is_ascii = static_cast<std::uint8_t>(bytes[at]) < 0x80;
    auto const length = is_ascii ? 1 : sequence_length(bytes.substr(at));
    if (length == 0) return false;
    at += length;
  }
  return true;
}

}  // namespace wardmote::base
