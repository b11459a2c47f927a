#include "domains/situation/discussion_store.h"
#include "invariants/sentences.h"

namespace wardmote::invariants {
namespace {

using situation::DiscussionAct;

/// Walks the machine along the steps; empty if all is in order.
std::string fault_in(situation::Discussion const& discussion, std::vector<situation::DiscussionStep> const& steps) {
  if (std::ssize(steps) != discussion.steps) return "counts other steps than it has";
  auto stage = situation::Stage::filter_2;
  for (auto const& step : steps) {
    auto const next = step.sequence == 1 ? std::optional(stage) : situation::next(step.act, stage);
    auto const is_first = step.sequence == 1 && step.act == DiscussionAct::present_discussion;
    if (!next || *next != step.stage || (step.sequence == 1) != is_first) return "took a step that was not possible";
    stage = step.stage;
  }
  return stage == discussion.stage ? "" : "stands elsewhere than its steps led";
}

}  // namespace

std::vector<std::string> every_discussion_stands_where_its_steps_led(store::Reader& reader, store::BoardId board) {
  std::vector<std::string> violations;
  if (reader.relations_with("shed_at").empty()) return violations;  // the room behind the wall keeps them elsewhere
  for (auto const& discussion : situation::list_known(reader, board)) {
    auto const fault = fault_in(discussion, situation::list_steps(reader, board, discussion.number));
    if (!fault.empty()) violations.push_back("discussion " + discussion.number + " " + fault);
  }
  return violations;
}

}  // namespace wardmote::invariants
