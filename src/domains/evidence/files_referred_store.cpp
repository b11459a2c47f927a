#include "domains/evidence/import_job.h"
#include "store/jobs/jobs_store.h"

namespace wardmote::evidence {

std::set<std::string> files_referred_to(store::Reader& reader) {
  std::set<std::string> names;
  reader.each("SELECT file_hash FROM dataset_version", {},
              [&](store::Row const& row) { names.insert(row.text("file_hash")); });
  reader.each("SELECT id, request FROM job WHERE kind = :kind", {{"kind", import_job_kind}},
              [&](store::Row const& row) {
                names.insert("rejects-" + row.text("id") + ".csv");
                if (auto const asked = import_asked_of(row.text("request"))) names.insert(asked->file_hash);
              });
  return names;
}

}  // namespace wardmote::evidence
