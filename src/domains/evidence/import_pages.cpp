#include "domains/evidence/import_pages.h"

#include "access/job_words.h"
#include "access/jobs_seen.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/import_job.h"
#include "domains/evidence/option.h"
#include "domains/evidence/rejects_file.h"
#include "store/files/file_store.h"
#include "store/jobs/jobs_store.h"
#include "web/crumb.h"

namespace wardmote::evidence {
namespace {

using store::Job;
using store::JobState;
using web::message_id;

constexpr int jobs_looked_through = 200;
constexpr std::size_t imports_shown = 20;
constexpr std::size_t rejects_shown = 1000;
constexpr std::int64_t refresh_every_s = 3;

struct ImportRow {
  std::string id{};
  std::string dataset{};
  std::string file_name{};
  JobState state = JobState::waiting;
  bool dry_run = true;
  std::string created_at{};
};
BOOST_DESCRIBE_STRUCT(ImportRow, (), (id, dataset, file_name, state, dry_run, created_at))

struct ImportsView {
  std::vector<Option> datasets{};
  std::vector<ImportRow> imports{};
  bool may_import = false;
};
BOOST_DESCRIBE_STRUCT(ImportsView, (), (datasets, imports, may_import))

struct UploadForm {
  std::string dataset;
  std::string file;  ///< content hash of the uploaded file
  std::string file_name;
  std::string file_kind;
};
BOOST_DESCRIBE_STRUCT(UploadForm, (), (dataset, file, file_name, file_kind))

struct ImportQuery {
  std::string import;
};
BOOST_DESCRIBE_STRUCT(ImportQuery, (), (import))

struct Counts {
  std::int64_t version = 0;
  std::int64_t rows_read = 0;
  std::int64_t rows_taken = 0;
  std::int64_t rows_rejected = 0;
  std::int64_t values_new = 0;
  std::int64_t values_changed = 0;
  std::int64_t values_unchanged = 0;
  std::int64_t values_gone = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (),
                      (version, rows_read, rows_taken, rows_rejected, values_new, values_changed, values_unchanged,
                       values_gone))

struct ImportView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string id{};
  std::string dataset{};        ///< slug
  std::string dataset_title{};  ///< empty: there is no such dataset any more
  std::string file_name{};
  bool dry_run = true;
  JobState state = JobState::waiting;
  int percent = 0;
  std::string created_at{};
  std::string ended_at{};
  std::string failure{};
  bool unchanged = false;          ///< the very file that shows already
  bool has_values = false;         ///< a dataset of published values: the difference is told by value
  std::optional<Counts> counts{};  ///< null until it has ended well
  bool is_at_work = false;
  std::optional<std::int64_t> refresh_s{};  ///< how soon a browser without scripts asks again
  bool may_commit = false;
  bool may_cancel = false;
};
BOOST_DESCRIBE_STRUCT(ImportView, (),
                      (breadcrumbs, id, dataset, dataset_title, file_name, dry_run, state, percent, created_at,
                       ended_at, failure, unchanged, has_values, counts, is_at_work, refresh_s, may_commit, may_cancel))

struct RejectsView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string id{};
  std::vector<RejectedRow> rows{};
  bool is_cut = false;  ///< there are more than are shown
};
BOOST_DESCRIBE_STRUCT(RejectsView, (), (breadcrumbs, id, rows, is_cut))

struct DoneView {
  std::string import;  ///< where to look on: /admin/imports/{import}
};
BOOST_DESCRIBE_STRUCT(DoneView, (), (import))

std::vector<web::Crumb> crumbs(web::Tongue const& tongue) {
  return {{"/admin", tongue.text("Administration")}, {"/admin/imports", tongue.text("Imports")}};
}

std::unexpected<base::Refusal> wrong_field(std::string field, std::string_view message) {
  base::Refusal refusal{.code = base::RefusalCode::form_invalid};
  refusal.fields.push_back({std::move(field), std::string(message)});
  return std::unexpected(std::move(refusal));
}

ImportRow row_of(Job const& job) {
  auto const asked = import_asked_of(job.request).value_or(ImportAsked{});
  return {job.id.text(), asked.dataset, asked.file_name, job.state, asked.dry_run, base::to_text(job.created_at)};
}

ImportsView show_imports(EvidenceRoom const& room, web::Context const& context) {
  ImportsView view{.may_import = context.principal.may("import_dataset")};
  room.database.read([&](store::Reader& reader) {
    for (auto const& dataset : list_datasets(reader, room.board))
      view.datasets.push_back({dataset.slug, dataset.title.in(context.language())});
    for (auto const& job : access::jobs_seen(reader, room.board, context.principal, jobs_looked_through))
      if (job.kind == import_job_kind && view.imports.size() < imports_shown) view.imports.push_back(row_of(job));
  });
  return view;
}

/// The job, if it is an import of this board that the principal may know of.
base::Answer<Job> find_import(EvidenceRoom const& room, store::Reader& reader, std::string const& id,
                              web::Principal const& principal) {
  auto const job_id = base::Id<Job>::of(id);
  auto job = job_id ? access::job_seen(reader, room.board, principal, *job_id) : std::nullopt;
  if (!job || job->kind != import_job_kind) return base::refuse(base::RefusalCode::job_unknown, {{"job", id}});
  return *std::move(job);
}

void show_counts(ImportView& view, ImportReport const& report) {
  view.unchanged = report.unchanged;
  view.counts = Counts{report.version,    report.rows_read,      report.rows_taken,       report.rows_rejected,
                       report.values_new, report.values_changed, report.values_unchanged, report.values_gone};
}

/// What may be done with it now.
void show_acts(ImportView& view, Job const& job, web::Principal const& principal) {
  view.is_at_work = !store::is_ended(job.state);
  if (view.is_at_work) view.refresh_s = refresh_every_s;
  view.may_cancel = view.is_at_work && !job.cancel_asked && principal.may("import_dataset");
  view.may_commit =
      job.state == JobState::done && view.dry_run && !view.unchanged && view.counts && principal.may("import_dataset");
}

ImportView view_of(Job const& job, std::optional<Dataset> const& dataset, web::Context const& context) {
  auto const asked = import_asked_of(job.request).value_or(ImportAsked{});
  ImportView view{.breadcrumbs = crumbs(context.tongue),
                  .id = job.id.text(),
                  .dataset = asked.dataset,
                  .dataset_title = dataset ? dataset->title.in(context.language()) : "",
                  .file_name = asked.file_name,
                  .dry_run = asked.dry_run,
                  .state = job.state,
                  .percent = access::percent_of(job),
                  .created_at = base::to_text(job.created_at),
                  .ended_at = job.ended_at ? base::to_text(*job.ended_at) : "",
                  .failure = job.state == JobState::failed ? access::failure_of(job, context.tongue) : "",
                  .has_values = dataset && dataset->kind == DatasetKind::published_values};
  if (auto const report = import_report_of(job.result); report && job.state == JobState::done)
    show_counts(view, *report);
  show_acts(view, job, context.principal);
  return view;
}

base::Answer<ImportView> show_import(EvidenceRoom const& room, std::string const& id, web::Context const& context) {
  return room.database.read([&](store::Reader& reader) -> base::Answer<ImportView> {
    auto const job = find_import(room, reader, id, context.principal);
    if (!job) return std::unexpected(job.error());
    auto const asked = import_asked_of(job->request).value_or(ImportAsked{});
    return view_of(*job, find_dataset(reader, room.board, asked.dataset), context);
  });
}

base::Answer<DoneView> go_to(store::JobId job, web::Context const& context) {
  context.reply.see_other = "/admin/imports/" + job.text();
  return DoneView{job.text()};
}

base::Answer<DoneView> upload(EvidenceRoom const& room, UploadForm const& form, web::Context const& context) {
  if (!store::FileStore::is_hash(form.file)) return wrong_field("file", message_id("Choose the file to import."));
  if (form.file_kind != "text" && form.file_kind != "gzip")
    return wrong_field("file",
                       message_id("This is no CSV, JSON or GeoJSON file. Save it as one of them, or as .gz of one."));
  auto const job = room.database.write([&](store::Writer& writer) -> base::Answer<store::JobId> {
    if (!find_dataset(writer, room.board, form.dataset))
      return wrong_field("dataset", message_id("Choose the dataset that the file belongs to."));
    return ask_import(writer, room, {form.dataset, form.file, form.file_name, true}, context.principal.person);
  });
  if (!job) return std::unexpected(job.error());
  return go_to(*job, context);
}

/// The same file once more, for good.
base::Answer<DoneView> commit(EvidenceRoom const& room, std::string const& id, web::Context const& context) {
  auto const job = room.database.write([&](store::Writer& writer) -> base::Answer<store::JobId> {
    auto const tried = find_import(room, writer, id, context.principal);
    if (!tried) return std::unexpected(tried.error());
    auto asked = import_asked_of(tried->request).value_or(ImportAsked{});
    if (tried->state != JobState::done || !asked.dry_run)
      return base::refuse(base::RefusalCode::import_not_tried, {{"job", id}});
    asked.dry_run = false;
    return ask_import(writer, room, asked, context.principal.person);
  });
  if (!job) return std::unexpected(job.error());
  return go_to(*job, context);
}

base::Answer<DoneView> cancel(EvidenceRoom const& room, std::string const& id, web::Context const& context) {
  auto const job = room.database.write([&](store::Writer& writer) -> base::Answer<store::JobId> {
    auto const found = find_import(room, writer, id, context.principal);
    if (!found) return std::unexpected(found.error());
    store::cancel_job(writer, room.board, found->id, context.now);
    writer.record({.board = room.board, .actor = context.principal.person, .action = "cancel_import", .subject = id});
    return found->id;
  });
  if (!job) return std::unexpected(job.error());
  return go_to(*job, context);
}

base::Answer<RejectsView> show_rejects(EvidenceRoom const& room, std::string const& id, web::Context const& context) {
  auto const job =
      room.database.read([&](store::Reader& reader) { return find_import(room, reader, id, context.principal); });
  if (!job) return std::unexpected(job.error());
  RejectsView view{.breadcrumbs = crumbs(context.tongue),
                   .id = id,
                   .rows = read_rejects(rejects_path(room, job->id), rejects_shown + 1)};
  view.breadcrumbs.push_back({"/admin/imports/" + id, context.tongue.text("Import")});
  view.is_cut = view.rows.size() > rejects_shown;
  if (view.is_cut) view.rows.pop_back();
  return view;
}

void add_acts(web::Router& router, EvidenceRoom const& room) {
  auto const act = [](std::string name, std::string_view summary) {
    return web::RouteInfo{.name = name,
                          .path = "/admin/imports/{import}/" + name,
                          .policy = web::Policy::permission("import_dataset"),
                          .title = "Import",
                          .summary = std::string(summary),
                          .page = "evidence/import",
                          .method = web::Method::post,
                          .form_on = "import"};
  };
  router.page<ImportQuery, DoneView>(
      act("commit_import", message_id("Imports for good what was tried.")),
      [room](ImportQuery const& query, web::Context const& context) { return commit(room, query.import, context); });
  router.page<ImportQuery, DoneView>(
      act("cancel_import", message_id("Stops an import; nothing of it shows.")),
      [room](ImportQuery const& query, web::Context const& context) { return cancel(room, query.import, context); });
}

void add_pages(web::Router& router, EvidenceRoom const& room) {
  router.page<web::NoQuery, ImportsView>(
      {.name = "imports",
       .path = "/admin/imports",
       .policy = web::Policy::permission("imports"),
       .title = "Imports",
       .summary = "Bring a new file into a dataset: try it, look at the difference, then import.",
       .page = "evidence/imports",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<ImportsView> {
        return show_imports(room, context);
      });
  router.page<ImportQuery, ImportView>({.name = "import",
                                        .path = "/admin/imports/{import}",
                                        .policy = web::Policy::permission("imports"),
                                        .title = "Import",
                                        .summary = "How an import goes, what it changes, what it could not read.",
                                        .page = "evidence/import",
                                        .formats = {web::Format::html, web::Format::json, web::Format::events},
                                        .caching = web::Caching::never},
                                       [room](ImportQuery const& query, web::Context const& context) {
                                         return show_import(room, query.import, context);
                                       });
  router.page<ImportQuery, RejectsView>({.name = "import_rejects",
                                         .path = "/admin/imports/{import}/rejects",
                                         .policy = web::Policy::permission("imports"),
                                         .title = "Rows that could not be read",
                                         .summary = "Each with its line, column and reason.",
                                         .page = "evidence/rejects",
                                         .formats = {web::Format::html, web::Format::json, web::Format::csv},
                                         .rows = "rows",
                                         .caching = web::Caching::never},
                                        [room](ImportQuery const& query, web::Context const& context) {
                                          return show_rejects(room, query.import, context);
                                        });
}

}  // namespace

void add_import_routes(web::Router& router, EvidenceRoom const& room) {
  add_pages(router, room);
  router.page<UploadForm, DoneView>(
      {.name = "upload_import",
       .path = "/admin/imports",
       .policy = web::Policy::permission("import_dataset"),
       .title = "Imports",
       .summary = "Takes a file and tries it: nothing is changed yet.",
       .page = "evidence/imports",
       .method = web::Method::post,
       .upload_bytes_max = import_bytes_max,
       .file_field = "file"},
      [room](UploadForm const& form, web::Context const& context) { return upload(room, form, context); });
  add_acts(router, room);
}

}  // namespace wardmote::evidence
