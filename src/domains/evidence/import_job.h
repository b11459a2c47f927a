#pragma once

#include <set>
#include <string>
#include <string_view>

#include "domains/evidence/import.h"
#include "domains/evidence/room.h"
#include "store/jobs/attempt.h"

namespace wardmote::evidence {

inline constexpr std::string_view import_job_kind = "import_dataset";

/// What is asked for: the import of an uploaded file, first as a dry run, then for good.
struct ImportAsked {
  std::string dataset;    ///< slug
  std::string file_hash;  ///< of the uploaded file
  std::string file_name;  ///< what people call it
  bool dry_run = true;
};

/// The job's request as text, and back; nothing if it is none of ours.
std::string text_of(ImportAsked const& asked);
std::optional<ImportAsked> import_asked_of(std::string_view text);
/// The report as text, the result of the job, and back.
std::string text_of(ImportReport const& report);
std::optional<ImportReport> import_report_of(std::string_view text);

/// Adds the job, with its audit entry.
store::JobId ask_import(store::Writer& writer, EvidenceRoom const& room, ImportAsked const& asked,
                        std::string_view asked_by);

/// Where the rejected rows of a job are.
std::string rejects_path(EvidenceRoom const& room, store::JobId job);

/// The uploaded files, by hash or name, that a version of a dataset or a job of any board refers to; all others may go.
std::set<std::string> files_referred_to(store::Reader& reader);

/// Does these jobs. Tells its progress in bytes. An import is published once, in one transaction with the job's end.
store::Handler import_handler(EvidenceRoom room);

}  // namespace wardmote::evidence
