#pragma once

#include <cstdint>
#include <string_view>

#include "base/refusal.h"

namespace wardmote::web {

/// How large a paper may be that is attached to another.
inline constexpr std::int64_t attached_pdf_bytes_max = 20 << 20;

/// Whether a file that was sent in the field "file" may be attached to a paper, public or closed: its hash, what it is by its bytes, and
/// how many they are. Refuses form_invalid (file).
base::Answer<void> may_be_attached(std::string_view hash, std::string_view kind, std::int64_t bytes);

}  // namespace wardmote::web
