#include "domains/evidence/analyses/run_pages.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/evidence/analyses/finding_rules.h"
#include "domains/evidence/analyses/run_repetition.h"
#include "domains/evidence/analyses/run_routes.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/option.h"
#include "store/jobs/jobs_store.h"

namespace wardmote::evidence {
namespace {

constexpr std::size_t compared_max = 5;

struct RunsQuery {
  std::vector<std::string> run{};  ///< to be compared
};
BOOST_DESCRIBE_STRUCT(RunsQuery, (), (run))

struct RunRow : RunSummary {
  std::string run_id{};
  std::string run_page{};  ///< path, without language
  std::string question{};  ///< "concentrated", "unusual", "dense"
  std::string dataset_title{};
  store::JobState state = store::JobState::waiting;
  std::string headline{};
  bool is_chosen = false;
  bool is_repeated = false;  ///< newer data will be asked the same
  std::string asked_at{};
  std::string version_hash{};
};
BOOST_DESCRIBE_STRUCT(RunRow, (RunSummary),
                      (run_id, run_page, question, dataset_title, state, headline, is_chosen, is_repeated, asked_at,
                       version_hash))

struct RunsView {
  std::vector<RunRow> runs{};
  std::vector<RunRow> compared{};
  std::vector<Option> datasets{};  ///< that an analysis can be started of; none for who may not
  bool may_start = false;
  bool sees_all = false;
};
BOOST_DESCRIBE_STRUCT(RunsView, (), (runs, compared, datasets, may_start, sees_all))

struct RunQuery {
  std::string run;
};
BOOST_DESCRIBE_STRUCT(RunQuery, (), (run))

struct ActView {
  std::string done;  ///< where to look on
};
BOOST_DESCRIBE_STRUCT(ActView, (), (done))

RunRow row_of(RunFigures const& figures, web::Tongue const& tongue) {
  RunRow row{summary_of(figures.run.request, figures.result, tongue)};
  row.run_id = figures.run.id.text();
  row.run_page = page_of(figures.run.request, figures.run.id);
  row.question = base::spelling_of(question_of(figures.run.request));
  row.dataset_title = figures.dataset.title.in(tongue.language());
  row.state = state_of(figures.run, figures.job);
  row.headline = story_of(figures, tongue).headline;
  row.asked_at = base::to_text(figures.run.asked_at);
  row.is_repeated = figures.run.is_repeated;
  row.version_hash = figures.run.version_hash;
  return row;
}

RunsView show_runs(EvidenceRoom const& room, RunReader& runs, RunsQuery const& query, web::Context const& context) {
  RunsView view{.may_start = context.principal.may("start_analysis"), .sees_all = sees_all_runs(context.principal)};
  room.database.read([&](store::Reader& reader) {
    for (auto const& figures : runs.runs(reader, context.principal)) {
      view.runs.push_back(row_of(figures, context.tongue));
      auto& row = view.runs.back();
      row.is_chosen = std::ranges::find(query.run, row.run_id) != query.run.end();
      if (row.is_chosen && view.compared.size() < compared_max) view.compared.push_back(row);
    }
    if (view.may_start)
      for (auto const& dataset : list_datasets(reader, room.board))
        if (dataset.kind == DatasetKind::incidents && current_version(reader, dataset.id))
          view.datasets.push_back({dataset.slug, dataset.title.in(context.language())});
  });
  return view;
}

base::Answer<ActView> go_to(std::string path, web::Context const& context) {
  context.reply.see_other = path;
  return ActView{std::move(path)};
}

base::Answer<ActView> cancel(EvidenceRoom const& room, RunReader& runs, std::string const& id,
                             web::Context const& context) {
  auto const done = room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    auto const found = runs.run(writer, id, context.principal);
    if (!found) return std::unexpected(found.error());
    if (found->run.job) store::cancel_job(writer, room.board, *found->run.job, context.now);
    writer.record({.board = room.board, .actor = context.principal.person, .action = "cancel_analysis", .subject = id});
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return go_to("/evidence/analyses/" + id, context);
}

base::Answer<ActView> repeat(EvidenceRoom const& room, RunReader& runs, std::string const& id, bool is_repeated,
                             web::Context const& context) {
  std::string page;
  auto const done = room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    auto const found = runs.run(writer, id, context.principal);
    if (!found) return std::unexpected(found.error());
    set_repeated(writer, room.board, found->run, is_repeated, context.principal.person);
    page = page_of(found->run.request, found->run.id);
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return go_to(std::move(page), context);
}

base::Answer<ActView> draft(EvidenceRoom const& room, std::string const& id, web::Context const& context) {
  auto const run_id = RunId::of(id);
  if (!run_id) return base::refuse(base::RefusalCode::run_unknown, {{"run", id}});
  auto const finding = room.database.write([&](store::Writer& writer) {
    return draft_finding(writer, room.board, *run_id, context.principal.person, room.clock);
  });
  if (!finding) return std::unexpected(finding.error());
  return go_to("/evidence/findings/" + finding->text(), context);
}

}  // namespace

void add_run_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader) {
  router.page<RunsQuery, RunsView>(
      {.name = "analyses",
       .path = "/evidence/analyses",
       .policy = web::Policy::everyone(),
       .title = "Analyses",
       .summary =
           "Searches for what chance would seldom put there: places, times and weeks. Each with how to make it again.",
       .page = "evidence/analyses",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "runs",
       .caching = web::Caching::never},
      [room, reader](RunsQuery const& query, web::Context const& context) -> base::Answer<RunsView> {
        return show_runs(room, *reader, query, context);
      });
  router.page<RunQuery, ActView>({.name = "cancel_analysis",
                                  .path = "/evidence/analyses/{run}/cancel_analysis",
                                  .policy = web::Policy::permission("start_analysis"),
                                  .title = "Analysis",
                                  .summary = "Stops an analysis; nothing of it is kept.",
                                  .page = "evidence/analysis",
                                  .method = web::Method::post,
                                  .form_on = "analysis"},
                                 [room, reader](RunQuery const& query, web::Context const& context) {
                                   return cancel(room, *reader, query.run, context);
                                 });
  router.page<RunQuery, ActView>(
      {.name = "repeat_analysis",
       .path = "/evidence/analyses/{run}/repeat_analysis",
       .policy = web::Policy::permission("start_analysis"),
       .title = "Analysis",
       .summary = "Asks the same of every newer version of the data; clusters are followed from one to the next.",
       .page = "evidence/analysis",
       .method = web::Method::post,
       .form_on = "analysis"},
      [room, reader](RunQuery const& query, web::Context const& context) {
        return repeat(room, *reader, query.run, true, context);
      });
  router.page<RunQuery, ActView>({.name = "end_repetition",
                                  .path = "/evidence/analyses/{run}/end_repetition",
                                  .policy = web::Policy::permission("start_analysis"),
                                  .title = "Analysis",
                                  .summary = "Asks newer versions of the data no more.",
                                  .page = "evidence/analysis",
                                  .method = web::Method::post,
                                  .form_on = "analysis"},
                                 [room, reader](RunQuery const& query, web::Context const& context) {
                                   return repeat(room, *reader, query.run, false, context);
                                 });
  router.page<RunQuery, ActView>(
      {.name = "draft_finding",
       .path = "/evidence/analyses/{run}/draft_finding",
       .policy = web::Policy::permission("draft_finding"),
       .title = "Analysis",
       .summary = "Drafts the sentence that follows from an analysis; nothing is public yet.",
       .page = "evidence/analysis",
       .method = web::Method::post,
       .form_on = "analysis"},
      [room](RunQuery const& query, web::Context const& context) { return draft(room, query.run, context); });
}

void add_analysis_routes(web::Router& router, EvidenceRoom const& room) {
  auto const reader = std::make_shared<RunReader>(room);
  add_run_routes(router, room, reader);
  add_question_routes(router, room);
  add_scan_form_routes(router, room);
  add_scan_routes(router, room, reader);
  add_density_form_routes(router, room);
  add_density_routes(router, room, reader);
  add_watch_form_routes(router, room);
  add_watch_routes(router, room, reader);
  add_finding_routes(router, room, reader);
  add_finding_act_routes(router, room, reader);
}

}  // namespace wardmote::evidence
