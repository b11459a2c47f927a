#include "domains/board/obligations/obligation_store.h"

#include "base/choice.h"
#include "store/row_day.h"

namespace wardmote::board {
namespace {

Evidence evidence_of(store::Row const& row) {
  Evidence evidence{.id = row.id<Evidence>("id"),
                    .obligation = row.text("obligation"),
                    .met_on = day_of(row, "met_on"),
                    .kind = base::choice_of<EvidenceKind>(row.text("kind")),
                    .title = row.text("title"),
                    .address = row.text("address"),
                    .file_name = row.text("file_name"),
                    .file_hash = row.text("file_hash"),
                    .file_kind = row.text("file_kind"),
                    .catalogue_version = row.text("catalogue_version"),
                    .recorded_at = row.instant("recorded_at"),
                    .withdrawn_because = row.text_or_none("reason").value_or("")};
  if (!row.is_null("due_on")) evidence.due_on = day_of(row, "due_on");
  if (!row.is_null("event_id")) evidence.event = row.id<ObligationEvent>("event_id");
  return evidence;
}

ObligationEvent event_of(store::Row const& row) {
  return {.id = row.id<ObligationEvent>("id"),
          .obligation = row.text("obligation"),
          .occurred_on = day_of(row, "occurred_on"),
          .title = row.text("title")};
}

/// The rows of one duty or of all, by the index of the relation, which the text calls `r`.
template <class Make>
auto list_of(store::Reader& reader, std::string text, store::BoardId board, std::string_view obligation, Make make) {
  text += " WHERE r.board_id = :board";
  store::Bindings bindings{{"board", board}};
  if (!obligation.empty()) {
    text += " AND r.obligation = :obligation";
    bindings.push_back({"obligation", obligation});
  }
  return reader.list(text + " ORDER BY r.id", bindings, make);
}

}  // namespace

std::optional<base::LocalDate> obligations_counted_from(store::Reader& reader, store::BoardId board) {
  return reader.first(
      "SELECT starts_on FROM obligation_start WHERE board_id = :board ORDER BY recorded_at DESC LIMIT 1",
      {{"board", board}}, [](store::Row const& row) { return day_of(row, "starts_on"); });
}

void insert_obligation_start(store::Writer& writer, store::BoardId board, base::LocalDate day, base::Instant now) {
  writer.run("INSERT INTO obligation_start (board_id, recorded_at, starts_on) VALUES (:board, :now, :day)",
             {{"board", board}, {"now", now}, {"day", day}});
}

// Index: obligation_evidence_of_board.
std::vector<Evidence> list_evidence(store::Reader& reader, store::BoardId board, std::string_view obligation) {
  return list_of(
      reader,
      "SELECT r.id AS id, obligation, due_on, event_id, met_on, kind, title, address, file_name, file_hash, "
      "file_kind, catalogue_version, r.recorded_at AS recorded_at, reason FROM obligation_evidence r LEFT JOIN "
      "evidence_withdrawal w ON w.evidence_id = r.id",
      board, obligation, evidence_of);
}

// Index: obligation_event_of_board.
std::vector<ObligationEvent> list_events(store::Reader& reader, store::BoardId board, std::string_view obligation) {
  return list_of(reader, "SELECT id, obligation, occurred_on, title FROM obligation_event r", board, obligation,
                 event_of);
}

void insert_evidence(store::Writer& writer, store::BoardId board, Evidence const& evidence) {
  writer.run(
      "INSERT INTO obligation_evidence (id, board_id, obligation, due_on, event_id, met_on, kind, title, address, "
      "file_name, file_hash, file_kind, catalogue_version, recorded_at) VALUES (:id, :board, :obligation, :due_on, "
      ":event, :met_on, :kind, :title, :address, :file_name, :file_hash, :file_kind, :catalogue_version, :recorded_at)",
      {{"id", evidence.id},
       {"board", board},
       {"obligation", evidence.obligation},
       {"due_on", evidence.due_on},
       {"event", evidence.event},
       {"met_on", evidence.met_on},
       {"kind", base::spelling_of(evidence.kind)},
       {"title", evidence.title},
       {"address", evidence.address},
       {"file_name", evidence.file_name},
       {"file_hash", evidence.file_hash},
       {"file_kind", evidence.file_kind},
       {"catalogue_version", evidence.catalogue_version},
       {"recorded_at", evidence.recorded_at}});
}

void insert_withdrawal(store::Writer& writer, store::BoardId board, base::Id<Evidence> evidence,
                       std::string_view reason, base::Instant now) {
  writer.run(
      "INSERT INTO evidence_withdrawal (evidence_id, board_id, reason, recorded_at) VALUES (:evidence, :board, "
      ":reason, "
      ":now)",
      {{"evidence", evidence}, {"board", board}, {"reason", reason}, {"now", now}});
}

void insert_event(store::Writer& writer, store::BoardId board, ObligationEvent const& event, base::Instant now) {
  writer.run(
      "INSERT INTO obligation_event (id, board_id, obligation, occurred_on, title, recorded_at) VALUES (:id, :board, "
      ":obligation, :occurred_on, :title, :now)",
      {{"id", event.id},
       {"board", board},
       {"obligation", event.obligation},
       {"occurred_on", event.occurred_on},
       {"title", event.title},
       {"now", now}});
}

std::vector<CitationConfirmation> list_confirmations(store::Reader& reader, store::BoardId board) {
  return reader.list(
      "SELECT obligation, citation, confirmed_by, basis, confirmed_on, catalogue_version FROM citation_confirmation "
      "WHERE board_id = :board",
      {{"board", board}}, [](store::Row const& row) {
        return CitationConfirmation{.obligation = row.text("obligation"),
                                    .citation = row.text("citation"),
                                    .confirmed_by = row.text("confirmed_by"),
                                    .basis = row.text("basis"),
                                    .confirmed_on = day_of(row, "confirmed_on"),
                                    .catalogue_version = row.text("catalogue_version")};
      });
}

void insert_confirmation(store::Writer& writer, store::BoardId board, CitationConfirmation const& confirmation,
                         base::Instant now) {
  writer.run(
      "INSERT INTO citation_confirmation (board_id, obligation, citation, confirmed_by, basis, confirmed_on, "
      "catalogue_version, recorded_at) VALUES (:board, :obligation, :citation, :confirmed_by, :basis, :confirmed_on, "
      ":catalogue_version, :now)",
      {{"board", board},
       {"obligation", confirmation.obligation},
       {"citation", confirmation.citation},
       {"confirmed_by", confirmation.confirmed_by},
       {"basis", confirmation.basis},
       {"confirmed_on", confirmation.confirmed_on},
       {"catalogue_version", confirmation.catalogue_version},
       {"now", now}});
}

}  // namespace wardmote::board
