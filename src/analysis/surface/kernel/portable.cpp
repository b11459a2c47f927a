#include "analysis/surface/kernel/loops.h"

namespace wardmote::analysis::surface::kernel {

Kernel const& portable_kernel() {
  static constexpr Kernel kernel{"portable", add_scaled, mix, sum_under};
  return kernel;
}

}  // namespace wardmote::analysis::surface::kernel
