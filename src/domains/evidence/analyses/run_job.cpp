#include "domains/evidence/analyses/run_job.h"

#include "domains/evidence/analyses/run_store.h"
#include "domains/evidence/analyses/run_work.h"
#include "store/canonical_json.h"
#include "store/jobs/jobs_store.h"
#include "web/context.h"

namespace wardmote::evidence {
namespace {

base::Answer<std::string> do_run(EvidenceRoom const& room, store::Job const& job, store::Progress& progress) {
  auto texts = store::texts_of_json(job.request);
  auto const id = texts ? RunId::of((*texts)["run"]) : std::nullopt;
  auto const run =
      id ? room.database.read([&](store::Reader& reader) { return find_run(reader, job.board, *id); }) : std::nullopt;
  if (!run) return base::refuse(base::RefusalCode::run_unknown, {{"run", id ? id->text() : ""}});
  if (run->is_done()) return "{}";
  auto const tell = [&](std::int64_t done, std::int64_t total) {
    return progress.tell(done, total, web::message_id("Computing the analysis"));
  };
  auto const made = made_of(room.database, *run, analysis::in_order, tell);
  if (!made) return std::unexpected(made.error());
  auto const kept = room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    if (!store::finish_job(writer, *job.lease, "{}", room.clock.now())) return store::Progress::stopped();
    keep_made(writer, job.board, *run, *made, job.asked_by, room.clock.now());
    return {};
  });
  if (!kept) return std::unexpected(kept.error());
  return "{}";
}

}  // namespace

RunId ask_run(store::Writer& writer, EvidenceRoom const& room, RunRequest const& request, RunFacts const& facts,
              std::string_view asked_by, std::optional<RunId> after) {
  auto run = new_run(room.clock, request, facts);
  run.after = after;
  run.is_repeated = after.has_value();
  run.job = store::add_job(writer, room.clock,
                           {.board = room.board,
                            .kind = std::string(run_job_kind),
                            .request = store::canonical_json({{"run", run.id.text()}}),
                            .asked_by = std::string(asked_by)});
  insert_run(writer, room.board, run);
  writer.record({.board = room.board,
                 .actor = std::string(asked_by),
                 .action = "ask_analysis",
                 .subject = run.id.text(),
                 .details = {{"dataset", dataset_of(request)},
                             {"version_hash", run.version_hash},
                             {"after", after ? after->text() : ""}}});
  return run.id;
}

store::Handler run_handler(EvidenceRoom room) {
  return [room = std::move(room)](store::Job const& job, store::Progress& progress) {
    return do_run(room, job, progress);
  };
}

}  // namespace wardmote::evidence
