#include "access/job_words.h"
#include "access/pages.h"
#include "access/views.h"
#include "base/text.h"
#include "store/jobs/jobs_store.h"
#include "store/transparency/verify_job.h"
#include "web/crumb.h"

namespace wardmote::access {
namespace {

using store::JobState;

struct AskedView {
  std::string job;  ///< where to look on: /admin/audit/checks/{job}
};
BOOST_DESCRIBE_STRUCT(AskedView, (), (job))
using CheckQuery = AskedView;

struct CheckView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string id{};
  JobState state = JobState::waiting;
  int percent = 0;
  std::string ended_at{};
  std::string failure{};
  bool is_at_work = false;
  std::optional<std::int64_t> refresh_s{};  ///< how soon a browser without scripts asks again
  bool holds = false;
  bool is_broken = false;
  std::int64_t entries = 0;      ///< that hold, from the first on
  std::int64_t checkpoints = 0;  ///< that they were held against
  std::int64_t faults = 0;
  std::string root{};
  std::string fault{};                        ///< the first, in words
  std::optional<std::int64_t> fault_entry{};  ///< the entry that it names, if that is there
};
BOOST_DESCRIBE_STRUCT(CheckView, (),
                      (breadcrumbs, id, state, percent, ended_at, failure, is_at_work, refresh_s, holds, is_broken,
                       entries, checkpoints, faults, root, fault, fault_entry))

constexpr std::int64_t refresh_every_s = 2;

std::string words_of(store::LinkFault fault, std::string const& sequence, web::Tongue const& tongue) {
  web::TextValues const values{{"sequence", sequence}};
  switch (fault) {
    case store::LinkFault::missing: return tongue.text("Entry {sequence} is missing.", values);
    case store::LinkFault::unreadable: return tongue.text("Entry {sequence} holds what no entry can hold.", values);
    case store::LinkFault::changed:
      return tongue.text("Entry {sequence} was changed: its hash does not belong to it.", values);
    case store::LinkFault::does_not_follow: break;
  }
  return tongue.text("Entry {sequence} does not follow the one before it.", values);
}

void show_report(CheckView& view, store::VerifyReport const& report, web::Tongue const& tongue) {
  view.entries = report.entries;
  view.checkpoints = report.checkpoints;
  view.faults = report.faults;
  view.root = report.root;
  view.holds = !report.first_fault;
  view.is_broken = !view.holds;
  if (view.holds) return;
  auto fault = *report.first_fault;
  if (fault.values.contains("checkpoint")) fault.values["checkpoint"] = tongue.text("a checkpoint that was signed");
  view.fault =
      report.broken ? words_of(*report.broken, fault.values["sequence"], tongue) : web::sentence_in(tongue, fault);
  if (report.broken && *report.broken != store::LinkFault::missing)
    view.fault_entry = base::whole_number(fault.values["sequence"]);
}

base::Answer<CheckView> show_check(AccessRoom const& room, std::string const& id, web::Context const& context) {
  auto const job_id = base::Id<store::Job>::of(id);
  auto const job = room.database.read(
      [&](store::Reader& reader) { return job_id ? store::find_job(reader, room.board, *job_id) : std::nullopt; });
  if (!job || job->kind != store::verify_audit_kind) return base::refuse(base::RefusalCode::job_unknown, {{"job", id}});
  CheckView view{.breadcrumbs = {{"/admin", context.tongue.text("Administration")},
                                 {"/admin/audit", context.tongue.text("Audit log")}},
                 .id = id,
                 .state = job->state,
                 .percent = percent_of(*job),
                 .ended_at = job->ended_at ? base::to_text(*job->ended_at) : "",
                 .failure = job->state == JobState::failed ? failure_of(*job, context.tongue) : "",
                 .is_at_work = !store::is_ended(job->state)};
  if (view.is_at_work) view.refresh_s = refresh_every_s;
  if (job->state == JobState::done)
    if (auto const report = store::verify_report_of(job->result)) show_report(view, *report, context.tongue);
  return view;
}

/// Long work: the page of the job tells how it goes.
base::Answer<AskedView> ask_check(AccessRoom const& room, web::Context const& context) {
  auto const job = room.database.write([&](store::Writer& writer) {
    auto const id = store::add_job(writer, room.clock,
                                   {.board = room.board,
                                    .kind = std::string(store::verify_audit_kind),
                                    .request = "{}",
                                    .asked_by = context.principal.person});
    writer.record(
        {.board = room.board, .actor = context.principal.person, .action = "verify_audit", .subject = id.text()});
    return id;
  });
  context.reply.see_other = "/admin/audit/checks/" + job.text();
  return AskedView{job.text()};
}

}  // namespace

void add_audit_check_routes(web::Router& router, AccessRoom const& room) {
  router.page<web::NoQuery, AskedView>(
      {.name = "verify_audit",
       .path = "/admin/audit/verify_audit",
       .policy = web::Policy::permission("verify_audit"),
       .title = "Check of the audit log",
       .summary = "Walks the whole log and holds it against every checkpoint that was signed.",
       .page = "access/audit_check",
       .method = web::Method::post,
       .form_on = "audit"},
      [room](web::NoQuery const&, web::Context const& context) { return ask_check(room, context); });
  router.page<CheckQuery, CheckView>(
      {.name = "audit_check",
       .path = "/admin/audit/checks/{job}",
       .policy = web::Policy::permission("audit"),
       .title = "Check of the audit log",
       .summary = "Whether every entry is as it was written, and every checkpoint was made of these entries.",
       .page = "access/audit_check",
       .formats = {web::Format::html, web::Format::json, web::Format::events},
       .caching = web::Caching::never},
      [room](CheckQuery const& query, web::Context const& context) { return show_check(room, query.job, context); });
}

}  // namespace wardmote::access
