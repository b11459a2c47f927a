#pragma once

#include <map>
#include <string>

#include "taken_away.h"

namespace wardmote::policy_test {

/// A check that is taken away for the time of a test. One process, one mutation, one thread.
struct Mutation {
  std::string act{};      ///< whoever is signed in may do it
  std::string revoked{};  ///< "act role": the role may not do it
  std::string field{};    ///< "Person.email": everyone may see it; "*": all fields
  bool every_sign_in_stands = false;
  bool every_secret_is_right = false;
  std::string check{};  ///< of table_mutants.json
  RuleChange rule{};    ///< of the table's own policy
};

/// The one that holds.
Mutation& mutation();

/// What was noted of the lists of rules since they were last asked.
struct NotedRules {
  std::map<std::string, std::size_t, std::less<>> rows{};
  bool was_the_same = false;
};
NotedRules& noted_rules();

/// Puts a mutation in for its own time.
struct Mutated {
  explicit Mutated(Mutation one) { mutation() = std::move(one); }
  ~Mutated() { mutation() = {}; }
  Mutated(Mutated const&) = delete;
  Mutated& operator=(Mutated const&) = delete;
};

/// Pages are shown as data for its time: what a page is made of in place of the page. A page is a function of that (web/pages.h), and its PDF of the page, so
/// that two are the same bytes wherever these are; and most of the time goes into making them.
struct PagesAsData {
  PagesAsData() { is_on() = true; }
  ~PagesAsData() { is_on() = false; }
  PagesAsData(PagesAsData const&) = delete;
  PagesAsData& operator=(PagesAsData const&) = delete;
  static bool& is_on();
};

}  // namespace wardmote::policy_test
