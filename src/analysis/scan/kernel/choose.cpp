#include "analysis/scan/kernel/choose.h"

#include "analysis/kernel_choice.h"

namespace wardmote::analysis::scan::kernel {

std::vector<Kernel const*> usable_kernels() {
  auto usable = those_that_run(portable_kernel, avx2_kernel, avx512_kernel);
  if (runs_avx512_vbmi()) usable.push_back(&avx512_vbmi_kernel());
  return usable;
}

}  // namespace wardmote::analysis::scan::kernel
