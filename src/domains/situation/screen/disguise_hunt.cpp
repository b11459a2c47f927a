#include "domains/situation/screen/hunt.h"

namespace wardmote::situation {
namespace {

constexpr std::size_t run_min = 5;
constexpr std::size_t words_min = 3;
constexpr std::size_t letters_min = 4;

bool is_single_digit(Hunt const& hunt, std::size_t token) {
  return (hunt.at(token).is_number() && hunt.at(token).text.size() == 1) || hunt.is(token, WordRole::digit_word);
}

bool is_digit_word(Hunt const& hunt, std::size_t token) { return hunt.is(token, WordRole::digit_word); }

bool is_single_letter(Hunt const& hunt, std::size_t token) {
  return hunt.at(token).is_word() && hunt.at(token).text.size() == 1;
}

/// One past the run of pieces from here, each alike, with one mark at most between two; `count` is how many.
std::size_t end_of_pieces(Hunt const& hunt, std::size_t token, bool (*is_piece)(Hunt const&, std::size_t),
                          std::size_t& count) {
  auto end = token;
  for (count = 0; is_piece(hunt, token); ++count) {
    end = ++token;
    if (hunt.at(token).is_mark("-.,/*_+|")) ++token;
  }
  return end;
}

/// Pieces of one sign each: "9 0 5 5 5 5", "nine oh five …", "J o h n".
std::size_t hunt_pieces(Hunt const& hunt, std::size_t token) {
  std::size_t digits = 0, words = 0, letters = 0;
  auto const end_of_words = end_of_pieces(hunt, token, is_digit_word, words);
  if (words >= words_min) hunt.add(FindKind::unjudged, token, end_of_words);
  auto const end_of_digits = end_of_pieces(hunt, token, is_single_digit, digits);
  auto const end_of_letters = end_of_pieces(hunt, token, is_single_letter, letters);
  if (digits >= run_min) hunt.add(FindKind::unjudged, token, end_of_digits);
  if (letters >= letters_min) hunt.add(FindKind::unjudged, token, end_of_letters);
  return digits >= run_min ? end_of_digits : letters >= letters_min ? end_of_letters : token + 1;
}

char letter_for(char sign) {
  constexpr std::string_view looks = "013457@$", letters = "oieastas";
  auto const at = looks.find(sign);
  return at == std::string_view::npos ? sign : letters[at];
}

/// "J0hn", "S@rah": a name with signs in it that look like its letters.
void hunt_look_alikes(Hunt const& hunt, std::size_t token) {
  auto const end = hunt.end_of_code(token, "@$");
  if (end < token + 2 || !hunt.at(token).is_word()) return;
  std::string word;
  for (auto at = hunt.at(token).begin; at < hunt.at(end - 1).end; ++at) word += letter_for(hunt.note.folded[at]);
  if (hunt.words.is_any(word, WordRole::given, WordRole::surname)) hunt.add(FindKind::unjudged, token, end);
}

/// Five words or more, and none in small letters: capitals then say nothing of names.
bool is_all_capitals(Note const& note) {
  std::size_t words = 0;
  for (auto const& token : note.tokens) {
    if (!token.is_word() || token.text.size() < 3) continue;
    if (!token.is_shouted) return false;
    ++words;
  }
  return words >= run_min;
}

}  // namespace

void hunt_disguises(Hunt const& hunt) {
  if (is_all_capitals(hunt.note)) hunt.add(FindKind::unjudged, 0, hunt.note.tokens.size());
  for (std::size_t token = 0; token < hunt.note.tokens.size();) {
    hunt_look_alikes(hunt, token);
    token = hunt_pieces(hunt, token);
  }
}

}  // namespace wardmote::situation
