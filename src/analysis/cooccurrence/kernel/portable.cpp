#include "analysis/cooccurrence/kernel/bit_lanes.h"

namespace wardmote::analysis::cooccurrence::kernel {

Kernel const& portable_kernel() {
  static constexpr Kernel kernel{"portable", count_shared_bits, sum_label_bits};
  return kernel;
}

}  // namespace wardmote::analysis::cooccurrence::kernel
