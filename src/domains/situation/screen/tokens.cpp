#include "domains/situation/screen/note.h"

namespace wardmote::situation {
namespace {

// A dot behind these ends no sentence.
bool is_shortened(std::string_view word) {
  return is_one_of(word, {"mr", "mrs", "ms", "dr", "dre", "st", "ste", "m", "mme", "mlle", "me", "cst", "const", "sgt",
                          "insp", "prof", "no", "vs", "b"});
}

std::size_t end_of_run(Note const& note, std::size_t at, bool (*is_in)(char)) {
  while (at < note.folded.size() && is_in(note.folded[at])) ++at;
  return at;
}

bool is_letter_sign(char sign) { return is_letter(sign); }
bool is_digit_sign(char sign) { return is_digit(sign); }

/// One letter and a dot, and then another letter: where the abbreviation that begins here ends, or `at`.
std::size_t end_of_dotted(Note const& note, std::size_t at) {
  auto const& text = note.folded;
  std::size_t letters = 0, end = at;
  while (at < text.size() && is_letter(text[at]) && (at + 1 == text.size() || !is_letter(text[at + 1]))) {
    ++letters;
    end = ++at;
    if (at == text.size() || text[at] != '.') break;
    end = ++at;
    if (at + 1 < text.size() && text[at] == '-') ++at;
  }
  return letters >= 2 ? end : 0;
}

std::string letters_of(std::string_view text) {
  std::string letters;
  std::ranges::copy_if(text, std::back_inserter(letters), is_letter_sign);
  return letters;
}

Token token_from(Note const& note, std::size_t at) {
  Token token{.kind = Token::Kind::mark, .begin = at, .end = at + 1, .text = note.folded.substr(at, 1)};
  if (is_digit(note.folded[at])) {
    token.kind = Token::Kind::number;
    token.end = end_of_run(note, at, is_digit_sign);
  } else if (is_letter(note.folded[at])) {
    token.kind = Token::Kind::word;
    auto const dotted = end_of_dotted(note, at);
    token.is_dotted = dotted != 0;
    token.end = token.is_dotted ? dotted : end_of_run(note, at, is_letter_sign);
  }
  token.text = note.folded.substr(at, token.end - at);
  if (token.is_dotted) token.text = letters_of(token.text);
  return token;
}

void mark_capitals(Note const& note, Token& token) {
  if (!token.is_word()) return;
  token.is_capital = note.signs[token.begin].is_capital;
  token.is_shouted = token.text.size() > 1;
  for (auto at = token.begin; at < token.end; ++at)
    if (is_letter(note.folded[at]) && !note.signs[at].is_capital) token.is_shouted = false;
}

/// Whether a sentence begins behind the token, if one began (or did not) before it.
bool begins_behind(Note const& note, Token const& token, bool begins) {
  if (token.is_mark("(\"'-/")) return begins;
  if (!token.is_mark(".!?:;*\n")) return false;
  auto const is_short = token.text == "." && !note.tokens.empty() && note.tokens.back().is_word() &&
                        is_shortened(note.tokens.back().text);
  return !is_short;
}

}  // namespace

bool Token::is_ordinal_end() const {
  return is_word() && !has_blank_before && is_one_of(text, {"st", "nd", "rd", "th", "er", "re", "e"});
}

void add_tokens(Note& note) {
  auto begins = true, is_behind_blank = true;
  for (std::size_t at = 0; at < note.folded.size();) {
    if (note.folded[at] == ' ') {
      is_behind_blank = true;
      ++at;
      continue;
    }
    auto token = token_from(note, at);
    mark_capitals(note, token);
    token.has_blank_before = is_behind_blank;
    token.begins_sentence = begins && token.kind != Token::Kind::mark;
    begins = begins_behind(note, token, begins);
    is_behind_blank = token.is_mark("\n");
    at = token.end;
    note.tokens.push_back(std::move(token));
  }
}

}  // namespace wardmote::situation
