#include "analysis/surface/kernel/loops.h"

namespace wardmote::analysis::surface::kernel {

Kernel const& avx512_kernel() {
  static constexpr Kernel kernel{"avx512", add_scaled, mix, sum_under};
  return kernel;
}

}  // namespace wardmote::analysis::surface::kernel
