#include "domains/evidence/analyses/run_routes.h"
#include "domains/evidence/analyses/scan_view.h"

namespace wardmote::evidence {
namespace {

struct ScanQuery {
  std::string run;
};
BOOST_DESCRIBE_STRUCT(ScanQuery, (), (run))

/// Every run has this address. Of another kind it is sent on to the page of its kind; who takes it as data gets its frame.
base::Answer<ScanView> show_scan(EvidenceRoom const& room, RunReader& runs, std::string const& id,
                                 web::Context const& context) {
  auto const figures =
      room.database.read([&](store::Reader& reader) { return runs.run(reader, id, context.principal); });
  if (!figures) return std::unexpected(figures.error());
  if (std::holds_alternative<ScanRequest>(figures->run.request))
    return scan_view(*figures, context.principal, context.now, context.tongue);
  context.reply.see_other = page_of(figures->run.request, figures->run.id);
  return ScanView{frame_of(*figures, context.principal, context.now, context.tongue)};
}

}  // namespace

void add_scan_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader) {
  router.page<ScanQuery, ScanView>(
      {.name = "analysis",
       .path = "/evidence/analyses/{run}",
       .policy = web::Policy::everyone(),
       .title = "Analysis",
       .summary = "What an analysis found, how sure it is, what it does not say, and how it was made.",
       .page = "evidence/analysis",
       .formats = {web::Format::html, web::Format::json, web::Format::csv, web::Format::geojson, web::Format::events},
       .rows = "clusters",
       .features = "areas",
       .caching = web::Caching::never},
      [room, reader](ScanQuery const& query, web::Context const& context) {
        return show_scan(room, *reader, query.run, context);
      });
}

}  // namespace wardmote::evidence
