#include "domains/evidence/analyses/density_view.h"
#include "domains/evidence/analyses/run_routes.h"

namespace wardmote::evidence {
namespace {

struct DensityQuery {
  std::string run;
};
BOOST_DESCRIBE_STRUCT(DensityQuery, (), (run))

base::Answer<DensityView> show_density(EvidenceRoom const& room, RunReader& runs, std::string const& id,
                                       web::Context const& context) {
  auto const figures =
      room.database.read([&](store::Reader& reader) { return runs.run(reader, id, context.principal); });
  if (!figures) return std::unexpected(figures.error());
  if (!std::holds_alternative<DensityRequest>(figures->run.request))
    return base::refuse(base::RefusalCode::run_unknown, {{"run", id}});
  return density_view(*figures, context.principal, context.now, context.tongue);
}

}  // namespace

void add_density_routes(web::Router& router, EvidenceRoom const& room, std::shared_ptr<RunReader> const& reader) {
  router.page<DensityQuery, DensityView>(
      {.name = "density",
       .path = "/evidence/densities/{run}",
       .policy = web::Policy::everyone(),
       .title = "Density",
       .summary = "Where incidents lie densest, how much of what came later lay there too, and how it was made.",
       .page = "evidence/density",
       .formats = {web::Format::html, web::Format::json, web::Format::csv, web::Format::geojson, web::Format::events},
       .rows = "cells",
       .features = "cells",
       .caching = web::Caching::never},
      [room, reader](DensityQuery const& query, web::Context const& context) {
        return show_density(room, *reader, query.run, context);
      });
}

}  // namespace wardmote::evidence
