// The office of reports: writing, approving and attaching them.

#include <algorithm>

#include "access/views.h"
#include "base/choice.h"
#include "base/text.h"
#include "domains/board/meetings/agenda.h"
#include "domains/board/meetings/meeting_view.h"
#include "domains/board/meetings/words.h"
#include "domains/board/papers/report_pages.h"
#include "domains/board/papers/report_store.h"
#include "domains/board/papers/report_view.h"
#include "web/act_form.h"
#include "web/attached_pdf.h"
#include "web/crumb.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using enum ReportAct;
using web::message_id;

struct OfficeReport {
  std::int64_t report = 0;
  std::string path{};
  std::string report_title{};
  std::string state_word{};
  std::string meeting{};
};
BOOST_DESCRIBE_STRUCT(OfficeReport, (), (report, path, report_title, state_word, meeting))

struct ReportOfficeView {
  std::vector<web::Crumb> breadcrumbs{};
  std::vector<OfficeReport> reports{};
  bool has_items = false;  ///< that a report can be written on
  web::ActForm draft{};
};
BOOST_DESCRIBE_STRUCT(ReportOfficeView, (), (breadcrumbs, reports, has_items, draft))

struct ReportStep {
  std::string at{};  ///< UTC
  std::string act_word{};
};
BOOST_DESCRIBE_STRUCT(ReportStep, (), (at, act_word))

struct ReportDeskView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string desk{};  ///< this page
  std::string state_word{};
  bool can_be_changed = false;
  bool can_be_judged = false;
  bool can_be_attached = false;
  bool is_public = false;
  std::string public_path{};
  std::string sent_back_why{};
  web::ActForm revise{};
  web::ActForm send_back{};
  ReportPaper paper{};
  std::vector<ReportStep> steps{};
};
BOOST_DESCRIBE_STRUCT(ReportDeskView, (),
                      (breadcrumbs, title, desk, state_word, can_be_changed, can_be_judged, can_be_attached, is_public,
                       public_path, sent_back_why, revise, send_back, paper, steps))

constexpr std::string_view folder = "/admin/reports";

/// The fields of a report, as it was written so far.
web::FormMaker& with_fields(web::FormMaker& form, Report const& report) {
  return form.field("title", web::ActFieldKind::line, message_id("Title"))
      .holding(report.title)
      .field("author_role", web::ActFieldKind::line, message_id("Office that it is from"),
             message_id("An office, never a private person: Chief of Police"))
      .holding(report.author_role)
      .text("words", message_id("Text"),
            message_id("Plain paragraphs, a blank line between them. Everybody will read it: write no name of a "
                       "member of the public."))
      .holding(report.words)
      .field("recommendation", web::ActFieldKind::paragraph,
             message_id("What it recommends to the board (may be left out)"))
      .holding(report.recommendation);
}

/// As the form of a draft sends an item: the meeting, a blank, the item's number.
void add_items(std::vector<web::FormOption>& items, MeetingHead const& head, MeetingRecord const& record,
               web::Tongue const& tongue) {
  for (auto const* item : agenda_of(record))
    if (item->kind != ItemKind::closed)
      items.push_back(
          {head.name + " " + std::to_string(item->id), title_of(head, tongue) + ": " + title_in(*item, tongue)});
}

ReportOfficeView show_office(BoardRoom const& room, web::Context const& context) {
  auto const& tongue = context.tongue;
  return room.database.read([&](store::Reader& reader) {
    ReportOfficeView view{.breadcrumbs = {{"/admin", tongue.text("Administration")}}};
    for (auto const& report : list_reports(reader, room.board))
      view.reports.push_back({report.number, "/admin/reports/" + std::to_string(report.number), report.title,
                              tongue.text(label_of(report.state)), report.meeting});
    std::vector<web::FormOption> items;
    for (auto const& head : list_meetings(reader, room.board))
      if (!is_over(head.state)) add_items(items, head, record_of(read_log(reader, room.board, head.name)), tongue);
    view.has_items = !items.empty();
    web::FormMaker draft(folder, "draft_report", message_id("Keep as a draft"), tongue);
    draft.choice("item", message_id("Item of an agenda"), std::move(items),
                 message_id("Of meetings that are not over. Closed items are not among them: their papers are not kept "
                            "here."));
    view.draft = with_fields(draft, {}).take();
    return view;
  });
}

struct DeskQuery {
  std::int64_t report = 0;
};
BOOST_DESCRIBE_STRUCT(DeskQuery, (), (report))

base::Answer<ReportDeskView> show_desk(BoardRoom const& room, DeskQuery const& query, web::Context const& context) {
  auto const& tongue = context.tongue;
  return room.database.read([&](store::Reader& reader) -> base::Answer<ReportDeskView> {
    auto const report = read_report(reader, room.board, query.report);
    if (report.log.empty()) return base::refuse(RefusalCode::page_not_found, {{"path", context.path}});
    auto const meeting = record_of(read_log(reader, room.board, report.meeting));
    auto const desk = std::string(folder) + "/" + std::to_string(report.number);
    web::FormMaker revise(desk, "revise_report", message_id("Keep the change"), tongue);
    ReportDeskView view{
        .breadcrumbs = {{"/admin", tongue.text("Administration")}, {"/admin/reports", tongue.text("Reports")}},
        .title = report.title,
        .desk = desk,
        .state_word = tongue.text(label_of(report.state)),
        .can_be_changed = report.state == ReportState::draft || report.state == ReportState::sent_back,
        .can_be_judged = report.state == ReportState::submitted,
        .can_be_attached = report.state == ReportState::approved,
        .is_public = is_public(report, meeting),
        .public_path = "/reports/" + std::to_string(report.number),
        .sent_back_why = report.state == ReportState::sent_back ? report.sent_back_why : "",
        .revise = with_fields(revise, report).take(),
        .send_back = web::FormMaker(desk, "send_back_report", message_id("Send the report back"), tongue)
                         .field("words", web::ActFieldKind::paragraph, message_id("Why it is sent back"))
                         .take(),
        .paper = paper_of(report, meeting, "/admin/reports", tongue)};
    for (auto const& entry : report.log)
      view.steps.push_back({base::to_text(entry.at), tongue.text(label_of(entry.act))});
    return view;
  });
}

struct DraftForm {
  std::string item, title, author_role, words, recommendation;
};
BOOST_DESCRIBE_STRUCT(DraftForm, (), (item, title, author_role, words, recommendation))
struct RevisionForm {
  std::int64_t report = 0;
  std::string title, author_role, words, recommendation;
};
BOOST_DESCRIBE_STRUCT(RevisionForm, (), (report, title, author_role, words, recommendation))
struct AttachmentForm {
  std::int64_t report = 0;
  std::string file, file_name, file_bytes, file_kind;
};
BOOST_DESCRIBE_STRUCT(AttachmentForm, (), (report, file, file_name, file_bytes, file_kind))
struct AttachmentNumberForm {
  std::int64_t report = 0;
  std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(AttachmentNumberForm, (), (report, number))
struct ReportWordsForm {
  std::int64_t report = 0;
  std::string words;
};
BOOST_DESCRIBE_STRUCT(ReportWordsForm, (), (report, words))
struct ReportActForm {
  std::int64_t report = 0;
};
BOOST_DESCRIBE_STRUCT(ReportActForm, (), (report))

struct ReportDoneView {
  std::int64_t report = 0;
};
BOOST_DESCRIBE_STRUCT(ReportDoneView, (), (report))

/// What a form asks to be written.
template <class Form>
ReportEntry entry_from(ReportAct act, Form const& form, web::Context const& context) {
  ReportEntry entry{.at = context.now, .by = context.principal.person, .act = act};
  if constexpr (requires { form.title; }) entry.title = base::trimmed(form.title);
  if constexpr (requires { form.author_role; }) entry.author_role = base::trimmed(form.author_role);
  if constexpr (requires { form.words; }) entry.words = base::trimmed(form.words);
  if constexpr (requires { form.recommendation; }) entry.recommendation = base::trimmed(form.recommendation);
  if constexpr (requires { form.number; }) entry.number = form.number;
  if constexpr (requires { form.file_kind; }) {
    entry.file = form.file;
    entry.file_name = form.file_name;
    entry.file_bytes = base::whole_number(form.file_bytes).value_or(0);
    entry.file_kind = form.file_kind;
  }
  return entry;
}

ReportDoneView go_to(std::int64_t number, web::Context const& context) {
  context.reply.see_other = "/admin/reports/" + std::to_string(number);
  return {number};
}

base::Answer<ReportDoneView> draft(BoardRoom const& room, DraftForm const& form, web::Context const& context) {
  auto const parts = base::split(form.item, ' ');
  auto const item = parts.size() == 2 ? base::whole_number(parts[1]) : std::nullopt;
  if (!item) return base::refuse_field("item", message_id("Choose the item that the report is on"));
  auto entry = entry_from(draft_report, form, context);
  entry.meeting = parts[0];
  entry.item = *item;
  auto const number = room.database.write([&](store::Writer& writer) { return add_report(writer, room.board, entry); });
  if (!number) return std::unexpected(number.error());
  return go_to(*number, context);
}

template <class Form>
base::Answer<ReportDoneView> follow(BoardRoom const& room, ReportAct act, Form const& form,
                                    web::Context const& context) {
  auto const followed = room.database.write([&](store::Writer& writer) {
    return follow_report(writer, room.board, form.report, entry_from(act, form, context));
  });
  if (!followed) return std::unexpected(followed.error());
  return go_to(form.report, context);
}

web::RouteInfo act_info(ReportAct act) {
  auto const spelling = std::string(base::spelling_of(act));
  return {.name = spelling,
          .path = "/admin/reports/{report}/" + spelling,
          .policy = web::Policy::permission(base::spelling_of(act)),
          .title = "Report",
          .summary = "One line of the log of a report.",
          .page = "board/report_desk",
          .caching = web::Caching::never,
          .method = web::Method::post,
          .form_on = "report_desk"};
}

template <class Form>
void add_act(web::Router& router, BoardRoom const& room, ReportAct act, web::RouteInfo info) {
  router.page<Form, ReportDoneView>(std::move(info), [room, act](Form const& form, web::Context const& context) {
    return follow(room, act, form, context);
  });
}

void add_acts(web::Router& router, BoardRoom const& room) {
  auto first = act_info(draft_report);
  first.path = "/admin/reports/draft_report";
  first.page = "board/report_office";
  first.form_on = "report_office";
  router.page<DraftForm, ReportDoneView>(std::move(first), [room](DraftForm const& form, web::Context const& context) {
    return draft(room, form, context);
  });
  auto attaching = act_info(add_attachment);
  attaching.upload_bytes_max = web::attached_pdf_bytes_max + (std::uint64_t{1} << 16);  // with the rest of the form
  attaching.file_field = "file";
  add_act<AttachmentForm>(router, room, add_attachment, std::move(attaching));
  add_act<RevisionForm>(router, room, revise_report, act_info(revise_report));
  add_act<AttachmentNumberForm>(router, room, drop_attachment, act_info(drop_attachment));
  add_act<ReportWordsForm>(router, room, send_back_report, act_info(send_back_report));
  for (auto const act : {submit_report, approve_report, attach_report})
    add_act<ReportActForm>(router, room, act, act_info(act));
}

}  // namespace

void add_report_office_routes(web::Router& router, BoardRoom const& room) {
  router.page<web::NoQuery, ReportOfficeView>(
      {.name = "report_office",
       .path = "/admin/reports",
       .policy = web::Policy::permission("report_office"),
       .title = "Reports",
       .summary = "Write a report on an item of an agenda, have it approved by somebody else, and attach it.",
       .page = "board/report_office",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<ReportOfficeView> {
        return show_office(room, context);
      });
  router.page<DeskQuery, ReportDeskView>(
      {.name = "report_desk",
       .path = "/admin/reports/{report}",
       .policy = web::Policy::permission("report_office"),
       .title = "Report",
       .summary = "One report: its text, its attachments, and what can be done next.",
       .page = "board/report_desk",
       .caching = web::Caching::never},
      [room](DeskQuery const& query, web::Context const& context) { return show_desk(room, query, context); });
  add_acts(router, room);
}

}  // namespace wardmote::board
