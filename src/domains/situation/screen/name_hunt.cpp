#include "domains/situation/screen/hunt.h"

namespace wardmote::situation {
namespace {

constexpr std::size_t acronym_max = 5;
constexpr std::size_t phrase_max = 5;

/// One past the longest allowed phrase that begins at the token, or the token.
std::size_t end_of_phrase(Hunt const& hunt, std::size_t begin) {
  std::string phrase;
  auto end = begin;
  std::size_t words = 0;
  for (auto token = begin; words < phrase_max; ++token) {
    if (hunt.at(token).is_mark("'-.")) continue;
    if (!hunt.at(token).is_word()) break;
    phrase += (phrase.empty() ? "" : " ") + hunt.at(token).text;
    ++words;
    if (hunt.words.is_allowed_phrase(phrase)) end = token + 1;
  }
  return end;
}

/// For each token whether an allowed phrase covers it.
std::vector<bool> excused_tokens(Hunt const& hunt) {
  std::vector<bool> excused(hunt.note.tokens.size());
  for (std::size_t token = 0; token < excused.size(); ++token)
    for (auto covered = token; covered < end_of_phrase(hunt, token); ++covered) excused[covered] = true;
  return excused;
}

bool is_common(Hunt const& hunt, std::size_t token) {
  return hunt.is(token, WordRole::allowed, WordRole::plain, WordRole::ordinary, WordRole::month, WordRole::title,
                 WordRole::particle, WordRole::file_cue, WordRole::unit, WordRole::birth, WordRole::discussion,
                 WordRole::phone_cue, WordRole::health_cue, WordRole::insurance_cue, WordRole::plate_cue,
                 WordRole::digit_word);
}

/// In capitals within a sentence, and no word that recorders write so. A short one all in capitals is an acronym.
bool is_unknown_capital(Hunt const& hunt, std::size_t token) {
  auto const& word = hunt.at(token);
  if (!word.is_capital || word.begins_sentence || word.text.size() < 2 || is_common(hunt, token)) return false;
  auto const is_also_name = hunt.is(token, WordRole::surname_also_words, WordRole::given_also_words);
  return !(word.is_shouted && word.text.size() <= acronym_max && !is_also_name);
}

/// In capitals behind "named", "known as", "goes by".
bool is_introduced_capital(Hunt const& hunt, std::size_t token) {
  if (!hunt.at(token).is_capital || hunt.at(token).begins_sentence || hunt.is(token, WordRole::allowed)) return false;
  auto const &before = hunt.at(token - 1).text, &cue = hunt.at(token - 2).text;
  return hunt.is(token - 1, WordRole::introduction) || (before == "as" && cue == "known") ||
         (before == "by" && is_one_of(cue, {"goes", "went", "going"}));
}

/// "a" as a verb: before a word that ends in an accent, as "rappelé", or beside small French words.
bool is_french_a(Hunt const& hunt, std::size_t a) {
  auto const& next = hunt.at(a + 1);
  if (next.is_word() && hunt.note.signs[next.end - 1].end - hunt.note.signs[next.end - 1].begin > 1) return true;
  return std::ranges::any_of(hunt.note.tokens, [](Token const& token) {
    return is_one_of(token.text,
                     {"le", "la", "les", "des", "du", "une", "sa", "son", "ses", "au", "aux", "est", "ete"});
  });
}

/// At the start of a sentence, in no list or a given name among other things, and doing what persons do: "Krystelle left".
bool is_unknown_person(Hunt const& hunt, std::size_t token) {
  auto const& word = hunt.at(token);
  auto const is_possible =
      !hunt.words.is_known(word.text) || (hunt.is(token, WordRole::given_also_words) && !is_common(hunt, token));
  return word.is_capital && !word.is_shouted && word.begins_sentence && word.text.size() > 2 && is_possible &&
         hunt.is(token + 1, WordRole::person_verb) && (hunt.at(token + 1).text != "a" || is_french_a(hunt, token + 1));
}

/// By the lists alone.
bool is_listed_name(Hunt const& hunt, std::size_t token) {
  auto const& word = hunt.at(token);
  if (hunt.is(token, WordRole::allowed)) return false;
  if (hunt.is(token, WordRole::given)) return true;
  return word.is_capital && hunt.is(token, WordRole::surname);
}

/// "J.D.": two letters or more with dots, all capitals, that mean nothing else.
bool is_initials(Hunt const& hunt, std::size_t token) {
  auto const& word = hunt.at(token);
  auto const is_unit =
      hunt.is(token, WordRole::unit) && (hunt.at(token + 1).is_number() || hunt.is(token + 1, WordRole::unit));
  return word.is_dotted && word.is_shouted && !is_unit && (!is_common(hunt, token) || hunt.is(token, WordRole::unit));
}

/// In any case behind a title, or behind "name is", "s'appelle".
bool is_introduced(Hunt const& hunt, std::size_t token) {
  auto before = token - 1;
  if (hunt.at(before).is_mark(".")) --before;
  if (hunt.is(before, WordRole::title) && hunt.at(token).is_capital && hunt.at(token).text.size() == 1) return true;
  if (!hunt.at(token).is_word() || hunt.at(token).text.size() < 2 || is_common(hunt, token)) return false;
  if (hunt.is(before, WordRole::title)) return true;
  if (hunt.is(before, WordRole::name_verb)) {
    auto const& pronoun = hunt.at(before - (hunt.at(before - 1).is_mark("'") ? 2 : 1)).text;
    return pronoun == "s" || pronoun == "se" || hunt.at(before).text == "aka" || hunt.at(before).text == "alias";
  }
  auto const is_stated = hunt.at(before).text == "is" || hunt.at(before).text == "est" || hunt.at(before).is_mark(":");
  return is_stated && hunt.is(before - 1, WordRole::name_cue);
}

/// At the start of a sentence: "Krystelle's mother".
bool is_unknown_owner(Hunt const& hunt, std::size_t token) {
  auto const& word = hunt.at(token);
  return word.is_capital && word.begins_sentence && word.text.size() > 2 && !hunt.words.is_known(word.text) &&
         hunt.at(token + 1).is_mark("'") && hunt.at(token + 2).text == "s" && !hunt.at(token + 2).has_blank_before;
}

bool is_name(Hunt const& hunt, std::size_t token) {
  return hunt.at(token).is_word() &&
         (is_listed_name(hunt, token) || is_unknown_capital(hunt, token) || is_initials(hunt, token) ||
          is_introduced(hunt, token) || is_introduced_capital(hunt, token) || is_unknown_person(hunt, token) ||
          is_unknown_owner(hunt, token));
}

/// What hangs on a name: another capital, a hyphen or an apostrophe with a word behind it.
std::size_t end_of_name(Hunt const& hunt, std::size_t token) {
  auto end = token + 1;
  while (hunt.is(end, WordRole::surname) ||
         (hunt.at(end).is_capital && !is_common(hunt, end) && hunt.at(end).has_blank_before) ||
         (hunt.at(end).is_mark("-'") && hunt.at(end + 1).is_word() && !hunt.at(end + 1).has_blank_before))
    end += hunt.at(end).kind == Token::Kind::mark ? 2 : 1;
  return end;
}

/// Capitals before the name that are no common words belong to it, and the O of "O'Neill".
std::size_t begin_of_name(Hunt const& hunt, std::size_t token) {
  if (hunt.at(token - 1).is_mark("'") && hunt.at(token - 2).is_capital && !hunt.at(token).has_blank_before) token -= 2;
  while (hunt.at(token - 1).is_capital &&
         (!is_common(hunt, token - 1) || hunt.is(token - 1, WordRole::given_also_words)))
    --token;
  return token;
}

}  // namespace

void hunt_names(Hunt const& hunt) {
  auto const excused = excused_tokens(hunt);
  for (std::size_t token = 0; token < excused.size();) {
    if (excused[token] || !is_name(hunt, token)) {
      ++token;
      continue;
    }
    auto const end = end_of_name(hunt, token);
    hunt.add(FindKind::name, begin_of_name(hunt, token), end);
    token = end;
  }
}

}  // namespace wardmote::situation
