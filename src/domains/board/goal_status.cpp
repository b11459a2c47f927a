#include "domains/board/goal_status.h"

#include "base/ensure.h"

namespace wardmote::board {

std::string_view label_of(StatusWord word) {
  switch (word) {
    case StatusWord::supported: return "Supported, as far as it is measured";
    case StatusWord::cannot_tell: return "The figures cannot tell";
    case StatusWord::not_supported: return "Not supported by the figures";
    case StatusWord::not_measured: return "Not measured yet";
  }
  ENSURE(!"every word has a label");
  return {};
}

}  // namespace wardmote::board
