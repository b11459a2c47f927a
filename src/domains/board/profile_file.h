#pragma once

#include <string_view>

#include "base/refusal.h"
#include "domains/board/profile.h"

namespace wardmote::board {

/// The profile that a YAML text holds (demo/board.yaml shows the form). Refuses form_invalid with one field error for
/// each thing that is wrong, `field` being its place ("goals[3].name.fr"): a text that is missing in one language, a
/// choice that does not exist, a slug used twice, a source that is not listed, a link of another kind than https:, tel:
/// or mailto:. Refuses file_unreadable if the text is no YAML, with the line. `file` is the name used in refusals.
base::Answer<Profile> profile_of(std::string_view yaml, std::string_view file);

}  // namespace wardmote::board
