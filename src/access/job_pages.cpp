#include <algorithm>
#include <map>

#include "access/audit_words.h"
#include "access/jobs_seen.h"
#include "access/pages.h"
#include "access/person_store.h"
#include "access/views.h"
#include "store/jobs/jobs_store.h"

namespace wardmote::access {
namespace {

constexpr int jobs_on_page = 50;
constexpr int refresh_every_s = 10;

struct JobRow {
  std::string id{};
  std::string label{};  ///< what it does
  std::string path{};   ///< where it is looked at; may be empty
  store::JobState state = store::JobState::waiting;
  int percent = 0;
  int attempts = 0;
  std::string asked_by{};  ///< a person's name as pages show it, or who else asked
  std::string created_at{};
  std::string ended_at{};
  std::string failure{};
  bool can_cancel = false;
};
BOOST_DESCRIBE_STRUCT(JobRow, (),
                      (id, label, path, state, percent, attempts, asked_by, created_at, ended_at, failure, can_cancel))

struct JobsView {
  std::vector<JobRow> jobs{};
  std::string before{};  ///< the identifier behind which the next page begins; empty: there is none
  bool is_at_work = false;
  std::optional<std::int64_t> refresh_s{};  ///< how soon a browser without scripts asks again
};
BOOST_DESCRIBE_STRUCT(JobsView, (), (jobs, before, is_at_work, refresh_s))

struct JobsQuery {
  std::string before;
};
BOOST_DESCRIBE_STRUCT(JobsQuery, (), (before))

struct JobForm {
  std::string job;
};
BOOST_DESCRIBE_STRUCT(JobForm, (), (job))

using Names = std::map<std::string, std::string>;

Names names_by_id(AccessRoom const& room, store::Reader& reader, web::Principal const& principal) {
  Names names;
  for (auto const& person : seen<PersonSeen>(list_people(reader, room.board), principal))
    if (person.display_name) names[person.id] = *person.display_name;
  return names;
}

std::string name_in(Names const& names, std::string const& actor, web::Tongue const& tongue) {
  auto const found = names.find(actor);
  return found == names.end() ? words_of_actor(actor, tongue) : found->second;
}

JobRow row_of(AccessRoom const& room, store::Job const& job, Names const& names, web::Context const& context) {
  auto const kind = std::ranges::find(room.job_kinds, job.kind, &JobKind::kind);
  auto const is_known = kind != room.job_kinds.end();
  return {.id = job.id.text(),
          .label = is_known ? context.tongue.text(kind->label) : job.kind,
          .path = is_known && !kind->page.empty() ? kind->page + job.id.text() : "",
          .state = job.state,
          .percent = percent_of(job),
          .attempts = job.attempts,
          .asked_by = name_in(names, job.asked_by, context.tongue),
          .created_at = base::to_text(job.created_at),
          .ended_at = job.ended_at ? base::to_text(*job.ended_at) : "",
          .failure = failure_of(job, context.tongue),
          .can_cancel = !is_ended(job.state) && !job.cancel_asked && context.principal.may("cancel_job")};
}

JobsView show_jobs(AccessRoom const& room, JobsQuery const& query, web::Context const& context) {
  auto const before = base::Id<store::Job>::of(query.before);
  auto const [jobs, names] = room.database.read([&](store::Reader& reader) {
    return std::pair(jobs_seen(reader, room.board, context.principal, jobs_on_page, before),
                     names_by_id(room, reader, context.principal));
  });
  JobsView view;
  for (auto const& job : jobs) {
    view.jobs.push_back(row_of(room, job, names, context));
    view.is_at_work = view.is_at_work || !is_ended(job.state);
  }
  if (view.is_at_work) view.refresh_s = refresh_every_s;
  if (view.jobs.size() == jobs_on_page) view.before = view.jobs.back().id;
  return view;
}

base::Answer<DoneView> cancel(AccessRoom const& room, JobForm const& form, web::Context const& context) {
  if (auto const job = base::Id<store::Job>::of(form.job))
    room.database.write([&](store::Writer& writer) {
      cancel_job(writer, room.board, *job, context.now);
      writer.record(
          {.board = room.board, .actor = context.principal.person, .action = "cancel_job", .subject = job->text()});
    });
  context.reply.see_other = "/admin/jobs";
  return DoneView{};
}

}  // namespace

void add_job_routes(web::Router& router, AccessRoom const& room) {
  router.page<JobsQuery, JobsView>(
      {.name = "jobs",
       .path = "/admin/jobs",
       .policy = web::Policy::permission("jobs"),
       .title = "Jobs",
       .summary = "Work that takes longer than a page: what waits, what runs, how it ended.",
       .page = "access/jobs",
       .formats = {web::Format::html, web::Format::json, web::Format::csv, web::Format::events},
       .rows = "jobs",
       .caching = web::Caching::never},
      [room](JobsQuery const& query, web::Context const& context) -> base::Answer<JobsView> {
        return show_jobs(room, query, context);
      });
  router.page<JobForm, DoneView>(
      {.name = "cancel_job",
       .path = "/admin/jobs/cancel_job",
       .policy = web::Policy::permission("cancel_job"),
       .title = "Jobs",
       .summary = "Asks a job to stop; one that waits is cancelled at once.",
       .page = "access/jobs",
       .method = web::Method::post,
       .form_on = "jobs"},
      [room](JobForm const& form, web::Context const& context) { return cancel(room, form, context); });
}

}  // namespace wardmote::access
