#pragma once

#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace wardmote::tests {

/// What a child process is besides its program.
struct ChildSettings {
  /// Becomes this user and its group, if this process is root; stays who it is otherwise.
  std::string user{};
  /// Where its output goes; thrown away if empty.
  std::filesystem::path output{};
};

/// Starts a program; it ends when this thread does, however that ends.
pid_t start_child(std::vector<std::string> const& command, ChildSettings const& settings);

/// Waits for the end of a child; its exit code, or 128 + the signal that ended it.
int wait_for_child(pid_t child);

/// Gives a file or folder to a user, if this process is root.
void give_to(std::filesystem::path const& path, std::string const& user);

}  // namespace wardmote::tests
