#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "world.h"

// What the lines of the table are made of.
namespace wardmote::policy_test {

using nlohmann::json;

inline constexpr char const* representative = "agency_representative";
inline constexpr char const* chair = "table_chair";
inline constexpr char const* coordinator = "table_coordinator";
inline constexpr char const* planner = "cswb_planner";

template <class Choice, class Use>
inline void each_choice(Use use) {
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Choice>>([&](auto one) { use(one.value); });
}

inline void add_word(std::string& words, std::string_view word) { (words += words.empty() ? "" : " ") += word; }

inline json json_of(World::Answer const& answer) { return json::parse(answer.body, nullptr, false); }

/// The code of a refusal, or empty.
inline std::string code_of_page(World::Answer const& answer) {
  auto const told = json_of(answer);
  return answer.status == 200 ? "" : told.is_object() ? told.value("code", "?") : std::to_string(answer.status);
}

std::string shown_on(json const& page);
std::string names_of_forms(json const& forms);

}  // namespace wardmote::policy_test
