#include "analysis/surface/kernel/choose.h"

namespace wardmote::analysis::surface::kernel {

std::vector<Kernel const*> usable_kernels() {
  std::vector<Kernel const*> usable{&portable_kernel()};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) usable.push_back(&avx2_kernel());
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")) usable.push_back(&avx512_kernel());
#endif
  return usable;
}

}  // namespace wardmote::analysis::surface::kernel
