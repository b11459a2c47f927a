#pragma once

#include <string>

namespace wardmote::policy_test {

/// A check that is taken away for the time of a test. One process, one mutation, one thread.
struct Mutation {
  std::string act{};      ///< whoever is signed in may do it
  std::string revoked{};  ///< "act role": the role may not do it
  std::string field{};    ///< "Person.email": everyone may see it; "*": all fields
  bool every_sign_in_stands = false;
  bool every_secret_is_right = false;
};

/// The one that holds.
Mutation& mutation();

/// Puts a mutation in for its own time.
struct Mutated {
  explicit Mutated(Mutation one) { mutation() = std::move(one); }
  ~Mutated() { mutation() = {}; }
  Mutated(Mutated const&) = delete;
  Mutated& operator=(Mutated const&) = delete;
};

}  // namespace wardmote::policy_test
