#include "domains/evidence/import_job.h"

#include <filesystem>

#include "base/text.h"
#include "domains/evidence/analyses/run_repetition.h"
#include "domains/evidence/dataset_store.h"
#include "store/canonical_json.h"
#include "store/files/file_store.h"
#include "store/jobs/jobs_store.h"
#include "web/context.h"

namespace wardmote::evidence {
namespace {

using Texts = std::map<std::string, std::string>;

constexpr std::string_view not_in_folder =
    "it is not in this server's folder of uploaded files, which all servers on one database need to share";

/// The members of a report that are numbers, by name.
template <class Report, class Take>
void each_count(Report& report, Take take) {
  take("version", report.version);
  take("rows_read", report.rows_read);
  take("rows_taken", report.rows_taken);
  take("rows_rejected", report.rows_rejected);
  take("values_new", report.values_new);
  take("values_changed", report.values_changed);
  take("values_unchanged", report.values_unchanged);
  take("values_gone", report.values_gone);
}

/// The job's end stands in the transaction that shows the version; without the lease neither is done.
base::Answer<void> end_with(store::Writer& writer, store::Job const& job, ImportReport const& report,
                            base::Instant now) {
  if (store::finish_job(writer, *job.lease, text_of(report), now)) return {};
  return store::Progress::stopped();
}

base::Answer<std::string> do_import(EvidenceRoom const& room, store::Job const& job, store::Progress& progress) {
  auto const asked = import_asked_of(job.request);
  if (!asked) return base::refuse(base::RefusalCode::usage_invalid, {{"reason", "The job asks for no import"}});
  auto const dataset =
      room.database.read([&](store::Reader& reader) { return find_dataset(reader, job.board, asked->dataset); });
  if (!dataset) return base::refuse(base::RefusalCode::dataset_unknown, {{"dataset", asked->dataset}});
  auto const file = store::FileStore(room.files_folder).path_of(asked->file_hash).string();
  if (std::error_code ignored; !std::filesystem::exists(file, ignored))
    return base::refuse(base::RefusalCode::file_unreadable,
                        {{"file", asked->file_name}, {"reason", std::string(not_in_folder)}});
  ImportRequest const request{.dataset = asked->dataset,
                              .file = file,
                              .layout_file = room.catalog_folder + "/layouts/" + dataset->layout + ".yaml",
                              .rejects_file = rejects_path(room, job.id),
                              .dry_run = asked->dry_run,
                              .file_name = asked->file_name,
                              .in_publication = [&](store::Writer& writer, ImportReport const& report) {
                                auto const ended = end_with(writer, job, report, room.clock.now());
                                return ended ? ask_repetitions(writer, room, asked->dataset, job.asked_by) : ended;
                              }};
  auto const tell = [&](std::uint64_t done, std::uint64_t total) {
    return progress.tell(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total),
                         web::message_id("Reading the file"));
  };
  auto const report = import_file(room.database, job.board, request, job.asked_by, tell, room.clock);
  if (!report) return std::unexpected(report.error());
  return text_of(*report);
}

}  // namespace

std::string text_of(ImportAsked const& asked) {
  return store::canonical_json({{"dataset", asked.dataset},
                                {"file_hash", asked.file_hash},
                                {"file_name", asked.file_name},
                                {"dry_run", asked.dry_run ? "true" : "false"}});
}

std::optional<ImportAsked> import_asked_of(std::string_view text) {
  auto texts = store::texts_of_json(text);
  if (!texts) return std::nullopt;
  return ImportAsked{.dataset = (*texts)["dataset"],
                     .file_hash = (*texts)["file_hash"],
                     .file_name = (*texts)["file_name"],
                     .dry_run = (*texts)["dry_run"] == "true"};
}

std::string text_of(ImportReport const& report) {
  Texts texts{{"unchanged", report.unchanged ? "true" : "false"}};
  each_count(report, [&](char const* name, std::int64_t count) { texts[name] = std::to_string(count); });
  return store::canonical_json(texts);
}

std::optional<ImportReport> import_report_of(std::string_view text) {
  auto texts = store::texts_of_json(text);
  if (!texts) return std::nullopt;
  ImportReport report{.unchanged = (*texts)["unchanged"] == "true"};
  each_count(report,
             [&](char const* name, std::int64_t& count) { count = base::whole_number((*texts)[name]).value_or(0); });
  return report;
}

store::JobId ask_import(store::Writer& writer, EvidenceRoom const& room, ImportAsked const& asked,
                        std::string_view asked_by) {
  auto const job = store::add_job(writer, room.clock,
                                  {.board = room.board,
                                   .kind = std::string(import_job_kind),
                                   .request = text_of(asked),
                                   .asked_by = std::string(asked_by)});
  writer.record({.board = room.board,
                 .actor = std::string(asked_by),
                 .action = asked.dry_run ? "ask_import_dry_run" : "ask_import",
                 .subject = job.text(),
                 .details = {{"dataset", asked.dataset}, {"file_hash", asked.file_hash}}});
  return job;
}

std::string rejects_path(EvidenceRoom const& room, store::JobId job) {
  return room.files_folder + "/rejects-" + job.text() + ".csv";
}

store::Handler import_handler(EvidenceRoom room) {
  return [room = std::move(room)](store::Job const& job, store::Progress& progress) {
    return do_import(room, job, progress);
  };
}

}  // namespace wardmote::evidence
