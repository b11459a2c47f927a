#include <charconv>

#include "domains/situation/screen/hunt.h"

namespace wardmote::situation {
namespace {

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool is_day(std::string_view digits) { return digits.size() <= 2 && number_of(digits) >= 1 && number_of(digits) <= 31; }
bool is_month(std::string_view digits) { return is_day(digits) && number_of(digits) <= 12; }
bool is_short_year(std::string_view digits) { return digits.size() == 2 || is_year(digits); }

bool is_day_and_month(std::string_view a, std::string_view b) {
  return (is_day(a) && is_month(b)) || (is_month(a) && is_day(b));
}

bool is_date(std::string_view a, std::string_view b, std::string_view c) {
  return (is_short_year(a) && is_day_and_month(b, c)) || (is_short_year(c) && is_day_and_month(a, b));
}

/// Whether a word for birth stands before the token, with nothing between but small words and marks.
bool is_behind_birth(Hunt const& hunt, std::size_t token) {
  for (--token; !hunt.at(token).is_mark("\n;"); --token) {
    if (hunt.at(token).is_mark(".") && hunt.at(token + 1).begins_sentence) return false;
    if (hunt.is(token, WordRole::birth)) return hunt.at(token).text != "b" || hunt.at(token + 1).is_mark(".");
    auto const is_between = hunt.is(token, WordRole::ordinary, WordRole::particle) || hunt.at(token).text == "of";
    if (!hunt.at(token).is_mark(".:,-('") && !is_between) return false;
  }
  return false;
}

/// 1987-03-12, 12/03/87, 12.3.1987; with blanks if the year has four digits.
void hunt_marked_dates(Hunt const& hunt, std::size_t token) {
  auto const& first = hunt.at(token);
  auto const step = hunt.at(token + 1).is_number() ? 1U : 2U;
  auto const &second = hunt.at(token + step), &third = hunt.at(token + 2 * step);
  if (!second.is_number() || !third.is_number()) return;
  auto const is_marked = step == 2 && hunt.at(token + 1).is_mark("-./") && hunt.at(token + 3).is_mark("-./");
  auto const is_blank = step == 1 && second.text.size() == 2 && first.text.size() + third.text.size() == 6;
  if ((is_marked || is_blank) && is_date(first.text, second.text, third.text))
    hunt.add(FindKind::date_of_birth, token, token + 2 * step + 1);
}

/// 19870312, 12031987; six digits behind a word for birth.
void hunt_run_dates(Hunt const& hunt, std::size_t token) {
  std::string_view const text = hunt.at(token).text;
  auto const is_whole = text.size() == 8 && (is_date(text.substr(0, 4), text.substr(4, 2), text.substr(6)) ||
                                             is_date(text.substr(0, 2), text.substr(2, 2), text.substr(4)));
  if (is_whole || (text.size() == 6 && is_behind_birth(hunt, token)))
    hunt.add(FindKind::date_of_birth, token, token + 1);
}

/// The year that somebody was born in, alone: 1987 or '87.
void hunt_birth_years(Hunt const& hunt, std::size_t token) {
  auto const& text = hunt.at(token).text;
  auto const is_short = text.size() == 2 && hunt.at(token - 1).is_mark("'");
  if ((is_year(text) || is_short) && is_behind_birth(hunt, token))
    hunt.add(FindKind::date_of_birth, token - (is_short ? 1 : 0), token + 1);
}

/// Where the day before a month begins: "3", "3rd of", "1er"; the month itself if there is none.
std::size_t day_before(Hunt const& hunt, std::size_t month) {
  auto token = month - 1;
  if (hunt.at(token).is_mark("-./")) --token;
  if (hunt.at(token).text == "of" || hunt.at(token).text == "de") --token;
  if (hunt.at(token).is_ordinal_end()) --token;
  return hunt.at(token).is_number() && is_day(hunt.at(token).text) ? token : month;
}

/// One past the day behind a month: "12", "4th"; one past the month if there is none.
std::size_t day_behind(Hunt const& hunt, std::size_t month) {
  auto token = month + 1;
  if (hunt.at(token).is_mark(".-/")) ++token;
  if (!hunt.at(token).is_number() || !is_day(hunt.at(token).text)) return month + 1;
  return hunt.at(token + 1).is_ordinal_end() ? token + 2 : token + 1;
}

/// One past the year behind a token: "1987", ", 1987", "/87"; the token if there is none.
std::size_t year_behind(Hunt const& hunt, std::size_t token, bool is_birth) {
  auto year = token;
  while (year < token + 2 &&
         (hunt.at(year).is_mark(",.-/'") || hunt.at(year).text == "of" || hunt.at(year).text == "de"))
    ++year;
  auto const& text = hunt.at(year).text;
  auto const is_short = text.size() == 2 && (is_birth || hunt.at(year - 1).is_mark("'/-"));
  return hunt.at(year).is_number() && (is_year(text) || is_short) ? year + 1 : token;
}

/// A full date with the month as a word; behind a word for birth, a day or a year is enough.
void hunt_worded_dates(Hunt const& hunt, std::size_t month) {
  auto const begin = day_before(hunt, month);
  auto const behind_day = begin == month ? day_behind(hunt, month) : month + 1;
  auto const is_birth = is_behind_birth(hunt, begin);
  auto const end = year_behind(hunt, behind_day, is_birth);
  auto const has_day = begin < month || behind_day > month + 1;
  auto const has_year = end > behind_day;
  if ((has_day && has_year) || (is_birth && (has_day || has_year))) hunt.add(FindKind::date_of_birth, begin, end);
}

}  // namespace

void hunt_dates(Hunt const& hunt) {
  for (std::size_t token = 0; token < hunt.note.tokens.size(); ++token) {
    if (hunt.is(token, WordRole::month)) hunt_worded_dates(hunt, token);
    if (!hunt.at(token).is_number()) continue;
    hunt_marked_dates(hunt, token);
    hunt_run_dates(hunt, token);
    hunt_birth_years(hunt, token);
  }
}

}  // namespace wardmote::situation
