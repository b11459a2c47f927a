#include "base/hash.h"
#include "invariants/sentences.h"

namespace wardmote::invariants {

std::vector<std::string> every_published_finding_has_its_statement_and_its_result(store::Reader& reader,
                                                                                  store::BoardId board) {
  std::vector<std::string> violations;
  reader.each(
      "SELECT f.id AS id, f.stated_at AS stated_at, f.data_en AS data_en, f.data_fr AS data_fr, f.policing_en AS "
      "policing_en, f.policing_fr AS policing_fr, f.misuse_en AS misuse_en, f.misuse_fr AS misuse_fr, r.result AS "
      "result, r.result_hash AS result_hash FROM finding f JOIN analysis_run r ON r.id = f.run_id WHERE f.board_id = "
      ":board AND f.published_at IS NOT NULL ORDER BY f.id",
      {{"board", board}}, [&](store::Row const& row) {
        auto const finding = "finding " + row.text("id");
        auto lacks_words = row.is_null("stated_at");
        for (auto const* text : {"data_en", "data_fr", "policing_en", "policing_fr", "misuse_en", "misuse_fr"})
          lacks_words = lacks_words || row.text(text).empty();
        if (lacks_words) violations.push_back(finding + " is public without its statement of bias and harm");
        if (base::to_hex(base::hash_of(row.text("result"))) != row.text("result_hash"))
          violations.push_back(finding + " rests on a result that its hash was not made of");
      });
  return violations;
}

}  // namespace wardmote::invariants
