#pragma once

#include "main/options.h"

namespace CLI {
class App;
}

namespace wardmote {

/// The arguments of `wardmote scan`, which needs no database.
void add_scan(CLI::App& program, Options& options);

}  // namespace wardmote
