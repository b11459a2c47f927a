#include "domains/evidence/analyses/demo_analyses.h"

#include <fstream>
#include <iterator>
#include <vector>

#include "base/document.h"
#include "base/text.h"
#include "domains/evidence/analyses/finding_rules.h"
#include "domains/evidence/analyses/finding_store.h"
#include "domains/evidence/analyses/run_forms.h"
#include "domains/evidence/analyses/run_store.h"
#include "domains/evidence/analyses/run_work.h"
#include "domains/evidence/mapping_text.h"

namespace wardmote::evidence {
namespace {

using base::Document;

constexpr int runs_looked_through = 200;

struct DemoAnalysis {
  RunForm form;
  BiasStatement statement;
};

Bilingual both(MappingText& text, Document const& piece, std::string_view what) {
  return {.en = text.text(piece["en"], std::string(what) + " in English"),
          .fr = text.text(piece["fr"], std::string(what) + " in French")};
}

base::LocalDate date(MappingText& text, Document const& piece, std::string_view what) {
  auto const found = base::date_of(text.text(piece, what));
  if (!found) text.fail(piece, std::string(what) + " is no date like 2018-12-31");
  return found.value_or(base::LocalDate{});
}

std::vector<std::string> offences_in(MappingText& text, Document const& piece) {
  std::vector<std::string> offences;
  for (auto const& offence : piece["offences"].items) offences.push_back(text.text(offence, "an offence"));
  return offences;
}

ScanForm scan_in(MappingText& text, Document const& piece) {
  text.check_members(piece, {"question", "dataset", "offences", "from", "to", "model", "baseline", "step", "days_max",
                             "share_pct", "replicates", "seed", "data", "policing", "misuse"});
  return {.dataset = text.text(piece["dataset"], "dataset"),
          .offences = offences_in(text, piece),
          .from = date(text, piece["from"], "from"),
          .to = date(text, piece["to"], "to"),
          .model = text.choice<ScanModel>(piece["model"], "model"),
          .baseline = text.choice<ScanBaseline>(piece["baseline"], "baseline"),
          .step = text.choice<ScanStep>(piece["step"], "step"),
          .share_pct = text.whole(piece["share_pct"], "share_pct"),
          .days_max = text.whole(piece["days_max"], "days_max"),
          .replicates = text.whole(piece["replicates"], "replicates"),
          .seed = text.whole(piece["seed"], "seed")};
}

WatchForm watch_in(MappingText& text, Document const& piece) {
  text.check_members(piece, {"question", "dataset", "offences", "week", "expected_by", "control", "level_pct", "seed",
                             "data", "policing", "misuse"});
  return {.dataset = text.text(piece["dataset"], "dataset"),
          .offences = offences_in(text, piece),
          .week = date(text, piece["week"], "week"),
          .expected_by = text.choice<WatchMethod>(piece["expected_by"], "expected_by"),
          .control = text.choice<WatchControl>(piece["control"], "control"),
          .level_pct = text.whole(piece["level_pct"], "level_pct"),
          .seed = text.whole(piece["seed"], "seed")};
}

RunForm form_in(MappingText& text, Document const& piece) {
  if (text.choice<RunQuestion>(piece["question"], "question") == RunQuestion::unusual) return watch_in(text, piece);
  return scan_in(text, piece);
}

DemoAnalysis analysis_in(MappingText& text, Document const& piece) {
  return {.form = form_in(text, piece),
          .statement = {.data = both(text, piece["data"], "data"),
                        .policing = both(text, piece["policing"], "policing"),
                        .misuse = both(text, piece["misuse"], "misuse")}};
}

base::Answer<std::vector<DemoAnalysis>> analyses_in(std::string const& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    return base::refuse(base::RefusalCode::file_unreadable, {{"file", file}, {"reason", "it cannot be opened"}});
  auto const document = base::document_of(std::string(std::istreambuf_iterator<char>(stream), {}), file);
  if (!document) return std::unexpected(document.error());
  MappingText text(file);
  std::vector<DemoAnalysis> all;
  for (auto const& piece : (*document)["analyses"].items) all.push_back(analysis_in(text, piece));
  if (all.empty()) text.fail(*document, "“analyses:” is missing; list at least one");
  if (!text.is_sound()) return std::unexpected(text.refusal());
  return all;
}

/// Whether a finding of that request and version is public already.
bool is_there(store::Reader& reader, store::BoardId board, RunRequest const& request, RunFacts const& facts) {
  for (auto const& run : list_runs(reader, board, runs_looked_through))
    if (run.is_done() && run.request == request && run.version == facts.version.id)
      for (auto const& finding : findings_of_run(reader, board, run.id))
        if (is_public(finding)) return true;
  return false;
}

base::Answer<void> publish(EvidenceRoom const& room, RunId run, BiasStatement const& statement,
                           std::string_view actor) {
  return room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    auto const finding = draft_finding(writer, room.board, run, actor, room.clock);
    if (!finding) return std::unexpected(finding.error());
    if (auto const stated = state_bias(writer, room.board, *finding, statement, actor, room.clock.now()); !stated)
      return stated;
    return publish_finding(writer, room.board, *finding, actor, room.clock.now());
  });
}

base::Answer<void> make(EvidenceRoom const& room, DemoAnalysis const& one, std::string_view actor,
                        analysis::ForEach const& for_each) {
  auto const facts =
      room.database.read([&](store::Reader& reader) { return facts_of(reader, room.board, dataset_of(one.form)); });
  if (!facts) return std::unexpected(facts.error());
  auto const request = request_for(one.form, *facts);
  if (!request) return std::unexpected(request.error());
  if (room.database.read([&](store::Reader& reader) { return is_there(reader, room.board, *request, *facts); }))
    return {};
  auto const run = make_run(room, *request, actor, for_each, {});
  if (!run) return std::unexpected(run.error());
  return publish(room, *run, one.statement, actor);
}

}  // namespace

base::Answer<void> make_demo_analyses(EvidenceRoom const& room, std::string const& demo_folder, std::string_view actor,
                                      analysis::ForEach const& for_each, AnalysisTold const& told) {
  auto const analyses = analyses_in(demo_folder + "/analyses.yaml");
  if (!analyses) return std::unexpected(analyses.error());
  for (auto const& one : *analyses) {
    if (auto const made = make(room, one, actor, for_each); !made) return made;
    if (told) told(dataset_of(one.form));
  }
  return {};
}

}  // namespace wardmote::evidence
