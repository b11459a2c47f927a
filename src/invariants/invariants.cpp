#include "invariants/invariants.h"

#include "invariants/sentences.h"

namespace wardmote::invariants {

std::span<Invariant const> all() {
  static constexpr Invariant sentences[] = {
      {"every audit chain is unbroken", every_audit_chain_is_unbroken},
      {"every row belongs to a board that exists", every_row_belongs_to_a_board_that_exists},
  };
  return sentences;
}

}  // namespace wardmote::invariants
