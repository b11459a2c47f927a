#include "domains/evidence/table_reports/table_report_store.h"

namespace wardmote::evidence {
namespace {

TableReport report_of(store::Row const& row) {
  TableReport report{.release = row.text("release"),
                     .year = static_cast<int>(row.integer("year")),
                     .released_at = row.instant("released_at"),
                     .min_cell = row.integer("min_cell"),
                     .lists_version = row.text("lists_version"),
                     .is_synthetic = row.integer("is_synthetic") != 0};
  if (row.is_null("withdrawn_at")) return report;
  report.withdrawn_at = row.instant("withdrawn_at");
  report.reason = {row.text("reason_en"), row.text("reason_fr")};
  return report;
}

void record_of_year(store::Writer& writer, store::BoardId board, std::string_view action, int year,
                    std::string_view by) {
  auto const text = std::to_string(year);
  writer.record({.board = board,
                 .actor = std::string(by),
                 .action = std::string(action),
                 .subject = "report of " + text,
                 .details = {{"year", text}}});
}

}  // namespace

// Index: the primary keys.
std::vector<TableReport> list_table_reports(store::Reader& reader, store::BoardId board) {
  return reader.list(
      "SELECT table_report.release, year, released_at, min_cell, lists_version, is_synthetic, withdrawn_at, reason_en, "
      "reason_fr FROM table_report LEFT JOIN table_report_end ON table_report_end.board_id = table_report.board_id "
      "AND table_report_end.release = table_report.release "
      "WHERE table_report.board_id = :board ORDER BY table_report.release DESC",
      {{"board", board}}, report_of);
}

// Index: the primary key.
std::vector<TableReportCount> table_report_counts(store::Reader& reader, store::BoardId board,
                                                  std::string_view release) {
  return reader.list(
      "SELECT list, title_en, title_fr, label_en, label_fr, is_total, counted FROM table_report_count "
      "WHERE board_id = :board AND release = :release ORDER BY place",
      {{"board", board}, {"release", release}}, [](store::Row const& row) {
        return TableReportCount{row.text("list"),
                                {row.text("title_en"), row.text("title_fr")},
                                {row.text("label_en"), row.text("label_fr")},
                                row.integer("is_total") != 0,
                                row.is_null("counted") ? std::nullopt : std::optional(row.integer("counted"))};
      });
}

void insert_table_report(store::Writer& writer, store::BoardId board, TableReport const& report,
                         std::vector<TableReportCount> const& counts, std::string_view by) {
  auto const written = writer.run(
      "INSERT INTO table_report (board_id, release, year, released_at, min_cell, lists_version, is_synthetic) "
      "VALUES (:board, :release, :year, :at, :min_cell, :lists, :is_synthetic) "
      "ON CONFLICT (board_id, release) DO NOTHING",
      {{"board", board},
       {"release", report.release},
       {"year", report.year},
       {"at", report.released_at},
       {"min_cell", report.min_cell},
       {"lists", report.lists_version},
       {"is_synthetic", report.is_synthetic ? 1 : 0}});
  if (written == 0) return;
  std::int64_t place = 0;
  for (auto const& count : counts)
    writer.run(
        "INSERT INTO table_report_count (board_id, release, place, list, title_en, title_fr, label_en, label_fr, "
        "is_total, counted) VALUES (:board, :release, :place, :list, :title_en, :title_fr, :label_en, :label_fr, "
        ":is_total, :counted)",
        {{"board", board},
         {"release", report.release},
         {"place", ++place},
         {"list", count.list},
         {"title_en", count.title.en},
         {"title_fr", count.title.fr},
         {"label_en", count.label.en},
         {"label_fr", count.label.fr},
         {"is_total", count.is_total ? 1 : 0},
         {"counted", count.count}});
  record_of_year(writer, board, "publish_table_report", report.year, by);
}

// Index: the primary keys.
void withdraw_table_reports(store::Writer& writer, store::BoardId board, int year, Bilingual const& reason,
                            std::string_view by, base::Instant now) {
  auto const written = writer.run(
      "INSERT INTO table_report_end (board_id, release, withdrawn_at, reason_en, reason_fr) "
      "SELECT board_id, release, :now, :reason_en, :reason_fr FROM table_report WHERE board_id = :board "
      "AND year = :year ON CONFLICT (board_id, release) DO NOTHING",
      {{"board", board}, {"year", year}, {"now", now}, {"reason_en", reason.en}, {"reason_fr", reason.fr}});
  if (written == 0) return;
  writer.run(
      "DELETE FROM table_report_count WHERE board_id = :board AND release IN "
      "(SELECT release FROM table_report WHERE board_id = :board AND year = :year)",
      {{"board", board}, {"year", year}});
  record_of_year(writer, board, "withdraw_table_report", year, by);
}

}  // namespace wardmote::evidence
