#pragma once

#include <stdexcept>
#include <string>

namespace wardmote::base {

/// The world failed us: a disk, a database, a network. Thrown in base, store and web only; caught at one boundary.
class WorldFailure : public std::runtime_error {
 public:
  enum class Change {
    undone,  ///< what was being changed is as it was
    unknown  ///< it may have been made: whoever asked for it has to look before they ask again
  };
  WorldFailure(Change change, std::string const& message) : std::runtime_error(message), change_(change) {}
  Change change() const { return change_; }

 private:
  Change change_;
};

}  // namespace wardmote::base
