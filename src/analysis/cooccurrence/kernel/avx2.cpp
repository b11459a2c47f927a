#include "analysis/cooccurrence/kernel/bit_lanes.h"

namespace wardmote::analysis::cooccurrence::kernel {

Kernel const& avx2_kernel() {
  static constexpr Kernel kernel{"avx2", count_shared_bits, sum_label_bits};
  return kernel;
}

}  // namespace wardmote::analysis::cooccurrence::kernel
