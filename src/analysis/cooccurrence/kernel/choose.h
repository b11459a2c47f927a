#pragma once

#include <vector>

#include "analysis/cooccurrence/kernel/kernel.h"

namespace wardmote::analysis::cooccurrence::kernel {

/// The kernels that this processor can run, slowest first; the portable one is always there.
std::vector<Kernel const*> usable_kernels();

}  // namespace wardmote::analysis::cooccurrence::kernel
