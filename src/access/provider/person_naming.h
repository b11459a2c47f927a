#pragma once

#include <string>
#include <string_view>

namespace wardmote::access {

/// A name to sign in with (`is_person_name`) for somebody whom a provider calls "López García" or "lópez@example.ca": letters
/// of any script become the plain ones they are written with ("lopez.garcia", "lopez"); none is dropped or put in the place
/// of another. "person" where nothing is left. What pages show is the display name, which stays as it is.
std::string person_name_for(std::string_view called);

}  // namespace wardmote::access
