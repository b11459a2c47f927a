#pragma once

#include <cstdint>

#include "main/options.h"

namespace CLI {
class App;
}

namespace wardmote {

// Arguments that the commands of analyses share; none of them needs a database.

void add_seed(CLI::App& command, std::uint64_t& seed);
void add_threads(CLI::App& command, std::uint32_t& threads);

/// --format text, json or csv.
void add_table_format(CLI::App& command, Options& options);
/// … or geojson; `words` say so.
void add_map_format(CLI::App& command, Options& options, char const* words);

}  // namespace wardmote
