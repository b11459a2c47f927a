#include "domains/situation/screen/hunt.h"

namespace wardmote::situation {

Token const& Hunt::at(std::size_t token) const {
  static Token const none{.kind = Token::Kind::mark, .begin = 0, .end = 0, .text = "\n", .has_blank_before = true};
  return token < note.tokens.size() ? note.tokens[token] : none;
}

std::size_t Hunt::end_of_code(std::size_t token, std::string_view marks) const {
  auto const is_part = [&](Token const& piece) { return piece.is_word() || piece.is_number() || piece.is_mark(marks); };
  auto end = token;
  while (end < note.tokens.size() && is_part(at(end)) && (end == token || !at(end).has_blank_before)) ++end;
  while (end > token && at(end - 1).kind == Token::Kind::mark) --end;
  return end;
}

std::string Hunt::digits(std::size_t first, std::size_t end) const {
  std::string digits;
  for (auto token = first; token < end; ++token)
    if (at(token).is_number()) digits += at(token).text;
  return digits;
}

void Hunt::add(FindKind kind, std::size_t first, std::size_t end) const {
  if (first < end) add_signs(kind, at(first).begin, at(end - 1).end);
}

void Hunt::add_signs(FindKind kind, std::size_t begin, std::size_t end) const {
  finds.push_back(find_at(note, kind, begin, end));
}

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
}

}  // namespace wardmote::situation
