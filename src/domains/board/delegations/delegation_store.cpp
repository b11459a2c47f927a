#include "domains/board/delegations/delegation_store.h"

#include <map>

#include "access/secrecy/sealing.h"
#include "access/session_store.h"
#include "base/choice.h"

namespace wardmote::board {
namespace {

DelegationRequest stored_request_of(store::Row const& row) {
  return {.id = row.id<DelegationRequest>("id"),
          .meeting = row.text("meeting"),
          .number = row.integer("number"),
          .item = row.integer("item"),
          .asked_at = row.instant("asked_at"),
          .is_late = row.truth("is_late"),
          .language = base::choice_of<access::FormLanguage>(row.text("language")),
          .way = base::choice_of<DelegationWay>(row.text("way")),
          .speaks = base::choice_of<access::FormLanguage>(row.text("speaks")),
          .prints_name = row.truth("prints_name"),
          .name = row.text("name"),
          .organisation = row.text("organisation"),
          .municipality = row.text("municipality"),
          .about = row.text("about"),
          .needs = row.text("needs"),
          .contact = access::sealed_in<SealedContact>(row, "contact"),
          .secret_hash = row.text("secret_hash")};
}

DelegationStep stored_step_of(store::Row const& row) {
  return {.at = row.instant("recorded_at"),
          .by = row.text("recorded_by"),
          .act = base::choice_of<DelegationAct>(row.text("act")),
          .reason = base::choice_called<DeclineReason>(row.text("reason")),
          .words = row.text("words"),
          .motion = row.text("motion"),
          .minutes = row.integer("minutes")};
}

/// With its log, by the primary key of the log.
Delegation with_steps(store::Reader& reader, DelegationRequest request) {
  auto const id = request.id;
  return {std::move(request), reader.list("SELECT * FROM delegation_entry WHERE request_id = :id ORDER BY sequence",
                                          {{"id", id}}, stored_step_of)};
}

std::optional<Delegation> with_steps(store::Reader& reader, std::optional<DelegationRequest> request) {
  if (!request) return std::nullopt;
  return with_steps(reader, *std::move(request));
}

}  // namespace

DelegationRule held_delegation_rule(store::Reader& reader, store::BoardId board) {
  return reader
      .first("SELECT * FROM delegation_rule WHERE board_id = :board ORDER BY recorded_at DESC LIMIT 1",
             {{"board", board}},
             [](store::Row const& row) {
               return DelegationRule{.business_days = static_cast<int>(row.integer("business_days")),
                                     .time = row.text("time"),
                                     .minutes = static_cast<int>(row.integer("minutes"))};
             })
      .value_or(DelegationRule{});
}

void insert_delegation_rule(store::Writer& writer, store::BoardId board, DelegationRule const& rule,
                            base::Instant now) {
  writer.run(
      "INSERT INTO delegation_rule (board_id, recorded_at, business_days, time, minutes) VALUES (:board, :now, :days, "
      ":time, :minutes)",
      {{"board", board}, {"now", now}, {"days", rule.business_days}, {"time", rule.time}, {"minutes", rule.minutes}});
}

std::vector<Delegation> list_delegations(store::Reader& reader, store::BoardId board, std::string_view meeting) {
  store::Bindings const bindings{{"board", board}, {"meeting", meeting}};
  std::map<std::string, std::vector<DelegationStep>> steps;
  reader.each(
      "SELECT e.* FROM delegation_entry e JOIN delegation_request r ON r.id = e.request_id WHERE r.board_id = :board "
      "AND r.meeting = :meeting ORDER BY e.request_id, e.sequence",
      bindings, [&](store::Row const& row) { steps[row.text("request_id")].push_back(stored_step_of(row)); });
  return reader.list("SELECT * FROM delegation_request WHERE board_id = :board AND meeting = :meeting ORDER BY number",
                     bindings, [&](store::Row const& row) {
                       auto request = stored_request_of(row);
                       auto const id = request.id.text();
                       return Delegation{std::move(request), steps[id]};
                     });
}

std::optional<Delegation> find_delegation(store::Reader& reader, store::BoardId board, std::string_view secret) {
  return with_steps(reader,
                    reader.first("SELECT * FROM delegation_request WHERE board_id = :board AND secret_hash = :hash",
                                 {{"board", board}, {"hash", access::kept_of(secret)}}, stored_request_of));
}

std::optional<Delegation> find_delegation(store::Reader& reader, store::BoardId board, base::Id<DelegationRequest> id) {
  return with_steps(reader, reader.first("SELECT * FROM delegation_request WHERE board_id = :board AND id = :id",
                                         {{"board", board}, {"id", id}}, stored_request_of));
}

void insert_delegation(store::Writer& writer, store::BoardId board, DelegationRequest const& request) {
  writer.run(
      "INSERT INTO delegation_request (id, board_id, meeting, number, item, asked_at, is_late, language, way, speaks, "
      "prints_name, name, organisation, municipality, about, needs, contact, secret_hash) VALUES (:id, :board, "
      ":meeting, :number, :item, :asked_at, :is_late, :language, :way, :speaks, :prints_name, :name, :organisation, "
      ":municipality, :about, :needs, :contact, :secret_hash)",
      {{"id", request.id},
       {"board", board},
       {"meeting", request.meeting},
       {"number", request.number},
       {"item", request.item},
       {"asked_at", request.asked_at},
       {"is_late", request.is_late},
       {"language", base::spelling_of(request.language)},
       {"way", base::spelling_of(request.way)},
       {"speaks", base::spelling_of(request.speaks)},
       {"prints_name", request.prints_name},
       {"name", request.name},
       {"organisation", request.organisation},
       {"municipality", request.municipality},
       {"about", request.about},
       {"needs", request.needs},
       {"contact", access::parameter_of(request.contact)},
       {"secret_hash", request.secret_hash}});
}

void insert_step(store::Writer& writer, store::BoardId board, Delegation const& delegation,
                 DelegationStep const& step) {
  writer.run(
      "INSERT INTO delegation_entry (board_id, request_id, sequence, recorded_at, recorded_by, act, reason, words, "
      "motion, minutes) VALUES (:board, :request, :sequence, :at, :by, :act, :reason, :words, :motion, :minutes)",
      {{"board", board},
       {"request", delegation.request.id},
       {"sequence", std::ssize(delegation.steps) + 1},
       {"at", step.at},
       {"by", step.by},
       {"act", base::spelling_of(step.act)},
       {"reason", step.reason ? base::spelling_of(*step.reason) : ""},
       {"words", step.words},
       {"motion", step.motion},
       {"minutes", step.minutes}});
}

// The name of a meeting begins with its day.
std::vector<DelegationRequest> list_unforgotten(store::Reader& reader, store::BoardId board, base::LocalDate before) {
  return reader.list(
      "SELECT * FROM delegation_request WHERE board_id = :board AND meeting < :before AND forgotten_at IS NULL",
      {{"board", board}, {"before", before}}, stored_request_of);
}

void empty_delegation(store::Writer& writer, base::Id<DelegationRequest> request, base::Instant now) {
  writer.run(
      "UPDATE delegation_request SET name = '', organisation = '', municipality = '', about = '', needs = '', contact "
      "= NULL, forgotten_at = :now WHERE id = :id",
      {{"id", request}, {"now", now}});
}

}  // namespace wardmote::board
