#include <utility>

#include "store/session.h"

namespace wardmote::store {
namespace {

template <class Kind>
Kind held(Stored const& stored) {
  auto const* const value = std::get_if<Kind>(&stored);
  ENSURE(value != nullptr);
  return *value;
}

double number_in(Stored const& stored) {
  if (auto const* const whole = std::get_if<std::int64_t>(&stored)) return static_cast<double>(*whole);
  return held<double>(stored);
}

bool is_nothing(Stored const& stored) { return std::holds_alternative<std::monostate>(stored); }

}  // namespace

bool Row::is_null(std::string_view column) const { return is_nothing(at(column)); }

std::int64_t Row::integer(std::string_view column) const { return held<std::int64_t>(at(column)); }

double Row::real(std::string_view column) const { return number_in(at(column)); }

std::string Row::text(std::string_view column) const { return held<std::string>(at(column)); }

bool Row::truth(std::string_view column) const { return integer(column) != 0; }

base::Instant Row::instant(std::string_view column) const {
  auto const instant = base::instant_of(text(column));
  ENSURE(instant.has_value());
  return *instant;
}

std::optional<std::int64_t> Row::integer_or_none(std::string_view column) const {
  auto const stored = at(column);
  return is_nothing(stored) ? std::nullopt : std::optional(held<std::int64_t>(stored));
}

std::optional<double> Row::real_or_none(std::string_view column) const {
  auto const stored = at(column);
  return is_nothing(stored) ? std::nullopt : std::optional(number_in(stored));
}

std::optional<std::string> Row::text_or_none(std::string_view column) const {
  auto stored = at(column);
  return is_nothing(stored) ? std::nullopt : std::optional(held<std::string>(stored));
}

}  // namespace wardmote::store
