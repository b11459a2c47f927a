#pragma once

#include <string>

#include "web/context.h"

namespace wardmote::access {

/// An action of the audit chain in words: "Imported a dataset". One that nobody gave words to is shown by its code.
std::string words_of_action(std::string const& action, web::Tongue const& tongue);

/// Who acted when it was no person: "the command line", "the schedule"; anybody else as the entry has them.
std::string words_of_actor(std::string const& actor, web::Tongue const& tongue);

}  // namespace wardmote::access
