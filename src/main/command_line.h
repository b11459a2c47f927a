#pragma once

#include "main/options.h"

namespace wardmote {

/// The options that the arguments spell; `run` is set. If they spell none (or ask for help), says so on the terminal
/// and gives the exit code instead.
struct CommandLine {
  Options options;
  int exit_code = exit_ok;
};
CommandLine read_command_line(int argument_count, char const* const* arguments);

}  // namespace wardmote
