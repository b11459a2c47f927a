#pragma once

#include <string_view>

#include "domains/board/past/past.h"

namespace wardmote::board {

/// A message id: "for".
std::string_view label_of(PastOption option);

}  // namespace wardmote::board
