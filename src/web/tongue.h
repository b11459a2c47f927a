#pragma once

#include <memory>
#include <string>

#include "web/context.h"

namespace wardmote::web {

/// The words of a language, from <locale_folder>/<language>/LC_MESSAGES/wardmote.mo. Made once at the start and shared
/// by all threads. A catalogue that is not there throws std::runtime_error that names it.
std::unique_ptr<Tongue> make_tongue(Language language, std::string const& locale_folder);

}  // namespace wardmote::web
