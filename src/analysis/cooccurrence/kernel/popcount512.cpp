#include "analysis/cooccurrence/kernel/bit_lanes.h"

namespace wardmote::analysis::cooccurrence::kernel {

Kernel const& popcount512_kernel() {
  static constexpr Kernel kernel{"popcount512", count_shared_bits, sum_label_bits};
  return kernel;
}

}  // namespace wardmote::analysis::cooccurrence::kernel
