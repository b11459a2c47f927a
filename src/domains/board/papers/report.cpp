#include "domains/board/papers/report.h"

#include <algorithm>

#include "domains/board/form_check.h"
#include "domains/board/meetings/meeting_view.h"
#include "web/attached_pdf.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using enum ReportAct;
using web::message_id;

constexpr std::size_t text_bytes_max = 200'000;

base::Answer<void> is_whole(ReportEntry const& entry) {
  FormCheck check;
  check.line("title", entry.title, message_id("Give the report a title"));
  check.line("author_role", entry.author_role, message_id("Say which office the report is from"));
  if (entry.words.empty()) check.wrong("words", message_id("Write the report"));
  if (entry.words.size() + entry.recommendation.size() > text_bytes_max)
    check.wrong("words", message_id("The text is too long: 200,000 bytes at most. Attach what is longer"));
  if (!check.is_well()) return check.refused();
  return {};
}

base::Answer<void> fits(AgendaItem const* item, ReportEntry const& entry) {
  if (item == nullptr || item->state == ItemState::dropped)
    return base::refuse(RefusalCode::item_unknown, {{"item", std::to_string(entry.item)}});
  if (item->kind == ItemKind::closed)
    return base::refuse_field("item",
                              message_id("Nothing on a closed item is kept here: its papers would become public"));
  return {};
}

bool can_be_changed(Report const& report) {
  return report.state == ReportState::draft || report.state == ReportState::sent_back;
}

bool has_attachment(Report const& report, std::int64_t number) {
  return std::ranges::find(report.attachments, number, &Attachment::number) != report.attachments.end();
}

bool worked_on(Report const& report, std::string const& person) {
  return std::ranges::any_of(report.log, [&](ReportEntry const& entry) {
    return entry.by == person &&
           (entry.act == draft_report || entry.act == revise_report || entry.act == submit_report);
  });
}

base::Answer<void> may_change(Report const& report, ReportEntry const& entry) {
  if (!can_be_changed(report))
    return base::refuse_field("report",
                              message_id("A report is changed before it is submitted, or after it was sent back"));
  if (entry.act == revise_report) return is_whole(entry);
  if (entry.act == add_attachment) return web::may_be_attached(entry.file, entry.file_kind, entry.file_bytes);
  if (entry.act == drop_attachment && !has_attachment(report, entry.number))
    return base::refuse_field("number", message_id("The report has no such attachment"));
  return {};
}

base::Answer<void> may_judge(Report const& report, ReportEntry const& entry) {
  if (report.state != ReportState::submitted)
    return base::refuse_field("report", message_id("The report does not wait for approval"));
  if (entry.act == send_back_report && entry.words.empty())
    return base::refuse_field("words", message_id("Say why the report is sent back"));
  if (entry.act == approve_report && worked_on(report, entry.by))
    return base::refuse_field("report",
                              message_id("Whoever wrote or submitted a report does not approve it: ask somebody else"));
  return {};
}

base::Answer<void> may_attach(Report const& report, MeetingRecord const& meeting) {
  if (report.state != ReportState::approved)
    return base::refuse_field("report", message_id("A report is attached once it is approved"));
  if (is_over(meeting.state)) return base::refuse_field("report", message_id("The meeting is over"));
  return {};
}

void put_texts(Report& report, ReportEntry const& entry) {
  report.title = entry.title;
  report.author_role = entry.author_role;
  report.words = entry.words;
  report.recommendation = entry.recommendation;
}

void apply(Report& report, ReportEntry const& entry) {
  switch (entry.act) {
    case draft_report:
      report.meeting = entry.meeting;
      report.item = entry.item;
      put_texts(report, entry);
      break;
    case revise_report: put_texts(report, entry); break;
    case add_attachment: {
      auto const earlier = std::ranges::count(report.log, add_attachment, &ReportEntry::act);
      report.attachments.push_back({earlier + 1, entry.file, entry.file_name, entry.file_bytes});
      break;
    }
    case drop_attachment:
      std::erase_if(report.attachments, [&](Attachment const& one) { return one.number == entry.number; });
      break;
    case submit_report:
      report.state = ReportState::submitted;
      report.submitted_by = entry.by;
      break;
    case send_back_report:
      report.state = ReportState::sent_back;
      report.sent_back_why = entry.words;
      break;
    case approve_report: report.state = ReportState::approved; break;
    case attach_report:
      report.state = ReportState::attached;
      report.attached_at = entry.at;
      break;
  }
  report.log.push_back(entry);
}

}  // namespace

Report report_of(std::int64_t number, std::span<ReportEntry const> log) {
  Report report{.number = number};
  for (auto const& entry : log) apply(report, entry);
  return report;
}

bool is_public(Report const& report, MeetingRecord const& meeting) {
  auto const* const item = meeting.item(report.item);
  return report.state == ReportState::attached && meeting.noticed_at != base::Instant{} && item != nullptr &&
         item->state != ItemState::dropped;
}

bool is_late(Report const& report, MeetingRecord const& meeting) {
  return meeting.noticed_at != base::Instant{} && report.attached_at > meeting.noticed_at;
}

base::Answer<void> may_follow(Report const& report, MeetingRecord const* meeting, ReportEntry const& entry) {
  if (meeting == nullptr)
    return base::refuse(RefusalCode::meeting_unknown,
                        {{"meeting", entry.act == draft_report ? entry.meeting : report.meeting}});
  switch (entry.act) {
    case draft_report:
      if (auto const fitting = fits(meeting->item(entry.item), entry); !fitting) return fitting;
      return is_whole(entry);
    case approve_report:
    case send_back_report: return may_judge(report, entry);
    case attach_report: return may_attach(report, *meeting);
    default: return may_change(report, entry);
  }
}

}  // namespace wardmote::board
