#include "domains/evidence/field_text.h"

#include <algorithm>

#include "base/text.h"

namespace wardmote::evidence {
namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view narrow_no_break_space = "\u202F";

bool is_ascii_blank(char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; }

std::size_t blank_at_front(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii_blank(text.front())) return 1;
  for (auto const blank : {no_break_space, narrow_no_break_space})
    if (text.starts_with(blank)) return blank.size();
  return 0;
}

std::size_t blank_at_back(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii_blank(text.back())) return 1;
  for (auto const blank : {no_break_space, narrow_no_break_space})
    if (text.ends_with(blank)) return blank.size();
  return 0;
}

std::string collapsed(std::string_view text) {
  std::string words;
  for (text = trimmed_of_all_blanks(text); !text.empty();) {
    auto const blank = blank_at_front(text);
    if (blank == 0) words += text.front();
    if (blank > 0 && !words.ends_with(' ')) words += ' ';
    text.remove_prefix(blank == 0 ? 1 : blank);
  }
  return words;
}

std::string upper_ascii(std::string text) {
  for (auto& letter : text)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  return text;
}

/// Without blanks, and without commas that three digits follow.
std::string without_thousands(std::string_view text) {
  std::string digits;
  auto const is_digit = [](char letter) { return letter >= '0' && letter <= '9'; };
  for (text = trimmed_of_all_blanks(text); !text.empty();) {
    auto const blank = blank_at_front(text);
    auto const parts = blank > 0 ? blank : std::size_t{text.front() == ','};
    auto const behind = text.substr(parts);
    auto const digits_behind =
        static_cast<std::size_t>(std::find_if_not(behind.begin(), behind.end(), is_digit) - behind.begin());
    if (parts == 0 || digits.empty() || !is_digit(digits.back()) || digits_behind != 3) {
      digits += text.front();
      text.remove_prefix(1);
    } else {
      text = behind;
    }
  }
  return digits;
}

using Stepped = std::expected<std::string, std::string>;  // the text, or what is wrong with it

std::unexpected<std::string> wrong(std::string_view text, std::string_view reason) {
  return std::unexpected("“" + std::string(text) + "” " + std::string(reason));
}

Stepped between(Step const& step, std::string const& text) {
  auto const before = text.rfind(step.first);
  if (before == std::string::npos) return wrong(text, "has no “" + step.first + "”");
  auto const begin = before + step.first.size();
  auto const end = text.find(step.second, begin);
  if (end == std::string::npos) return wrong(text, "has no “" + step.second + "” behind “" + step.first + "”");
  return text.substr(begin, end - begin);
}

Stepped looked_up(Step const& step, std::string const& text) {
  if (auto const found = step.list.find(text); found != step.list.end()) return found->second;
  if (!step.second.empty()) return step.second;
  if (step.otherwise == Otherwise::nothing) return "";
  if (step.otherwise == Otherwise::keep) return text;
  return wrong(text, "is not in the list of the mapping");
}

/// "583.0" is a whole number: tools write those.
std::string without_zero_fraction(std::string digits) {
  auto const point = digits.find('.');
  if (point != std::string::npos && digits.find_first_not_of('0', point + 1) == std::string::npos) digits.resize(point);
  return digits;
}

Stepped number(std::string const& text, bool is_whole) {
  auto const digits = is_whole ? without_zero_fraction(without_thousands(text)) : without_thousands(text);
  auto const is_number = is_whole ? base::whole_number(digits).has_value() : base::decimal_number(digits).has_value();
  if (!is_number) return wrong(text, is_whole ? "is no whole number" : "is no number");
  return digits;
}

Stepped moment(Step const& step, std::string const& text) {
  auto const stated = moment_of(text, step.first);
  if (!stated) return wrong(text, "is no moment of the form " + step.first);
  if (step.kind == StepKind::minute) return std::to_string(stated->hour * 60 + stated->minute);
  return base::to_text(base::LocalDate{std::chrono::year{stated->year},
                                       std::chrono::month{static_cast<unsigned>(stated->month)},
                                       std::chrono::day{static_cast<unsigned>(stated->day)}});
}

Stepped epoch(Step const& step, std::string const& text) {
  constexpr long long furthest_ms = 253'402'300'799'000;  // the end of the year 9999
  auto const milliseconds = base::whole_number(text);
  if (!milliseconds || *milliseconds < -furthest_ms / 10 || *milliseconds > furthest_ms)
    return wrong(text, "is no moment in milliseconds since 1970");
  auto const local = step.local_time->at(*milliseconds);
  return step.kind == StepKind::epoch_minute ? std::to_string(local.minute) : base::to_text(local.day);
}

Stepped done(Step const& step, std::string const& text) {
  switch (step.kind) {
    case StepKind::trim: return std::string(trimmed_of_all_blanks(text));
    case StepKind::collapse: return collapsed(text);
    case StepKind::upper: return upper_ascii(text);
    case StepKind::lower: return base::lower_ascii(text);
    case StepKind::between: return between(step, text);
    case StepKind::lookup: return looked_up(step, text);
    case StepKind::nothing_if: return step.list.contains(text) ? "" : text;
    case StepKind::number: return number(text, false);
    case StepKind::whole: return number(text, true);
    case StepKind::date:
    case StepKind::minute: return moment(step, text);
    case StepKind::epoch_date:
    case StepKind::epoch_minute: break;
  }
  return epoch(step, text);
}

/// Columns joined; nothing if the first of them holds nothing.
std::string joined(Field const& field, SourceRow const& row) {
  std::string text(row.texts[field.columns.front()]);
  if (text.empty()) return text;
  for (std::size_t i = 1; i < field.columns.size(); ++i) (text += field.joint) += row.texts[field.columns[i]];
  return text;
}

bool holds(Condition const& condition, SourceRow const& row) {
  return std::find(condition.values.begin(), condition.values.end(), row.texts[condition.column]) !=
         condition.values.end();
}

}  // namespace

std::string_view trimmed_of_all_blanks(std::string_view text) {
  while (auto const blank = blank_at_front(text)) text.remove_prefix(blank);
  while (auto const blank = blank_at_back(text)) text.remove_suffix(blank);
  return text;
}

std::optional<double> number_with_thousands(std::string_view text) {
  return base::decimal_number(without_thousands(text));
}

RowAnswer<std::string> text_of(Field const& field, RowShape const& shape, SourceRow const& row, std::string_view what) {
  if (field.unless && holds(*field.unless, row)) return "";
  if (field.constant) return *field.constant;
  auto text = joined(field, row);
  for (auto const& step : field.steps) {
    if (text.empty() && !(step.kind == StepKind::lookup && step.list.contains(""))) return text;
    auto next = done(step, text);
    if (!next)
      return std::unexpected(
          RowFault{field.columns.size() == 1 ? shape.columns[field.columns[0]].name : std::string(what), next.error()});
    text = std::move(*next);
  }
  return text;
}

}  // namespace wardmote::evidence
