#include "domains/evidence/row_fields.h"

namespace wardmote::evidence {

void RowFields::fail(std::string column, std::string reason) {
  if (!fault_) fault_ = RowFault{.column = std::move(column), .reason = std::move(reason)};
}

std::string RowFields::column_of(Target target) const {
  auto const& field = layout_.field(target);
  auto const is_one_column = field && field->columns.size() == 1;
  return is_one_column ? layout_.shape.columns[field->columns[0]].name : std::string(base::spelling_of(target));
}

std::string RowFields::text(Field const& field, std::string_view what) {
  auto text = text_of(field, layout_.shape, row_, what);
  if (text) return std::move(*text);
  fail(text.error().column, text.error().reason);
  return {};
}

std::string RowFields::text(Target target) {
  auto const& field = layout_.field(target);
  return field ? text(*field, base::spelling_of(target)) : std::string{};
}

std::string RowFields::needed_text(Target target) {
  auto found = text(target);
  if (found.empty()) fail(column_of(target), "is empty; a row needs its " + std::string(base::spelling_of(target)));
  return found;
}

std::optional<std::string> RowFields::text_or_none(Target target) {
  auto found = text(target);
  return found.empty() ? std::nullopt : std::optional(std::move(found));
}

std::optional<std::int64_t> RowFields::whole(Target target, std::int64_t least, std::int64_t most) {
  auto const found = text(target);
  if (found.empty()) return std::nullopt;
  auto const number = base::whole_number(found);
  if (!number || *number < least || *number > most) {
    fail(column_of(target),
         "“" + found + "” is no whole number from " + std::to_string(least) + " to " + std::to_string(most));
    return std::nullopt;
  }
  return *number;
}

std::int64_t RowFields::needed_whole(Target target, std::int64_t least, std::int64_t most) {
  auto const found = whole(target, least, most);
  if (!found) fail(column_of(target), "is empty; a row needs its " + std::string(base::spelling_of(target)));
  return found.value_or(least);
}

std::optional<double> RowFields::number(Field const& field, std::string_view what) {
  auto const found = text(field, what);
  if (found.empty()) return std::nullopt;
  auto const number = number_with_thousands(found);
  if (!number) {
    fail(field.columns.size() == 1 ? layout_.shape.columns[field.columns[0]].name : std::string(what),
         "“" + found + "” is no number");
  }
  return number;
}

std::optional<base::LocalDate> RowFields::date(Target target) {
  auto const found = text(target);
  if (found.empty()) return std::nullopt;
  auto const date = base::date_of(found);
  if (!date) fail(column_of(target), "“" + found + "” is no day of the calendar, as 2018-03-31");
  return date;
}

bool RowFields::truth(Target target) {
  auto const found = base::lower_ascii(text(target));
  return found == "1" || found == "true" || found == "yes";
}

}  // namespace wardmote::evidence
