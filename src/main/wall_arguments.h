#pragma once

#include "main/options.h"

namespace CLI {
class App;
}

namespace wardmote {

/// The options of a command that opens the houses behind the walls beside the program's: key, folder and database of each.
void add_walled_houses(CLI::App& command, Options& options);

/// Those of a command that works on one house: whose?
void add_walls(CLI::App& command, Options& options);

}  // namespace wardmote
