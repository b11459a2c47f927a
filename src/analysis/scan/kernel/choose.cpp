#include "analysis/scan/kernel/choose.h"

namespace wardmote::analysis::scan::kernel {

std::vector<Kernel const*> usable_kernels() {
  std::vector<Kernel const*> usable{&portable_kernel()};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) usable.push_back(&avx2_kernel());
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq"))
    usable.push_back(&avx512_kernel());
#endif
  return usable;
}

}  // namespace wardmote::analysis::scan::kernel
