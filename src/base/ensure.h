#pragma once

#include <source_location>
#include <stdexcept>
#include <string_view>

namespace wardmote::base {

/// Our own mistake. It ends the request (or command) that made it, with its transaction undone, and never the process:
/// one boundary in `web` and one in `main` catch it.
class BrokenPromise : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

[[noreturn]] void broken_promise(std::string_view condition, std::source_location where);

}  // namespace wardmote::base

/// States what must hold here if our own code is right. Always compiled in. Never for input from outside: that is
/// refused.
#define ENSURE(condition)                \
  (static_cast<bool>(condition) ? void() \
                                : ::wardmote::base::broken_promise(#condition, std::source_location::current()))
