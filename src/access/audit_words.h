#pragma once

#include <string>

#include "web/context.h"

namespace wardmote::access {

/// An action of the audit chain in words: "Imported a dataset". One that nobody gave words to is shown by its code.
std::string words_of_action(std::string const& action, web::Tongue const& tongue);

}  // namespace wardmote::access
