#include "domains/situation/screen/hunt.h"

namespace wardmote::situation {
namespace {

/// Where the code around a token begins: with the letters and digits that stand before it without a blank.
bool begins_code(Hunt const& hunt, std::size_t token) {
  auto const is_inner = [&](std::size_t t) {
    return hunt.at(t).is_word() || hunt.at(t).is_number() || hunt.at(t).is_mark("-/");
  };
  return (hunt.at(token).is_word() || hunt.at(token).is_number()) &&
         (hunt.at(token).has_blank_before || !is_inner(token - 1));
}

/// How near a word for a record stands before a code: 2 next to it, 1 with words between, 0 not at all.
int nearness(Hunt const& hunt, std::size_t code) {
  auto words_between = 0;
  for (auto token = code - 1; !hunt.at(token).is_mark("\n;.!?$") && words_between < 3; --token) {
    auto const is_cue = hunt.is(token, WordRole::file_cue);
    if (hunt.is(token, WordRole::discussion) && !is_cue) return 0;
    if (is_cue) return words_between == 0 ? 2 : 1;
    auto const is_small = hunt.is(token, WordRole::number_word);
    words_between += hunt.at(token).is_word() && !is_small ? 1 : 0;
    if (hunt.at(token).is_number()) return 0;
  }
  return 0;
}

/// "#", "no", "numéro" right before the code.
bool is_numbered(Hunt const& hunt, std::size_t code) {
  auto token = code - 1;
  while (hunt.at(token).is_mark(".:")) --token;
  return hunt.at(token).is_mark("#") || hunt.is(token, WordRole::number_word);
}

bool is_of_discussion(Hunt const& hunt, std::size_t code) { return hunt.has_before(code, 2, WordRole::discussion); }

/// 2024-118833, 24-00123; not 2023-2024, nor a discussion's own number, which ends in three digits.
bool is_year_and_number(Hunt const& hunt, std::size_t code) {
  auto const &year = hunt.at(code), &number = hunt.at(code + 2);
  if (!year.is_number() || !hunt.at(code + 1).is_mark("-/") || !number.is_number()) return false;
  auto const is_yearly = is_year(year.text) || year.text.size() == 2;
  return is_yearly && number.text.size() >= 4 && !(is_year(year.text) && is_year(number.text));
}

/// What is a record's number whatever stands before it: seven digits or more in one or three parts, letters and five digits ("HP240011"),
/// capitals and four ("QW-4487"), a year and a number.
bool is_number_by_itself(Hunt const& hunt, std::size_t code, std::size_t end) {
  auto const& first = hunt.at(code);
  auto const has_three_parts = end >= code + 5;
  auto const is_long = first.text.size() >= 7 || (has_three_parts && hunt.digits(code, end).size() >= 7);
  if ((first.is_number() && is_long) || is_year_and_number(hunt, code)) return true;
  auto const is_marked = hunt.at(code + 1).is_mark("-");
  auto const& number = hunt.at(code + (is_marked ? 2 : 1));
  if (!first.is_word() || first.text.size() > 4 || code + 1 >= end || !number.is_number()) return false;
  return is_marked ? first.is_capital && number.text.size() >= 4 && !is_year(number.text) : number.text.size() >= 5;
}

bool is_number_by_cue(Hunt const& hunt, std::size_t code, std::size_t end) {
  auto const digits = hunt.digits(code, end);
  auto const near = nearness(hunt, code);
  auto const is_behind_mark = is_numbered(hunt, code);
  if (is_of_discussion(hunt, code) || digits.starts_with("000")) return false;
  if (near == 0) return hunt.at(code - 1).is_mark("#") ? digits.size() >= 3 : is_behind_mark && digits.size() >= 5;
  if (end == code + 1 && is_year(digits) && !is_behind_mark) return false;
  return digits.size() >= (near == 2 ? 3U : 4U);
}

/// Letters of a number that stand apart: "AB 445120".
std::size_t begin_with_letters(Hunt const& hunt, std::size_t code) {
  auto const& before = hunt.at(code - 1);
  return before.is_shouted && before.text.size() <= 3 && !hunt.words.is_known(before.text) ? code - 1 : code;
}

void hunt_record_number(Hunt const& hunt, std::size_t code) {
  auto const end = hunt.end_of_code(code, "-/");
  auto const digits = hunt.digits(code, end);
  if (digits.size() < 3) return;
  auto const begin = begin_with_letters(hunt, code);
  if (is_number_by_itself(hunt, code, end) || is_number_by_cue(hunt, begin, end))
    hunt.add(FindKind::file_number, begin, end);
}

/// Eight signs at most, and what parts them.
bool has_plate_size(Hunt const& hunt, std::size_t first, std::size_t end) {
  return hunt.at(end - 1).end - hunt.at(first).begin <= 9;
}

/// Behind "plate": up to eight letters and digits in one or two pieces, with a digit or all in capitals.
void hunt_plate(Hunt const& hunt, std::size_t cue) {
  auto token = cue + 1;
  for (int steps = 0;
       steps < 4 && (hunt.at(token).is_mark(".:#'") || hunt.is(token, WordRole::number_word, WordRole::plate_cue) ||
                     hunt.at(token).text == "d" || hunt.at(token).text == "is" || hunt.at(token).text == "est");
       ++steps)
    ++token;
  auto end = hunt.end_of_code(token, "-");
  if (auto const next = hunt.end_of_code(end, "-");
      next > end && has_plate_size(hunt, token, next) &&
      (hunt.at(end).is_shouted || (hunt.at(end).text.size() == 3 && !hunt.words.is_known(hunt.at(end).text)) ||
       !hunt.digits(end, next).empty()))
    end = next;
  if (end == token || !has_plate_size(hunt, token, end)) return;
  if (hunt.digits(token, end).empty() && !(end == token + 1 && hunt.at(token).is_shouted)) return;
  hunt.add(FindKind::plate, token, end);
}

/// Nine digits or more in pieces of any size that nothing else explains: "905 555 01 34". Years in a row are none.
void hunt_scattered_digits(Hunt const& hunt, std::size_t first) {
  std::size_t digits = 0, end = first;
  auto are_years = true;
  for (auto token = first; hunt.at(token).is_number() || hunt.at(token).is_mark("-./_*"); ++token) {
    if (!hunt.at(token).is_number()) continue;
    digits += hunt.at(token).text.size();
    are_years = are_years && is_year(hunt.at(token).text);
    end = token + 1;
  }
  if (digits < 9 || are_years) return;
  auto const place = find_at(hunt.note, FindKind::file_number, hunt.at(first).begin, hunt.at(end - 1).end);
  if (std::ranges::none_of(hunt.finds,
                           [&](Find const& find) { return find.begin < place.end && place.begin < find.end; }))
    hunt.finds.push_back(place);
}

}  // namespace

void hunt_records(Hunt const& hunt) {
  for (std::size_t token = 0; token < hunt.note.tokens.size(); ++token) {
    if (begins_code(hunt, token)) hunt_record_number(hunt, token);
    if (hunt.is(token, WordRole::plate_cue)) hunt_plate(hunt, token);
  }
  for (std::size_t token = 0; token < hunt.note.tokens.size(); ++token)
    if (hunt.at(token).is_number()) hunt_scattered_digits(hunt, token);
}

}  // namespace wardmote::situation
