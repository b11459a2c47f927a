#pragma once

#include "main/options.h"

namespace CLI {
class App;
}

namespace wardmote {

/// Cells smaller than this would name houses.
inline constexpr double density_cell_min_m = 50;

/// The arguments of `wardmote density` and of `wardmote aoristic`, which need no database.
void add_density(CLI::App& program, Options& options);
void add_aoristic(CLI::App& program, Options& options);

}  // namespace wardmote
