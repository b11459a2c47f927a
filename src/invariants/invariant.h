#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::invariants {

/// A sentence that must always hold, and how to find out whether it does.
struct Invariant {
  std::string_view sentence;  ///< English, as its file is named
  /// What contradicts the sentence, each in words that name the row; nothing if it holds. Reads as much as it must.
  std::vector<std::string> (*violations)(store::Reader& reader, store::BoardId board);
};

}  // namespace wardmote::invariants
