#include "domains/evidence/analyses/finding_rules.h"

#include "domains/evidence/analyses/finding_store.h"
#include "domains/evidence/analyses/run_store.h"
#include "web/context.h"

namespace wardmote::evidence {
namespace {

using base::RefusalCode;
using web::message_id;

void check_text(base::Refusal& refusal, std::string const& field, std::string const& text) {
  if (text.size() < statement_bytes_min)
    refusal.fields.push_back({field, std::string(message_id("Write a whole sentence here."))});
  else if (text.size() > statement_bytes_max)
    refusal.fields.push_back({field, std::string(message_id("Write at most 4,000 characters here."))});
}

base::Refusal check_both(std::initializer_list<std::pair<std::string, Bilingual const*>> texts) {
  base::Refusal refusal{.code = RefusalCode::form_invalid};
  for (auto const& [field, text] : texts) {
    check_text(refusal, field + "_en", text->en);
    check_text(refusal, field + "_fr", text->fr);
  }
  return refusal;
}

std::unexpected<base::Refusal> refused(RefusalCode code, FindingId id) {
  return base::refuse(code, {{"finding", id.text()}});
}

void record(store::Writer& writer, store::BoardId board, std::string_view action, FindingId id, RunId run,
            std::string_view actor) {
  writer.record({.board = board,
                 .actor = std::string(actor),
                 .action = std::string(action),
                 .subject = id.text(),
                 .details = {{"finding", id.text()}, {"run", run.text()}}});
}

}  // namespace

FindingState state_of(Finding const& finding) {
  if (finding.withdrawn_at) return FindingState::withdrawn;
  if (finding.published_at) return FindingState::published;
  return finding.stated_at ? FindingState::stated : FindingState::drafted;
}

bool is_public(Finding const& finding) { return finding.published_at.has_value(); }

base::Answer<FindingId> draft_finding(store::Writer& writer, store::BoardId board, RunId run_id, std::string_view actor,
                                      base::Clock const& clock) {
  auto const run = find_run(writer, board, run_id);
  if (!run) return base::refuse(RefusalCode::run_unknown, {{"run", run_id.text()}});
  if (!run->is_done()) return base::refuse(RefusalCode::run_not_done, {{"run", run_id.text()}});
  Finding const finding{.id = FindingId::make(clock), .run = run_id, .drafted_at = clock.now()};
  insert_finding(writer, board, finding);
  record(writer, board, "draft_finding", finding.id, run_id, actor);
  return finding.id;
}

base::Answer<void> state_bias(store::Writer& writer, store::BoardId board, FindingId id, BiasStatement const& statement,
                              std::string_view actor, base::Instant now) {
  auto refusal =
      check_both({{"data", &statement.data}, {"policing", &statement.policing}, {"misuse", &statement.misuse}});
  if (!refusal.fields.empty()) return std::unexpected(std::move(refusal));
  auto const finding = find_finding(writer, board, id);
  if (!finding) return refused(RefusalCode::finding_unknown, id);
  if (!put_statement(writer, id, statement, now)) return refused(RefusalCode::finding_state_wrong, id);
  record(writer, board, "state_bias", id, finding->run, actor);
  return {};
}

base::Answer<void> publish_finding(store::Writer& writer, store::BoardId board, FindingId id, std::string_view actor,
                                   base::Instant now) {
  auto const finding = find_finding(writer, board, id);
  if (!finding) return refused(RefusalCode::finding_unknown, id);
  if (!finding->stated_at) return refused(RefusalCode::statement_missing, id);
  if (!put_published(writer, id, now)) return refused(RefusalCode::finding_state_wrong, id);
  record(writer, board, "publish_finding", id, finding->run, actor);
  return {};
}

base::Answer<void> withdraw_finding(store::Writer& writer, store::BoardId board, FindingId id, Bilingual const& reason,
                                    std::string_view actor, base::Instant now) {
  auto refusal = check_both({{"reason", &reason}});
  if (!refusal.fields.empty()) return std::unexpected(std::move(refusal));
  auto const finding = find_finding(writer, board, id);
  if (!finding) return refused(RefusalCode::finding_unknown, id);
  if (!put_withdrawn(writer, id, reason, now)) return refused(RefusalCode::finding_state_wrong, id);
  record(writer, board, "withdraw_finding", id, finding->run, actor);
  return {};
}

}  // namespace wardmote::evidence
