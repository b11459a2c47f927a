#pragma once

#include <string>

#include "base/refusal.h"

namespace wardmote {

/// All bytes of a file, unpacked if it is packed. Refuses file_unreadable.
base::Answer<std::string> text_of_file(std::string const& file);

}  // namespace wardmote
