#pragma once

// Reading queries and forms into described structs; include web/describe.h.

#include "base/text.h"

namespace wardmote::web {

/// Message ids of what can be wrong with a field.
namespace field_message {
inline constexpr std::string_view missing = "Enter a value for {field}.";
inline constexpr std::string_view not_whole = "{field} must be a whole number, like 2024.";
inline constexpr std::string_view not_number = "{field} must be a number, like 12.5.";
inline constexpr std::string_view not_date = "{field} must be a date, like 2024-03-31.";
inline constexpr std::string_view not_choice = "{field} must be one of: {choices}.";
inline constexpr std::string_view not_truth = "{field} must be yes or no.";
inline constexpr std::string_view given_twice = "{field} was given more than once. Give it once.";
inline constexpr std::string_view not_utf8 = "{field} must be text in UTF-8.";
}  // namespace field_message

namespace detail {

using FieldError = base::Refusal::FieldError;

template <class T>
std::optional<FieldError> read_text(std::string_view field, std::string const& text, T& into) {
  auto const wrong = [&](std::string_view message, std::map<std::string, std::string> values = {}) {
    values["field"] = std::string(field);
    return FieldError{std::string(field), std::string(message), std::move(values)};
  };
  if (!base::is_utf8(text)) return wrong(field_message::not_utf8);
  if constexpr (std::same_as<T, std::string>) {
    into = std::string(base::trimmed(text));
  } else if constexpr (std::same_as<T, bool>) {
    if (text != "yes" && text != "no") return wrong(field_message::not_truth);
    into = text == "yes";
  } else if constexpr (std::integral<T>) {
    auto const number = base::whole_number(base::trimmed(text));
    if (!number || !std::in_range<T>(*number)) return wrong(field_message::not_whole);
    into = static_cast<T>(*number);
  } else if constexpr (std::floating_point<T>) {
    auto const number = base::decimal_number(base::trimmed(text));
    if (!number) return wrong(field_message::not_number);
    into = *number;
  } else if constexpr (std::same_as<T, base::LocalDate>) {
    auto const date = base::date_of(base::trimmed(text));
    if (!date) return wrong(field_message::not_date);
    into = *date;
  } else {
    static_assert(DescribedChoice<T>,
                  "a query's member is text, a number, a date, a described enum, or optional or a list of these");
    bool found = false;
    std::string choices;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>([&](auto enumerator) {
      choices += (choices.empty() ? "" : ", ") + std::string(enumerator.name);
      if (text != enumerator.name) return;
      into = enumerator.value;
      found = true;
    });
    if (!found) return wrong(field_message::not_choice, {{"choices", choices}});
  }
  return std::nullopt;
}

/// Fills one member. An empty or absent parameter leaves an optional empty, a list empty, and anything else at the
/// default its struct gives it.
template <class T>
std::optional<FieldError> read_member(std::string_view field, Parameters const& parameters, T& into) {
  auto const [first, last] = parameters.equal_range(std::string(field));
  if constexpr (IsList<T>::value) {
    for (auto at = first; at != last; ++at) {
      if (at->second.empty()) continue;
      if (auto error = read_text(field, at->second, into.emplace_back())) return error;
    }
    return std::nullopt;
  } else {
    if (first == last || first->second.empty()) return std::nullopt;
    if (std::next(first) != last)
      return FieldError{std::string(field), std::string(field_message::given_twice), {{"field", std::string(field)}}};
    if constexpr (IsOptional<T>::value)
      return read_text(field, first->second, into.emplace());
    else
      return read_text(field, first->second, into);
  }
}

}  // namespace detail

/// The struct that parameters spell; or a refusal form_invalid with one error for each field that does not fit.
/// Parameters that no member has the name of are left alone.
template <class T>
base::Answer<T> read_described(Parameters const& parameters) {
  T value{};
  base::Refusal refusal{.code = base::RefusalCode::form_invalid};
  boost::mp11::mp_for_each<detail::MembersOf<T>>([&](auto member) {
    if (auto error = detail::read_member(member.name, parameters, value.*member.pointer))
      refusal.fields.push_back(std::move(*error));
  });
  if (!refusal.fields.empty()) return std::unexpected(std::move(refusal));
  return value;
}

}  // namespace wardmote::web
