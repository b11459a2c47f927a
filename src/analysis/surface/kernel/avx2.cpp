#include "analysis/surface/kernel/loops.h"

namespace wardmote::analysis::surface::kernel {

Kernel const& avx2_kernel() {
  static constexpr Kernel kernel{"avx2", add_scaled, mix, sum_under};
  return kernel;
}

}  // namespace wardmote::analysis::surface::kernel
