// The table of contents of the program: read what was typed, run the command, say how it ended.

#include <cstdio>
#include <exception>

#include "base/ensure.h"
#include "base/world_failure.h"
#include "main/command_line.h"

static char const* remedy_of(wardmote::base::WorldFailure::Cause cause) {
  using enum wardmote::base::WorldFailure::Cause;
  switch (cause) {
    case no_room: return "The disk is full, and nothing was done by halves. Make room and run it once more.\n";
    case read_only: return "What is kept cannot be written. Check who owns it, and that its disk is not read-only.\n";
    case change_unknown: return "It may have been done all the same. Look first, and do it again only if it was not.\n";
    case other: break;
  }
  return "";
}

int main(int argument_count, char** arguments) {
  auto const line = wardmote::read_command_line(argument_count, arguments);
  if (!line.options.run) return line.exit_code;
  try {
    return line.options.run(line.options);
  } catch (wardmote::base::BrokenPromise const& mistake) {
    std::fprintf(stderr, "wardmote: a mistake of the program itself: %s\nNothing was changed. Please report it.\n",
                 mistake.what());
  } catch (wardmote::base::WorldFailure const& failure) {
    std::fprintf(stderr, "wardmote: %s\n%s", failure.what(), remedy_of(failure.cause()));
  } catch (std::exception const& failure) {
    std::fprintf(stderr, "wardmote: %s\n", failure.what());
  }
  return wardmote::exit_refused;
}
