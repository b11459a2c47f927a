#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "base/refusal.h"

namespace wardmote::board {

/// form_invalid for one field of a form: `message` is a message id that says what to do.
inline std::unexpected<base::Refusal> refuse_field(std::string field, std::string_view message) {
  return std::unexpected(base::Refusal{.code = base::RefusalCode::form_invalid,
                                       .fields = {{.field = std::move(field), .message = std::string(message)}}});
}

}  // namespace wardmote::board
