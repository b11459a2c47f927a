#include "analysis/cooccurrence/kernel/bit_lanes.h"

namespace wardmote::analysis::cooccurrence::kernel {

Kernel const& avx512_kernel() {
  static constexpr Kernel kernel{"avx512", count_shared_bits, sum_label_bits};
  return kernel;
}

}  // namespace wardmote::analysis::cooccurrence::kernel
