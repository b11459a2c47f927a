#pragma once

#include <stdexcept>
#include <string>

namespace wardmote::store {

/// Whoever was to take a message did not, and may later: thrown out of a handler, so that its job is tried again. What it
/// says is the trouble's code ("not_connected"), for pages and log.
class PutOff : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// For a handler in a room that throws nothing itself.
[[noreturn]] inline void put_off(std::string const& trouble) { throw PutOff(trouble); }

}  // namespace wardmote::store
