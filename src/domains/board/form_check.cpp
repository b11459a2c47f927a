#include "domains/board/form_check.h"

#include <algorithm>

#include "web/context.h"

namespace wardmote::board {

using web::message_id;

void FormCheck::wrong(std::string field, std::string_view sentence) {
  refusal_.fields.push_back({std::move(field), std::string(sentence), {}});
}

std::string FormCheck::line(std::string field, std::string const& text, std::string_view missing) {
  if (text.empty())
    wrong(std::move(field), missing);
  else if (text.size() > line_bytes_max)
    wrong(std::move(field), message_id("Write at most 400 characters here."));
  return text;
}

base::LocalDate FormCheck::day(std::string field, std::string const& text, std::string_view missing) {
  auto const day = base::date_of(text);
  if (!day) wrong(std::move(field), missing);
  return day.value_or(base::LocalDate{});
}

base::LocalDate FormCheck::past_day(std::string field, std::string const& text, std::string_view missing,
                                    base::LocalDate today) {
  auto const found = day(field, text, missing);
  if (found.ok() && found > today) wrong(std::move(field), message_id("Enter a day that is not in the future."));
  return found;
}

std::string FormCheck::address(std::string field, std::string const& text) {
  if (!text.empty() && (!is_address(text) || text.size() > line_bytes_max))
    wrong(std::move(field),
          message_id("Enter an address that begins with https://, or one of this site that begins with /."));
  return text;
}

bool is_address(std::string_view text) {
  auto const fits = [](char c) {
    return c > ' ' && c < 127 && c != '"' && c != '<' && c != '>' && c != '\\' && c != '`';
  };
  bool const leads =
      (text.starts_with("https://") && text.size() > 8) || (text.starts_with("/") && !text.starts_with("//"));
  return leads && std::ranges::all_of(text, fits);
}

}  // namespace wardmote::board
