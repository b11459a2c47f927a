#include "invariants/sentences.h"

namespace wardmote::invariants {

std::vector<std::string> every_policy_has_its_versions_in_order(store::Reader& reader, store::BoardId board) {
  std::vector<std::string> violations;
  std::string policy, in_force_from;
  std::int64_t version = 0;
  // Index: policy_version_of_board.
  reader.each(
      "SELECT p.slug AS slug, v.version AS version, v.in_force_from AS in_force_from FROM policy p LEFT JOIN "
      "policy_version v ON v.policy_id = p.id WHERE p.board_id = :board ORDER BY p.slug, v.version",
      {{"board", board}}, [&](store::Row const& row) {
        if (row.text("slug") != policy) {
          policy = row.text("slug");
          version = 0;
          in_force_from.clear();
        }
        if (row.is_null("version")) return violations.push_back("policy " + policy + " has no version");
        if (row.integer("version") != ++version)
          violations.push_back("policy " + policy + " has no version " + std::to_string(version));
        if (row.text("in_force_from") < in_force_from)
          violations.push_back("version " + std::to_string(version) + " of policy " + policy +
                               " is in force before the version before it");
        version = row.integer("version");
        in_force_from = row.text("in_force_from");
      });
  return violations;
}

}  // namespace wardmote::invariants
