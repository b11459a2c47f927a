#pragma once

#include <algorithm>
#include <cstddef>
#include <expected>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "domains/situation/screen/screen.h"

/// A text as the screen reads it: folded signs, and the words, numbers and marks that they make.
namespace wardmote::situation {

struct Token {
  enum class Kind { word, number, mark };
  Kind kind;
  std::size_t begin;        ///< its first sign
  std::size_t end;          ///< one past its last
  std::string text;         ///< folded; of an abbreviation with dots, the letters alone: "dob" for "D.O.B."
  bool is_capital = false;  ///< begins with a capital
  bool is_shouted = false;  ///< has two letters or more, all capitals
  bool is_dotted = false;   ///< letters with dots
  bool has_blank_before = false;
  bool begins_sentence = false;

  bool is_word() const { return kind == Kind::word; }
  bool is_number() const { return kind == Kind::number; }
  /// What makes a number before it an ordinal: "3rd", "1er".
  bool is_ordinal_end() const;
  bool is_mark(std::string_view marks) const { return kind == Kind::mark && marks.contains(text[0]); }
};

struct Sign {
  bool is_capital;
  std::size_t begin;  ///< bytes of the text
  std::size_t end;
};

struct Note {
  std::string folded{};         ///< one byte a sign
  std::vector<Sign> signs{};    ///< where each stands
  std::vector<Token> tokens{};  ///< in order; blanks are in none

  /// The first token that begins at that sign or behind it; tokens.size() if none does.
  std::size_t token_at(std::size_t sign) const;
};

/// The note of a text, or why it cannot be judged: a message id, and the bytes.
std::expected<Note, Find> note_of(std::string_view text);

/// Fills the tokens of a note that has its signs.
void add_tokens(Note& note);

/// From the signs begin to end of a note.
Find find_at(Note const& note, FindKind kind, std::size_t begin, std::size_t end);

/// The message id of a kind.
std::string_view why_of(FindKind kind);

constexpr bool is_one_of(std::string_view text, std::initializer_list<std::string_view> choices) {
  return std::ranges::find(choices, text) != choices.end();
}
constexpr bool is_letter(char sign) { return sign >= 'a' && sign <= 'z'; }
constexpr bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

}  // namespace wardmote::situation
