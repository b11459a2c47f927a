#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/kernel/walks.h"

namespace wardmote::analysis::scan::kernel {

Kernel const& avx512_kernel() {
  static constexpr Kernel kernel = kernel_called("AVX-512");
  return kernel;
}

}  // namespace wardmote::analysis::scan::kernel
