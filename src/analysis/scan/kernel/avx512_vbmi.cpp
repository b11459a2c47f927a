#include "analysis/scan/kernel/kernel.h"
#include "analysis/scan/kernel/walks.h"

namespace wardmote::analysis::scan::kernel {

Kernel const& avx512_vbmi_kernel() {
  static constexpr Kernel kernel = kernel_called("AVX-512 VBMI");
  return kernel;
}

}  // namespace wardmote::analysis::scan::kernel
