#include "domains/board/papers/report_pages.h"

#include <algorithm>

#include "access/views.h"
#include "domains/board/kept_bytes.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/words.h"
#include "domains/board/papers/report_store.h"
#include "domains/board/papers/report_view.h"
#include "web/crumb.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

struct ReportQuery {
  std::int64_t report = 0;
};
BOOST_DESCRIBE_STRUCT(ReportQuery, (), (report))

struct ReportView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string meeting_path{};
  std::string meeting_title{};
  std::string item{};  ///< "4.2 …"
  ReportPaper paper{};
};
BOOST_DESCRIBE_STRUCT(ReportView, (), (breadcrumbs, title, meeting_path, meeting_title, item, paper))

struct AttachmentQuery {
  std::int64_t report = 0;
  std::int64_t attachment = 0;
};
BOOST_DESCRIBE_STRUCT(AttachmentQuery, (), (report, attachment))

struct AttachmentView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  AttachmentRow file{};
};
BOOST_DESCRIBE_STRUCT(AttachmentView, (), (breadcrumbs, title, file))

/// Who reads: everybody, or the office, which also reads what is not public yet.
struct Readers {
  std::string_view below;
  bool all;
};
constexpr Readers everybody{"/reports", false}, the_office{"/admin/reports", true};

struct Found {
  Report report;
  MeetingRecord meeting;
};

std::optional<Found> find_report(BoardRoom const& room, std::int64_t number, Readers readers) {
  return room.database.read([&](store::Reader& reader) -> std::optional<Found> {
    auto report = read_report(reader, room.board, number);
    if (report.log.empty()) return std::nullopt;
    auto meeting = record_of(read_log(reader, room.board, report.meeting));
    if (!readers.all && !is_public(report, meeting)) return std::nullopt;
    return Found{std::move(report), std::move(meeting)};
  });
}

std::unexpected<base::Refusal> not_there(web::Context const& context) {
  return base::refuse(RefusalCode::page_not_found, {{"path", context.path}});
}

base::Answer<ReportView> show_report(BoardRoom const& room, ReportQuery const& query, web::Context const& context) {
  auto const found = find_report(room, query.report, everybody);
  if (!found) return not_there(context);
  auto const& [report, meeting] = *found;
  auto const& tongue = context.tongue;
  auto const meeting_title = title_of(meeting, tongue);
  auto const meeting_path = "/meetings/" + report.meeting;
  auto const* const item = meeting.item(report.item);
  return ReportView{.breadcrumbs = {{"/meetings", tongue.text(message_id("Meetings"))}, {meeting_path, meeting_title}},
                    .title = report.title,
                    .meeting_path = meeting_path,
                    .meeting_title = meeting_title,
                    .item = item->number + " " + title_in(*item, tongue),
                    .paper = paper_of(report, meeting, everybody.below, tongue)};
}

base::Answer<AttachmentView> show_attachment(BoardRoom const& room, AttachmentQuery const& query, Readers readers,
                                             web::Context const& context) {
  auto const found = find_report(room, query.report, readers);
  if (!found) return not_there(context);
  auto const paper = paper_of(found->report, found->meeting, readers.below, context.tongue);
  auto const file = std::ranges::find(paper.attachments, query.attachment, &AttachmentRow::attachment);
  if (file == paper.attachments.end()) return not_there(context);
  context.reply.kept_pdf = [room, hash = file->hash] { return kept_bytes(room, hash); };
  return AttachmentView{.breadcrumbs = {{paper.path, paper.report_title}}, .title = file->name, .file = *file};
}

web::RouteInfo attachment_info(std::string name, Readers readers, web::Policy policy) {
  return {.name = std::move(name),
          .path = std::string(readers.below) + "/{report}/attachments/{attachment}",
          .policy = policy,
          .title = "Attachment",
          .summary = "A file that is attached to a report: its name, size and hash, and the file itself as PDF.",
          .page = "board/attachment",
          .formats = {web::Format::html, web::Format::json, web::Format::pdf},
          .caching = readers.all ? web::Caching::never : web::Caching::until_data_changes};
}

}  // namespace

void add_report_routes(web::Router& router, BoardRoom const& room) {
  router.page<ReportQuery, ReportView>(
      {.name = "report",
       .path = "/reports/{report}",
       .policy = web::Policy::everyone(),
       .title = "Report",
       .summary = "A report to the board on an item of an agenda: its text, what it recommends, and what is attached.",
       .page = "board/report",
       .formats = {web::Format::html, web::Format::json, web::Format::pdf}},
      [room](ReportQuery const& query, web::Context const& context) { return show_report(room, query, context); });
  auto const add_attachments = [&](web::RouteInfo info, Readers readers) {
    router.page<AttachmentQuery, AttachmentView>(
        std::move(info), [room, readers](AttachmentQuery const& query, web::Context const& context) {
          return show_attachment(room, query, readers, context);
        });
  };
  add_attachments(attachment_info("attachment", everybody, web::Policy::everyone()), everybody);
  add_attachments(attachment_info("office_attachment", the_office, web::Policy::permission("report_office")),
                  the_office);
}

}  // namespace wardmote::board
