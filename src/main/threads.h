#pragma once

#include <cstddef>

#include "analysis/for_each.h"

namespace wardmote {

/// Spreads the tasks of an analysis over so many threads; 0: as many as there are processors.
analysis::ForEach on_threads(std::size_t threads);

}  // namespace wardmote
