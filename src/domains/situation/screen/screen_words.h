#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace wardmote::situation {

/// What a word can be in a note. Spelt as the lists of catalog/screen_words.yaml, which say what each means.
enum class WordRole {
  given,
  given_also_words,
  surname,
  surname_also_words,
  allowed,
  plain,
  ordinary,
  title,
  name_cue,
  name_verb,
  introduction,
  person_verb,
  month,
  birth,
  phone_cue,
  health_cue,
  insurance_cue,
  plate_cue,
  file_cue,
  number_word,
  discussion,
  street,
  street_weak,
  street_french,
  street_french_weak,
  particle,
  direction,
  unit,
  digit_word,
  handle_cue,
  domain_end
};
BOOST_DESCRIBE_ENUM(WordRole, given, given_also_words, surname, surname_also_words, allowed, plain, ordinary, title,
                    name_cue, name_verb, introduction, person_verb, month, birth, phone_cue, health_cue, insurance_cue,
                    plate_cue, file_cue, number_word, discussion, street, street_weak, street_french,
                    street_french_weak, particle, direction, unit, digit_word, handle_cue, domain_end)

/// Words and their roles; folded, as note.h folds a text.
class ScreenWords {
 public:
  std::string version{};

  bool is(std::string_view word, WordRole role) const;
  /// Any of the roles.
  template <class... Roles>
  bool is_any(std::string_view word, Roles... roles) const {
    return (is(word, roles) || ...);
  }
  /// Whether it has any role at all.
  bool is_known(std::string_view word) const { return roles_.contains(word); }
  /// Words with single blanks between them that may stand in capitals together.
  bool is_allowed_phrase(std::string_view words) const { return phrases_.contains(words); }

  /// A word, or several with hyphens between them: a phrase if it is allowed, else the parts for themselves.
  void add(std::string_view entry, WordRole role);

 private:
  std::map<std::string, std::uint32_t, std::less<>> roles_;
  std::set<std::string, std::less<>> phrases_;
};

}  // namespace wardmote::situation
