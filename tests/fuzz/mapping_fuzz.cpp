// A mapping from anywhere is taken, or refused with a place and a reason.

#include <cstdlib>

#include "domains/evidence/layout.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace wardmote;
  auto const layout = evidence::layout_of({reinterpret_cast<char const*>(data), size}, "fuzz.yaml");
  if (layout) return 0;
  auto const& refusal = layout.error();
  if (refusal.code != base::RefusalCode::mapping_invalid) std::abort();
  if (refusal.values.at("place").empty() || refusal.values.at("reason").empty()) std::abort();
  return 0;
}
