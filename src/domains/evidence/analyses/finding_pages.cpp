#include "domains/evidence/analyses/finding_view.h"
#include "domains/evidence/analyses/run_routes.h"

namespace wardmote::evidence {
namespace {

struct FindingRow {
  std::string finding_id{};
  std::string run_id{};
  std::string run_page{};
  std::string question{};
  FindingState state = FindingState::drafted;
  std::string title{};
  std::string headline{};
  std::string certainty{};
  std::string misuse{};
  std::string reason{};
  std::string published_at{};
  std::string dataset{};
  std::string publisher{};
};
BOOST_DESCRIBE_STRUCT(FindingRow, (),
                      (finding_id, run_id, run_page, question, state, title, headline, certainty, misuse, reason,
                       published_at, dataset, publisher))

struct FindingsView {
  std::vector<FindingRow> findings{};
  bool sees_all = false;  ///< drafts too
};
BOOST_DESCRIBE_STRUCT(FindingsView, (), (findings, sees_all))

FindingRow row_of(FindingView view) {
  return {.finding_id = std::move(view.finding_id),
          .run_id = std::move(view.run_id),
          .run_page = std::move(view.run_page),
          .question = std::move(view.question),
          .state = view.state,
          .title = std::move(view.title),
          .headline = std::move(view.headline),
          .certainty = std::move(view.certainty),
          .misuse = std::move(view.misuse),
          .reason = std::move(view.reason),
          .published_at = std::move(view.published_at),
          .dataset = std::move(view.dataset),
          .publisher = std::move(view.publisher)};
}

FindingsView show_findings(EvidenceRoom const& room, RunReader& runs, web::Context const& context) {
  FindingsView view{.sees_all = sees_all_runs(context.principal)};
  for (auto const& figures :
       room.database.read([&](store::Reader& reader) { return runs.findings(reader, context.principal); }))
    view.findings.push_back(row_of(finding_view(figures, context.principal, context.tongue)));
  return view;
}

base::Answer<FindingView> show_finding(EvidenceRoom const& room, RunReader& runs, std::string const& id,
                                       web::Context const& context) {
  auto const figures =
      room.database.read([&](store::Reader& reader) { return runs.finding(reader, id, context.principal); });
  if (!figures) return std::unexpected(figures.error());
  return finding_view(*figures, context.principal, context.tongue);
}

}  // namespace

void add_finding_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader) {
  router.page<web::NoQuery, FindingsView>(
      {.name = "findings",
       .path = "/evidence/findings",
       .policy = web::Policy::everyone(),
       .title = "Findings",
       .summary = "What analyses found, in a sentence each: where, when, how sure, and what it does not say.",
       .page = "evidence/findings",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "findings",
       .caching = web::Caching::never},
      [room, reader](web::NoQuery const&, web::Context const& context) -> base::Answer<FindingsView> {
        return show_findings(room, *reader, context);
      });
  router.page<FindingQuery, FindingView>(
      {.name = "finding",
       .path = "/evidence/findings/{finding}",
       .policy = web::Policy::everyone(),
       .title = "Finding",
       .summary = "One sentence that rests on an analysis, with its bias, its harm and what it must not be used for.",
       .page = "evidence/finding",
       .caching = web::Caching::never},
      [room, reader](FindingQuery const& query, web::Context const& context) {
        return show_finding(room, *reader, query.finding, context);
      });
}

}  // namespace wardmote::evidence
