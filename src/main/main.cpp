// The table of contents of the program: read what was typed, run the command, say how it ended.

#include <cstdio>
#include <exception>

#include "base/ensure.h"
#include "main/command_line.h"

int main(int argument_count, char** arguments) {
  auto const line = wardmote::read_command_line(argument_count, arguments);
  if (!line.options.run) return line.exit_code;
  try {
    return line.options.run(line.options);
  } catch (wardmote::base::BrokenPromise const& mistake) {
    std::fprintf(stderr, "wardmote: a mistake of the program itself: %s\nNothing was changed. Please report it.\n",
                 mistake.what());
  } catch (std::exception const& failure) {
    std::fprintf(stderr, "wardmote: %s\n", failure.what());
  }
  return wardmote::exit_refused;
}
