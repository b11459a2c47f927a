#include "domains/situation/catalogue/folded_words.h"

#include <array>
#include <utility>

#include "base/characters.h"

namespace wardmote::situation {
namespace {

/// Each letter on the left takes two bytes.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> plain_letters{{{"àâäáãåÀÂÄÁÃÅ", "a"},
                                                                                       {"çÇ", "c"},
                                                                                       {"èéêëÈÉÊË", "e"},
                                                                                       {"ìíîïÌÍÎÏ", "i"},
                                                                                       {"ñÑ", "n"},
                                                                                       {"òóôöõÒÓÔÖÕ", "o"},
                                                                                       {"ùúûüÙÚÛÜ", "u"},
                                                                                       {"ýÿÝŸ", "y"},
                                                                                       {"œŒ", "oe"},
                                                                                       {"æÆ", "ae"}}};

/// The bytes of the character that the text begins with.
std::string_view first_character(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && !base::begins_character(text[size])) ++size;
  return text.substr(0, size);
}

/// U+0080 to U+00BF and U+2000 to U+206F: blanks, quotation marks, dashes, dots.
bool is_mark(std::string_view character) {
  return character.starts_with("\xC2") || character.starts_with("\xE2\x80") || character.starts_with("\xE2\x81");
}

/// U+0300 to U+036F: an accent that stands behind its letter.
bool is_accent(std::string_view character) {
  return character.starts_with("\xCC") || (character.starts_with("\xCD") && character <= "\xCD\xAF");
}

/// In small letters without accents; empty for what parts words.
std::string folded(std::string_view character) {
  if (character.size() == 1) {
    auto const letter = character[0];
    if (letter >= 'A' && letter <= 'Z') return {static_cast<char>(letter - 'A' + 'a')};
    auto const stays = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    return stays ? std::string{letter} : std::string{};
  }
  for (auto const& [accented, plain] : plain_letters)
    if (character.size() == 2 && accented.find(character) != std::string_view::npos) return std::string(plain);
  return is_mark(character) ? std::string{} : std::string(character);
}

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  bool is_inside = false;
  while (!text.empty()) {
    auto const character = first_character(text);
    text.remove_prefix(character.size());
    if (is_accent(character)) continue;
    auto const letters = folded(character);
    if (!letters.empty() && !is_inside) words.emplace_back();
    if (!letters.empty()) words.back() += letters;
    is_inside = !letters.empty();
  }
  return words;
}

}  // namespace wardmote::situation
