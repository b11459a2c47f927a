#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <optional>
#include <string_view>

#include "base/ensure.h"

namespace wardmote::base {

/// The spelling of a described enumerator, the same in C++, SQL, JSON and templates.
template <class Choice>
std::string_view spelling_of(Choice choice) {
  std::string_view spelling;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Choice>>([&](auto enumerator) {
    if (enumerator.value == choice) spelling = enumerator.name;
  });
  ENSURE(!spelling.empty());
  return spelling;
}

/// The enumerator of that spelling, or nothing.
template <class Choice>
std::optional<Choice> choice_called(std::string_view spelling) {
  std::optional<Choice> choice;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Choice>>([&](auto enumerator) {
    if (spelling == enumerator.name) choice = enumerator.value;
  });
  return choice;
}

/// As `choice_called`, for a spelling that we wrote ourselves.
template <class Choice>
Choice choice_of(std::string_view spelling) {
  auto const choice = choice_called<Choice>(spelling);
  ENSURE(choice.has_value());
  return *choice;
}

}  // namespace wardmote::base
