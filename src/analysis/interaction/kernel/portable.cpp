#include "analysis/interaction/kernel/day_lanes.h"

namespace wardmote::analysis::interaction::kernel {

Kernel const& portable_kernel() {
  static constexpr Kernel kernel{"portable", count_all, draw_words};
  return kernel;
}

}  // namespace wardmote::analysis::interaction::kernel
