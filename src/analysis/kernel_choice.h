#pragma once

#include <vector>

/// Which of the kinds of processor that cmake/kernels.cmake compiles for this one is.
namespace wardmote::analysis {

/// Has every instruction of the kind `avx2`, of the kind `avx512`, of the kind `avx512_vbmi`, and of the kind `popcount512`.
inline bool runs_avx2() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2");
#else
  return false;
#endif
}
inline bool runs_avx512() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
#else
  return false;
#endif
}
inline bool runs_avx512_vbmi() {
#if defined(__x86_64__)
  return runs_avx512() && __builtin_cpu_supports("avx512vbmi");
#else
  return false;
#endif
}
inline bool runs_popcount512() {
#if defined(__x86_64__)
  return runs_avx512() && __builtin_cpu_supports("avx512vpopcntdq");
#else
  return false;
#endif
}

/// Of a kernel's three compilations those that run here, slowest first; the portable one always does. The others are not even called.
template <class Kernel>
std::vector<Kernel const*> those_that_run(Kernel const& (*portable)(), Kernel const& (*avx2)(),
                                          Kernel const& (*avx512)()) {
  std::vector<Kernel const*> usable{&portable()};
  if (runs_avx2()) usable.push_back(&avx2());
  if (runs_avx512()) usable.push_back(&avx512());
  return usable;
}

}  // namespace wardmote::analysis
