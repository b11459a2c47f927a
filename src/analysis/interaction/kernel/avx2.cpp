#include "analysis/interaction/kernel/day_lanes.h"

namespace wardmote::analysis::interaction::kernel {

Kernel const& avx2_kernel() {
  static constexpr Kernel kernel{"avx2", count_all, draw_words};
  return kernel;
}

}  // namespace wardmote::analysis::interaction::kernel
