#include "domains/board/papers/report_store.h"

#include "base/choice.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/numbered_logs.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;

ReportEntry report_entry_of(store::Row const& row) {
  return {.sequence = row.integer("sequence"),
          .at = row.instant("recorded_at"),
          .by = row.text("recorded_by"),
          .act = base::choice_of<ReportAct>(row.text("act")),
          .meeting = row.text("meeting"),
          .item = row.integer("item"),
          .title = row.text("title"),
          .author_role = row.text("author_role"),
          .words = row.text("words"),
          .recommendation = row.text("recommendation"),
          .number = row.integer("number"),
          .file = row.text("file"),
          .file_name = row.text("file_name"),
          .file_bytes = row.integer("file_bytes")};
}

void insert_entry(store::Writer& writer, store::BoardId board, std::int64_t report, ReportEntry const& entry) {
  writer.run(
      "INSERT INTO report_entry (board_id, report, sequence, recorded_at, recorded_by, act, meeting, item, title, "
      "author_role, words, recommendation, number, file, file_name, file_bytes) VALUES (:board, :report, :sequence, "
      ":at, :by, :act, :meeting, :item, :title, :author_role, :words, :recommendation, :number, :file, :file_name, "
      ":file_bytes)",
      {{"board", board},
       {"report", report},
       {"sequence", entry.sequence},
       {"at", entry.at},
       {"by", entry.by},
       {"act", base::spelling_of(entry.act)},
       {"meeting", entry.meeting},
       {"item", entry.item},
       {"title", entry.title},
       {"author_role", entry.author_role},
       {"words", entry.words},
       {"recommendation", entry.recommendation},
       {"number", entry.number},
       {"file", entry.file},
       {"file_name", entry.file_name},
       {"file_bytes", entry.file_bytes}});
  store::AuditEntry audit{.board = board,
                          .actor = entry.by,
                          .action = std::string(base::spelling_of(entry.act)),
                          .subject = "report " + std::to_string(report)};
  if (!entry.file.empty()) audit.details.emplace("hash", entry.file);
  writer.record(std::move(audit));
}

std::optional<MeetingRecord> record_now(store::Reader& reader, store::BoardId board, std::string_view meeting) {
  auto const log = read_log(reader, board, meeting);
  return log.empty() ? std::nullopt : std::optional(record_of(log));
}

MeetingRecord const* pointer_to(std::optional<MeetingRecord> const& record) { return record ? &*record : nullptr; }

}  // namespace

// Index: the primary key.
std::vector<Report> list_reports(store::Reader& reader, store::BoardId board) {
  return list_logs(reader, "SELECT * FROM report_entry WHERE board_id = :board ORDER BY report DESC, sequence",
                   {{"board", board}}, "report", report_entry_of,
                   [](std::int64_t number, auto const& log) { return report_of(number, log); });
}

Report read_report(store::Reader& reader, store::BoardId board, std::int64_t number) {
  return report_of(
      number, reader.list("SELECT * FROM report_entry WHERE board_id = :board AND report = :report ORDER BY sequence",
                          {{"board", board}, {"report", number}}, report_entry_of));
}

// Index: report_by_meeting.
std::vector<Report> list_reports_of(store::Reader& reader, store::BoardId board, std::string_view meeting) {
  std::vector<Report> reports;
  for (auto const number : reader.list(
           "SELECT report FROM report_entry WHERE board_id = :board AND meeting = :meeting ORDER BY report",
           {{"board", board}, {"meeting", meeting}}, [](store::Row const& row) { return row.integer("report"); }))
    reports.push_back(read_report(reader, board, number));
  return reports;
}

base::Answer<std::int64_t> add_report(store::Writer& writer, store::BoardId board, ReportEntry const& entry) {
  auto const meeting = record_now(writer, board, entry.meeting);
  if (auto const allowed = may_follow({}, pointer_to(meeting), entry); !allowed)
    return std::unexpected(allowed.error());
  auto const highest =
      writer.first("SELECT coalesce(max(report), 0) AS highest FROM report_entry WHERE board_id = :board",
                   {{"board", board}}, [](store::Row const& row) { return row.integer("highest"); });
  auto const number = highest.value_or(0) + 1;
  auto first = entry;
  first.sequence = 1;
  insert_entry(writer, board, number, first);
  return number;
}

base::Answer<void> follow_report(store::Writer& writer, store::BoardId board, std::int64_t number,
                                 ReportEntry const& entry) {
  auto const report = read_report(writer, board, number);
  if (report.log.empty())
    return base::refuse(RefusalCode::page_not_found, {{"path", "/reports/" + std::to_string(number)}});
  auto const meeting = record_now(writer, board, report.meeting);
  if (auto const allowed = may_follow(report, pointer_to(meeting), entry); !allowed) return allowed;
  auto next = entry;
  next.sequence = std::ssize(report.log) + 1;
  insert_entry(writer, board, number, next);
  return {};
}

std::set<std::string> list_attached_files(store::Reader& reader) {
  std::set<std::string> hashes;
  reader.each("SELECT file FROM report_entry WHERE file <> ''", {},
              [&](store::Row const& row) { hashes.insert(row.text("file")); });
  return hashes;
}

}  // namespace wardmote::board
