#include "domains/board/obligations/recurrence.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"

namespace wardmote::board {
namespace {

using std::chrono::month;
using std::chrono::year;
using Words = std::vector<std::string>;

constexpr int years_max = 20;
constexpr int days_max = 366;

/// Without what stands in brackets.
std::string without_remarks(std::string_view text) {
  std::string plain;
  int depth = 0;
  for (char const c : text) {
    if (c == '(') ++depth;
    if (depth == 0) plain += c;
    if (c == ')' && depth > 0) --depth;
  }
  return plain;
}

Words words_of(std::string_view part) {
  Words words;
  for (auto word : base::split(base::trimmed(part), ' ')) {
    while (word.ends_with(',')) word.remove_suffix(1);
    if (!word.empty()) words.push_back(base::lower_ascii(word));
  }
  return words;
}

bool has(Words const& words, std::string_view word) { return std::ranges::find(words, word) != words.end(); }

bool begins(Words const& words, std::initializer_list<std::string_view> with) {
  return words.size() >= with.size() &&
         std::ranges::equal(with, Words(words.begin(), words.begin() + std::ssize(with)));
}

std::optional<month> month_called(std::string_view name) {
  static constexpr std::array<std::string_view, 12> names{"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};
  auto const at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return month(static_cast<unsigned>(at - names.begin()) + 1);
}

/// "4", "four", and of "1-4" the longest.
std::optional<int> number_called(std::string_view word, int most) {
  static constexpr std::array<std::string_view, 11> names{"zero", "one",   "two",   "three", "four", "five",
                                                          "six",  "seven", "eight", "nine",  "ten"};
  if (auto const named = std::ranges::find(names, word); named != names.end())
    return static_cast<int>(named - names.begin());
  std::optional<int> longest;
  for (auto const piece : base::split(word, '-')) {
    auto const number = base::whole_number(piece);
    if (!number || *number < 1 || *number > most) return std::nullopt;
    longest = std::max(longest.value_or(0), static_cast<int>(*number));
  }
  return longest;
}

/// The number before "years" after "every" or "each": "review at least every 3-4 years".
std::optional<int> years_between(Words const& words) {
  for (std::size_t at = 0; at + 2 < words.size(); ++at)
    if ((words[at] == "every" || words[at] == "each") && words[at + 2] == "years")
      return number_called(words[at + 1], years_max);
  return std::nullopt;
}

/// "by June 30 each year", "by July 1, 2025 and every four years after".
std::optional<Recurrence> by_a_day(Words const& words) {
  if (words.size() < 4 || words[0] != "by") return std::nullopt;
  auto const named = month_called(words[1]);
  auto const day = base::whole_number(words[2]);
  if (!named || !day || *day < 1 || *day > 31) return std::nullopt;
  std::chrono::month_day const on(*named, std::chrono::day(static_cast<unsigned>(*day)));
  if (!on.ok()) return std::nullopt;
  if (words[3] == "each" && words.size() == 5 && words[4] == "year")
    return Recurrence{.kind = RecurrenceKind::yearly_on, .on = on};
  auto const first_year = base::whole_number(words[3]);
  auto const years = years_between(words);
  if (!first_year || *first_year < 1900 || *first_year > 2999 || !years) return std::nullopt;
  base::LocalDate const first(year(static_cast<int>(*first_year)), on.month(), on.day());
  if (!first.ok()) return std::nullopt;
  return Recurrence{.kind = RecurrenceKind::dated_years, .years = *years, .first = first};
}

std::optional<Recurrence> in_each_months(Words const& words) {
  struct Name {
    std::string_view word;
    int months;
  };
  static constexpr std::array names{Name{"monthly", 1},       Name{"quarterly", 3}, Name{"semi-annual", 6},
                                    Name{"semi-annually", 6}, Name{"yearly", 12},   Name{"annual", 12},
                                    Name{"annually", 12}};
  for (auto const& name : names)
    if (has(words, name.word)) return Recurrence{.kind = RecurrenceKind::every_months, .months = name.months};
  return std::nullopt;
}

/// "30 days after adoption", "30-day response".
std::optional<Recurrence> days_after(Words const& words) {
  std::optional<int> days;
  if (words.size() >= 3 && words[1] == "days" && words[2] == "after") days = number_called(words[0], days_max);
  if (!words.empty() && words[0].ends_with("-day"))
    days = number_called(words[0].substr(0, words[0].size() - 4), days_max);
  if (!days) return std::nullopt;
  return Recurrence{.kind = RecurrenceKind::days_after_event, .days = *days};
}

bool hangs_on_an_event(Words const& words) {
  return begins(words, {"first", "meeting", "of", "each", "year"}) || begins(words, {"on", "vacancy"}) ||
         begins(words, {"on", "appointment"}) || begins(words, {"on", "adoption"}) || begins(words, {"each"}) ||
         begins(words, {"after", "each"}) || begins(words, {"as"}) || begins(words, {"when"}) ||
         begins(words, {"before"}) || begins(words, {"if"});
}

bool is_always(Words const& words) {
  return begins(words, {"continuous"}) || begins(words, {"in", "force", "always"}) || begins(words, {"standing"});
}

Recurrence recurrence_of_part(Words const& words) {
  if (words.empty() || words[0] == "often" || has(words, "e.g.")) return {};
  if (words[0] == "by") return by_a_day(words).value_or(Recurrence{});
  if (auto const found = days_after(words)) return *found;
  if (auto const years = years_between(words)) return {.kind = RecurrenceKind::every_years, .years = *years};
  if (hangs_on_an_event(words)) return {.kind = RecurrenceKind::on_event};
  if (auto const found = in_each_months(words)) return *found;
  return is_always(words) ? Recurrence{.kind = RecurrenceKind::continuous} : Recurrence{};
}

/// The first day of the month after it, less one.
base::LocalDate last_day(year in_year, unsigned of_month) {
  return base::LocalDate(in_year / month(of_month) / std::chrono::last);
}

}  // namespace

Recurrence recurrence_of(std::string_view frequency) {
  Recurrence found;
  auto const plain = without_remarks(frequency);
  for (auto const part : base::split(plain, ';'))
    if (auto const of_part = recurrence_of_part(words_of(part)); of_part.kind > found.kind) found = of_part;
  return found;
}

bool is_by_calendar(Recurrence const& recurrence) {
  return recurrence.kind == RecurrenceKind::every_months || recurrence.kind == RecurrenceKind::yearly_on ||
         recurrence.kind == RecurrenceKind::dated_years;
}

std::vector<base::LocalDate> due_days(Recurrence const& recurrence, base::LocalDate from, base::LocalDate to) {
  std::vector<base::LocalDate> days;
  auto const add = [&](base::LocalDate day) {
    if (day >= from && day <= to) days.push_back(day);
  };
  for (auto at = from.year(); at <= to.year(); ++at) {
    if (recurrence.kind == RecurrenceKind::every_months)
      for (int last = recurrence.months; last <= 12; last += recurrence.months)
        add(last_day(at, static_cast<unsigned>(last)));
    if (recurrence.kind == RecurrenceKind::yearly_on) {
      // 29 February is the 28th in a year that has none.
      base::LocalDate const day(at, recurrence.on.month(), recurrence.on.day());
      add(day.ok() ? day : last_day(at, static_cast<unsigned>(recurrence.on.month())));
    }
    if (recurrence.kind == RecurrenceKind::dated_years && at >= recurrence.first.year() &&
        (at - recurrence.first.year()).count() % recurrence.years == 0)
      add(plus_months(recurrence.first, static_cast<int>((at - recurrence.first.year()).count()) * 12));
  }
  return days;
}

}  // namespace wardmote::board
