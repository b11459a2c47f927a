#pragma once

#include <stdexcept>
#include <string>

namespace wardmote::base {

/// The world failed: a disk, a database, the network. Thrown in base, store and web only; one boundary in `web` and one in
/// `main` catch it and say what its cause asks for. What was being changed is as it was, unless the cause says otherwise.
class WorldFailure : public std::runtime_error {
 public:
  enum class Cause {
    other,
    no_room,         ///< the disk, or what we may have of it, is full
    read_only,       ///< what is kept cannot be written
    change_unknown,  ///< the change may have been made: whoever asked for it has to look before they ask again
  };
  WorldFailure(Cause cause, std::string const& message) : std::runtime_error(message), cause_(cause) {}
  Cause cause() const { return cause_; }

 private:
  Cause cause_;
};

/// What an error number of the system (errno) comes from.
WorldFailure::Cause cause_of_errno(int number);

}  // namespace wardmote::base
