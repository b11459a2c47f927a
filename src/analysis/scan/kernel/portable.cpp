#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/kernel/walks.h"

namespace wardmote::analysis::scan::kernel {

Kernel const& portable_kernel() {
  static constexpr Kernel kernel = kernel_called("portable");
  return kernel;
}

}  // namespace wardmote::analysis::scan::kernel
