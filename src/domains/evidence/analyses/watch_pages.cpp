#include "domains/evidence/analyses/run_routes.h"
#include "domains/evidence/analyses/watch_view.h"

namespace wardmote::evidence {
namespace {

struct WatchQuery {
  std::string run;
  std::optional<int> series;  ///< rank of the one whose timeline is shown
};
BOOST_DESCRIBE_STRUCT(WatchQuery, (), (run, series))

base::Answer<WatchView> show_watch(EvidenceRoom const& room, RunReader& runs, WatchQuery const& query,
                                   web::Context const& context) {
  auto const figures =
      room.database.read([&](store::Reader& reader) { return runs.run(reader, query.run, context.principal); });
  if (!figures) return std::unexpected(figures.error());
  if (!std::holds_alternative<WatchRequest>(figures->run.request))
    return base::refuse(base::RefusalCode::run_unknown, {{"run", query.run}});
  return watch_view(*figures, query.series.value_or(1), context.principal, context.now, context.tongue);
}

}  // namespace

void add_watch_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader) {
  router.page<WatchQuery, WatchView>(
      {.name = "early_warning",
       .path = "/evidence/warnings/{run}",
       .policy = web::Policy::everyone(),
       .title = "Early warning",
       .summary =
           "Which counts of a week are higher than their own past lets expect, how sure that is, and how it was made.",
       .page = "evidence/warning",
       .formats = {web::Format::html, web::Format::json, web::Format::csv, web::Format::geojson, web::Format::events},
       .rows = "series",
       .features = "areas",
       .caching = web::Caching::never},
      [room, reader](WatchQuery const& query, web::Context const& context) {
        return show_watch(room, *reader, query, context);
      });
}

}  // namespace wardmote::evidence
