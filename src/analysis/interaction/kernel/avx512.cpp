#include "analysis/interaction/kernel/day_lanes.h"

namespace wardmote::analysis::interaction::kernel {

Kernel const& avx512_kernel() {
  static constexpr Kernel kernel{"avx512", count_all, draw_words};
  return kernel;
}

}  // namespace wardmote::analysis::interaction::kernel
