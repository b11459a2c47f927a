#include "analysis/cooccurrence/kernel/choose.h"

#include "analysis/kernel_choice.h"

namespace wardmote::analysis::cooccurrence::kernel {

std::vector<Kernel const*> usable_kernels() {
  auto usable = those_that_run(portable_kernel, avx2_kernel, avx512_kernel);
  if (runs_popcount512()) usable.push_back(&popcount512_kernel());
  return usable;
}

}  // namespace wardmote::analysis::cooccurrence::kernel
