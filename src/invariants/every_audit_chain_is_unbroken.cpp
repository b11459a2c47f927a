#include "invariants/sentences.h"
#include "store/audit_chain.h"

namespace wardmote::invariants {

std::vector<std::string> every_audit_chain_is_unbroken(store::Reader& reader, store::BoardId board) {
  auto const broken = store::first_broken_link(reader, board);
  if (!broken) return {};
  return {"entry " + std::to_string(broken->sequence) + " of board " + board.text() + ": " + broken->reason};
}

}  // namespace wardmote::invariants
