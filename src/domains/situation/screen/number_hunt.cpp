#include "domains/situation/screen/hunt.h"
#include "domains/situation/screen/shape.h"

namespace wardmote::situation {
namespace {

constexpr int cue_words_max = 4;

bool has_few_look_alikes(Fit const& fit) { return fit.look_alikes * 3 <= static_cast<int>(fit.digits.size()); }

template <class... Roles>
bool has_cue(Hunt const& hunt, Fit const& fit, Roles... roles) {
  return hunt.has_before(hunt.note.token_at(fit.begin), cue_words_max, roles...);
}

// D, F, I, O, Q and U are in no postal code; W and Z begin none (Canada Post, addressing guidelines).
bool is_postal_code(Hunt const&, Fit const& fit) {
  constexpr std::string_view letters = "abceghjklmnprstvwxyz", first = "abceghjklmnprstvxy";
  return fit.look_alikes < 3 && first.contains(fit.letters[0]) &&
         std::ranges::all_of(fit.letters, [&](char letter) { return letters.contains(letter); });
}

/// Letters that stand in capitals.
bool has_capitals(Hunt const& hunt, Fit const& fit) {
  for (auto at = fit.begin; at < fit.end; ++at)
    if (is_letter(hunt.note.folded[at]) && !hunt.note.signs[at].is_capital) return false;
  return true;
}

/// Ten digits in groups of four, three and three, or with the check digit; and not what follows "call". A version code is in capitals.
bool is_health_card(Hunt const& hunt, Fit const& fit) {
  if (!has_few_look_alikes(fit) || (!fit.letters.empty() && !has_capitals(hunt, fit))) return false;
  auto const is_grouped = is_digit(hunt.note.folded[fit.begin + 3]) && !is_digit(hunt.note.folded[fit.begin + 4]) &&
                          !is_digit(hunt.note.folded[fit.begin + 8]);
  if (is_grouped || has_cue(hunt, fit, WordRole::health_cue)) return true;
  return has_check_digit(fit.digits) && (!fit.letters.empty() || !has_cue(hunt, fit, WordRole::phone_cue)) &&
         is_digit(hunt.note.folded[fit.begin + 4]);
}

bool is_social_insurance(Hunt const& hunt, Fit const& fit) {
  return has_few_look_alikes(fit) && (has_check_digit(fit.digits) || has_cue(hunt, fit, WordRole::insurance_cue));
}

bool is_long_number(Hunt const&, Fit const& fit) { return has_few_look_alikes(fit); }

bool is_local_phone(Hunt const& hunt, Fit const& fit) {
  if (!has_few_look_alikes(fit) || fit.digits[0] < '2') return false;
  return fit.separators.find_first_of("-.") != std::string::npos || has_cue(hunt, fit, WordRole::phone_cue);
}

/// A word that somebody may write in capitals before a number; plain words are none.
bool is_word_of_notes(Hunt const& hunt, std::string_view word) {
  return hunt.words.is_known(word) && !hunt.words.is(word, WordRole::plain);
}

/// Letters that are no word known here, in capitals, and a number that is not a public line's, such as 911.
bool is_bare_plate(Hunt const& hunt, Fit const& fit) {
  if (fit.look_alikes > 0 || fit.separators.size() > 1 || is_word_of_notes(hunt, fit.letters)) return false;
  if (fit.letters.size() == 3 && (fit.digits == "988" || fit.digits.ends_with("11"))) return false;
  return has_capitals(hunt, fit);
}

struct Shape {
  FindKind kind;
  std::string_view form;
  bool (*is_meant)(Hunt const&, Fit const&);
};

constexpr Shape shapes[] = {
    {FindKind::postal_code, "a0a-0a0", is_postal_code},
    {FindKind::health_card, "0000-000-000-aa", is_health_card},
    {FindKind::health_card, "0000-000-000-a", is_health_card},
    {FindKind::health_card, "0000-000-000", is_health_card},
    {FindKind::social_insurance, "000-000-000", is_social_insurance},
    {FindKind::driver_licence, "a0000-00000-00000", is_long_number},
    {FindKind::phone, "000-000-0000", is_long_number},
    {FindKind::phone, "(000)-000-0000", is_long_number},
    {FindKind::phone, "1-000-000-0000", is_long_number},
    {FindKind::phone, "1-(000)-000-0000", is_long_number},
    {FindKind::phone, "000!0000", is_local_phone},
    {FindKind::plate, "aaaa-000", is_bare_plate},
    {FindKind::plate, "aaa-000", is_bare_plate},
    {FindKind::plate, "000-aaa", is_bare_plate},
    {FindKind::file_number, "000!000!000", is_long_number},
};

/// With the extension, if one follows.
std::size_t end_with_extension(Hunt const& hunt, std::size_t end) {
  auto token = hunt.note.token_at(end);
  if (hunt.at(token).is_mark(",")) ++token;
  if (!is_one_of(hunt.at(token).text, {"ext", "x", "extension", "poste"})) return end;
  if (hunt.at(++token).is_mark(".")) ++token;
  return hunt.at(token).is_number() ? hunt.at(token).end : end;
}

/// A plus sign and eight digits or more, with single separators.
void hunt_foreign_phones(Hunt const& hunt) {
  auto const& text = hunt.note.folded;
  for (auto at = text.find('+'); at != std::string::npos; at = text.find('+', at + 1)) {
    std::size_t digits = 0, end = at + 1, last = at;
    for (; end < text.size() && (is_digit(text[end]) || std::string_view(" -.()").contains(text[end])); ++end)
      if (is_digit(text[end])) ++digits, last = end;
    if (digits >= 8) hunt.add_signs(FindKind::phone, at, last + 1);
  }
}

}  // namespace

void hunt_numbers(Hunt const& hunt) {
  for (std::size_t at = 0; at < hunt.note.folded.size(); ++at)
    for (auto const& [kind, form, is_meant] : shapes) {
      auto const fit = fit_at(hunt.note, at, form);
      if (fit.end == 0 || !is_meant(hunt, fit)) continue;
      hunt.add_signs(kind, fit.begin, kind == FindKind::phone ? end_with_extension(hunt, fit.end) : fit.end);
    }
  hunt_foreign_phones(hunt);
}

}  // namespace wardmote::situation
