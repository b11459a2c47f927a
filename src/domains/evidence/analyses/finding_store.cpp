#include "domains/evidence/analyses/finding_store.h"

namespace wardmote::evidence {
namespace {

std::optional<base::Instant> instant_or_none(store::Row const& row, std::string_view column) {
  return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
}

Finding finding_of(store::Row const& row) {
  return {.id = row.id<Finding>("id"),
          .run = row.id<Run>("run_id"),
          .statement = {.data = {row.text("data_en"), row.text("data_fr")},
                        .policing = {row.text("policing_en"), row.text("policing_fr")},
                        .misuse = {row.text("misuse_en"), row.text("misuse_fr")}},
          .reason = {row.text("reason_en"), row.text("reason_fr")},
          .drafted_at = row.instant("drafted_at"),
          .stated_at = instant_or_none(row, "stated_at"),
          .published_at = instant_or_none(row, "published_at"),
          .withdrawn_at = instant_or_none(row, "withdrawn_at")};
}

std::string select_findings(std::string_view rest) {
  return "SELECT id, run_id, data_en, data_fr, policing_en, policing_fr, misuse_en, misuse_fr, reason_en, reason_fr, "
         "drafted_at, stated_at, published_at, withdrawn_at FROM finding WHERE board_id = :board" +
         std::string(rest);
}

}  // namespace

std::optional<Finding> find_finding(store::Reader& reader, store::BoardId board, FindingId id) {
  return reader.first(select_findings(" AND id = :id"), {{"board", board}, {"id", id}}, finding_of);
}

// Index: finding_of_board.
std::vector<Finding> list_findings(store::Reader& reader, store::BoardId board) {
  return reader.list(select_findings(" ORDER BY id DESC"), {{"board", board}}, finding_of);
}

// Index: finding_of_run.
std::vector<Finding> findings_of_run(store::Reader& reader, store::BoardId board, RunId run) {
  return reader.list(select_findings(" AND run_id = :run ORDER BY id"), {{"board", board}, {"run", run}}, finding_of);
}

void insert_finding(store::Writer& writer, store::BoardId board, Finding const& finding) {
  writer.run(
      "INSERT INTO finding (id, board_id, run_id, data_en, data_fr, policing_en, policing_fr, misuse_en, misuse_fr, "
      "reason_en, reason_fr, drafted_at, stated_at, published_at, withdrawn_at) VALUES (:id, :board, :run, '', '', '', "
      "'', '', '', '', '', :drafted_at, NULL, NULL, NULL)",
      {{"id", finding.id}, {"board", board}, {"run", finding.run}, {"drafted_at", finding.drafted_at}});
}

bool put_statement(store::Writer& writer, FindingId id, BiasStatement const& statement, base::Instant now) {
  return writer.run(
             "UPDATE finding SET data_en = :data_en, data_fr = :data_fr, policing_en = :policing_en, policing_fr = "
             ":policing_fr, misuse_en = :misuse_en, misuse_fr = :misuse_fr, stated_at = :now WHERE id = :id AND "
             "published_at IS NULL",
             {{"id", id},
              {"data_en", statement.data.en},
              {"data_fr", statement.data.fr},
              {"policing_en", statement.policing.en},
              {"policing_fr", statement.policing.fr},
              {"misuse_en", statement.misuse.en},
              {"misuse_fr", statement.misuse.fr},
              {"now", now}}) == 1;
}

bool put_published(store::Writer& writer, FindingId id, base::Instant now) {
  return writer.run(
             "UPDATE finding SET published_at = :now WHERE id = :id AND stated_at IS NOT NULL AND published_at IS NULL",
             {{"id", id}, {"now", now}}) == 1;
}

bool put_withdrawn(store::Writer& writer, FindingId id, Bilingual const& reason, base::Instant now) {
  return writer.run(
             "UPDATE finding SET withdrawn_at = :now, reason_en = :reason_en, reason_fr = :reason_fr WHERE id = :id "
             "AND "
             "published_at IS NOT NULL AND withdrawn_at IS NULL",
             {{"id", id}, {"reason_en", reason.en}, {"reason_fr", reason.fr}, {"now", now}}) == 1;
}

}  // namespace wardmote::evidence
