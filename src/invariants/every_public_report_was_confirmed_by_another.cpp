#include "domains/closed/matter_store.h"
#include "invariants/sentences.h"

namespace wardmote::invariants {
namespace {

using closed::MatterAct;

/// Goes through what was done, without a word of what was said.
bool is_confirmed_by_another(closed::MatterSteps const& matter) {
  std::string proposed_by;
  bool is_confirmed = false;
  for (auto const& entry : matter.entries) {
    if (entry.act == MatterAct::propose_report) proposed_by = entry.by;
    if (entry.act == MatterAct::propose_report) is_confirmed = false;
    if (entry.act == MatterAct::confirm_report) is_confirmed = !proposed_by.empty() && entry.by != proposed_by;
    if (entry.act == MatterAct::publish_report && !is_confirmed) return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> every_public_report_was_confirmed_by_another(store::Reader& reader, store::BoardId board) {
  std::vector<std::string> violations;
  if (reader.relations_with("matter").empty()) return violations;  // the closed room keeps them elsewhere
  for (auto const& matter : closed::list_matters(reader, board))
    if (!is_confirmed_by_another(matter))
      violations.push_back("matter " + matter.matter + " became public on the word of one person");
  return violations;
}

}  // namespace wardmote::invariants
