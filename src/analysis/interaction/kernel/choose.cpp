#include "analysis/interaction/kernel/choose.h"

#include "analysis/kernel_choice.h"

namespace wardmote::analysis::interaction::kernel {

std::vector<Kernel const*> usable_kernels() { return those_that_run(portable_kernel, avx2_kernel, avx512_kernel); }

}  // namespace wardmote::analysis::interaction::kernel
