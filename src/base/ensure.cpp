#include "base/ensure.h"

#include <string>

namespace wardmote::base {

void broken_promise(std::string_view condition, std::source_location where) {
  throw BrokenPromise(std::string(where.file_name()) + ":" + std::to_string(where.line()) +
                      ": broken promise: " + std::string(condition));
}

}  // namespace wardmote::base
