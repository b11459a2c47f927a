#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/kernel/walks.h"

namespace wardmote::analysis::scan::kernel {

Kernel const& avx2_kernel() {
  static constexpr Kernel kernel = kernel_called("AVX2");
  return kernel;
}

}  // namespace wardmote::analysis::scan::kernel
