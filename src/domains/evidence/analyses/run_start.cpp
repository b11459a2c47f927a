#include "domains/evidence/analyses/run_start.h"

#include "domains/evidence/analyses/run_job.h"
#include "domains/evidence/analyses/run_work.h"

namespace wardmote::evidence {

FormFrame form_frame_of(RunFacts const& facts, web::Tongue const& tongue) {
  auto const language = tongue.language();
  FormFrame frame{.breadcrumbs = {{"/evidence/findings", tongue.text("Findings")},
                                  {"/evidence/analyses", tongue.text("Analyses")},
                                  {"/evidence/analyses/start/" + facts.dataset.slug, tongue.text("Start an analysis")}},
                  .dataset = facts.dataset.slug,
                  .dataset_title = facts.dataset.title.in(language),
                  .caution = facts.dataset.caution.in(language)};
  for (auto const& offence : facts.offences) frame.offences.push_back({offence.key, offence.key});
  return frame;
}

base::Answer<RunFacts> facts_for(EvidenceRoom const& room, std::string const& dataset) {
  return room.database.read([&](store::Reader& reader) { return facts_of(reader, room.board, dataset); });
}

base::Answer<StartedView> start_run(EvidenceRoom const& room, RunForm const& form, web::Context const& context) {
  std::string page;
  auto const run = room.database.write([&](store::Writer& writer) -> base::Answer<RunId> {
    auto const facts = facts_of(writer, room.board, dataset_of(form));
    if (!facts) return std::unexpected(facts.error());
    auto const request = request_for(form, *facts);
    if (!request) return std::unexpected(request.error());
    auto const id = ask_run(writer, room, *request, *facts, context.principal.person);
    page = page_of(*request, id);
    return id;
  });
  if (!run) return std::unexpected(run.error());
  context.reply.see_other = page;
  return StartedView{run->text()};
}

}  // namespace wardmote::evidence
