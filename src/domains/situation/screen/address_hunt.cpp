#include "domains/situation/screen/hunt.h"

namespace wardmote::situation {
namespace {

constexpr std::size_t street_words_max = 4;

/// "3rd", "5e": a number with letters that hang on it.
bool is_ordinal(Hunt const& hunt, std::size_t token) {
  return hunt.at(token).is_number() && hunt.at(token + 1).is_ordinal_end();
}

/// A word that can be of a street's name: no small word, none that recorders write all the time.
bool is_street_word(Hunt const& hunt, std::size_t token) {
  return hunt.at(token).is_word() && !hunt.is(token, WordRole::ordinary, WordRole::month) &&
         (!hunt.is(token, WordRole::allowed) || hunt.is(token, WordRole::particle, WordRole::direction) ||
          (hunt.at(token).is_capital && !hunt.is(token, WordRole::file_cue)));
}

/// The s of "King's".
bool is_hanging(Hunt const& hunt, std::size_t token) {
  return hunt.at(token).text == "s" && hunt.at(token - 1).is_mark("'") && !hunt.at(token).has_blank_before;
}

/// Where the name before a street's kind begins, marks of names within; the kind itself if no name stands there.
std::size_t name_before(Hunt const& hunt, std::size_t kind) {
  auto begin = kind, token = kind - 1;
  for (std::size_t words = 0; words < street_words_max; --token) {
    if (is_ordinal(hunt, token - 1)) {
      begin = --token;
      ++words;
    } else if (is_street_word(hunt, token)) {
      begin = token;
      ++words;
    } else if (!hunt.at(token).is_mark(".'-") && !is_hanging(hunt, token)) {
      break;
    }
  }
  return begin;
}

bool has_capital(Hunt const& hunt, std::size_t begin, std::size_t end) {
  for (auto token = begin; token < end; ++token)
    if (hunt.at(token).is_capital || hunt.at(token).is_number()) return true;
  return false;
}

/// The number before a street, with "12-" or "#" before it; the token itself if there is none.
std::size_t house_number_before(Hunt const& hunt, std::size_t token) {
  auto begin = token - 1;
  if (hunt.at(begin).is_mark(",")) --begin;
  if (hunt.at(begin).is_word() && hunt.at(begin).text.size() == 1 && !hunt.at(begin).has_blank_before) --begin;
  if (!hunt.at(begin).is_number()) return token;
  if (hunt.at(begin - 1).is_mark("-") && hunt.at(begin - 2).is_number()) begin -= 2;
  return begin;
}

/// One past the code of a flat behind "apt" or "#"; the token itself if there is none.
std::size_t end_of_unit(Hunt const& hunt, std::size_t token) {
  auto code = token;
  if (hunt.at(code).is_mark(",")) ++code;
  if (!hunt.is(code, WordRole::unit) && !hunt.at(code).is_mark("#")) return token;
  do ++code;
  while (hunt.at(code).is_mark(".#"));
  auto const end = hunt.end_of_code(code, "-");
  return hunt.digits(code, end).empty() ? token : end;
}

std::size_t end_with_direction(Hunt const& hunt, std::size_t end) {
  if (hunt.at(end).is_mark(".")) ++end;
  if (hunt.is(end, WordRole::direction) && hunt.at(end).is_capital) ++end;
  return end_of_unit(hunt, end);
}

/// "123 Main St", "45 rebecca st", "Elm Street", "3e Avenue".
void hunt_street(Hunt const& hunt, std::size_t kind) {
  auto const is_strong = hunt.is(kind, WordRole::street);
  auto const begin = name_before(hunt, kind);
  auto const is_joined = hunt.at(kind + 1).is_mark("-'") && !hunt.at(kind + 1).has_blank_before;  // "St-Onge"
  if (begin == kind || is_joined) return;
  auto const number = house_number_before(hunt, begin);
  auto const is_named = has_capital(hunt, begin, kind);
  auto const is_full_word = is_one_of(hunt.at(kind).text, {"street", "road", "avenue"});
  auto const is_small_street = is_strong && (!is_full_word || hunt.digits(number, begin).size() > 1);
  auto const has_number = number < begin && (is_named || is_small_street);
  auto const is_name_alone = is_strong && is_named && hunt.at(kind).is_capital && !hunt.is(kind - 1, WordRole::allowed);
  if (has_number || is_name_alone)
    hunt.add(FindKind::address, has_number ? number : begin, end_with_direction(hunt, kind + 1));
}

/// One past the name behind a French kind of street: small words, then up to three words; the token if there is none.
std::size_t end_of_french_name(Hunt const& hunt, std::size_t token, bool is_small_taken) {
  auto end = token;
  if (hunt.at(end).is_mark(".")) ++end;
  while (hunt.is(end, WordRole::particle) || hunt.at(end).is_mark("'-.")) ++end;
  auto const first = end;
  while (end < first + street_words_max &&
         (hunt.at(end).is_capital || (end == first && is_small_taken && hunt.at(end).is_word()) ||
          (hunt.at(end).is_mark("-'") && !hunt.at(end).has_blank_before)))
    ++end;
  return end > first ? end : token;
}

/// "12, rue Principale", "rue des Érables".
void hunt_french_street(Hunt const& hunt, std::size_t kind) {
  auto const number = house_number_before(hunt, kind);
  auto const has_number = number < kind;
  auto const is_weak = !hunt.is(kind, WordRole::street_french);
  auto const end = end_of_french_name(hunt, kind + 1, has_number && !is_weak);
  if (end == kind + 1 || (is_weak && !has_number)) return;
  hunt.add(FindKind::address, number, end_of_unit(hunt, end));
}

}  // namespace

void hunt_addresses(Hunt const& hunt) {
  for (std::size_t token = 0; token < hunt.note.tokens.size(); ++token) {
    if (hunt.is(token, WordRole::street, WordRole::street_weak)) hunt_street(hunt, token);
    if (hunt.is(token, WordRole::street_french, WordRole::street_french_weak)) hunt_french_street(hunt, token);
    if (hunt.is(token, WordRole::unit)) hunt.add(FindKind::address, token, end_of_unit(hunt, token));
  }
}

}  // namespace wardmote::situation
