#include "invariants/sentences.h"
#include "store/transparency/check_board_log.h"

namespace wardmote::invariants {

/// A chain that is broken is told by its own sentence.
std::vector<std::string> every_checkpoint_fits_its_log(store::Reader& reader, store::BoardId board) {
  std::vector<std::string> violations;
  for (auto const& fault : store::check_board_log(reader, board).faults)
    if (fault.code != base::RefusalCode::chain_broken)
      violations.push_back(base::filled(base::sentence_of(fault.code), fault.values));
  return violations;
}

}  // namespace wardmote::invariants
