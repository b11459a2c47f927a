#include "invariants/sentences.h"

namespace wardmote::invariants {

std::vector<std::string> every_policy_has_its_versions_in_order(store::Reader& reader, store::BoardId board) {
  std::vector<std::string> violations;
  std::string policy;
  std::int64_t version = 0;
  // Index: policy_version_of_board.
  reader.each(
      "SELECT p.slug AS slug, v.version AS version FROM policy p LEFT JOIN "
      "policy_version v ON v.policy_id = p.id WHERE p.board_id = :board ORDER BY p.slug, v.version",
      {{"board", board}}, [&](store::Row const& row) {
        if (row.text("slug") != policy) {
          policy = row.text("slug");
          version = 0;
        }
        if (row.is_null("version")) return violations.push_back("policy " + policy + " has no version");
        if (row.integer("version") != ++version)
          violations.push_back("policy " + policy + " has no version " + std::to_string(version));
        version = row.integer("version");
      });
  return violations;
}

}  // namespace wardmote::invariants
