#pragma once

#include "main/options.h"

namespace CLI {
class App;
}

namespace wardmote {

/// The arguments of `wardmote local`, `wardmote near-repeat` and `wardmote watch`, which need no database.
void add_local(CLI::App& program, Options& options);
void add_near_repeat(CLI::App& program, Options& options);
void add_watch(CLI::App& program, Options& options);

}  // namespace wardmote
