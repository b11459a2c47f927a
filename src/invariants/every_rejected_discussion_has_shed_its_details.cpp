#include <algorithm>

#include "domains/situation/discussion_store.h"
#include "invariants/sentences.h"

namespace wardmote::invariants {

std::vector<std::string> every_rejected_discussion_has_shed_its_details(store::Reader& reader, store::BoardId board) {
  std::vector<std::string> violations;
  if (reader.relations_with("shed_at").empty()) return violations;  // the room behind the wall keeps them elsewhere
  for (auto const& discussion : situation::list_known(reader, board)) {
    if (discussion.stage == situation::Stage::rejected && !discussion.is_shed)
      violations.push_back("discussion " + discussion.number + " was rejected and keeps its details");
    auto const resting = situation::read_discussion(reader, board, discussion.number);
    auto const holds_details =
        std::ranges::any_of(resting->parts, [](auto const& part) { return !situation::remains(part.first); });
    if (discussion.is_shed && holds_details)
      violations.push_back("discussion " + discussion.number + " has shed its details and still holds some");
  }
  return violations;
}

}  // namespace wardmote::invariants
