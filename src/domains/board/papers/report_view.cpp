#include "domains/board/papers/report_view.h"

namespace wardmote::board {
namespace {

using web::message_id;

constexpr double kilobyte = 1e3, megabyte = 1e6;

std::string size_in_words(std::int64_t bytes, web::Tongue const& tongue) {
  auto const size = static_cast<double>(bytes);
  return size < megabyte ? tongue.text(message_id("{size} kB"), {{"size", tongue.number(size / kilobyte, 1)}})
                         : tongue.text(message_id("{size} MB"), {{"size", tongue.number(size / megabyte, 1)}});
}

}  // namespace

std::string_view label_of(ReportState state) {
  switch (state) {
    case ReportState::draft: return message_id("draft");
    case ReportState::submitted: return message_id("submitted, waits for approval");
    case ReportState::sent_back: return message_id("sent back");
    case ReportState::approved: return message_id("approved");
    default: return message_id("attached to the agenda");
  }
}

std::string_view label_of(ReportAct act) {
  switch (act) {
    case ReportAct::draft_report: return message_id("Drafted");
    case ReportAct::revise_report: return message_id("Revised");
    case ReportAct::add_attachment: return message_id("Attachment added");
    case ReportAct::drop_attachment: return message_id("Attachment dropped");
    case ReportAct::submit_report: return message_id("Submitted");
    case ReportAct::send_back_report: return message_id("Sent back");
    case ReportAct::approve_report: return message_id("Approved");
    default: return message_id("Attached to the agenda");
  }
}

ReportPaper paper_of(Report const& report, MeetingRecord const& meeting, std::string_view below,
                     web::Tongue const& tongue) {
  auto const path = std::string(below) + "/" + std::to_string(report.number);
  ReportPaper paper{.report = report.number,
                    .path = path,
                    .report_title = report.title,
                    .author_role = report.author_role,
                    .paragraphs = paragraphs_of(report.words),
                    .recommendation = paragraphs_of(report.recommendation),
                    .is_late = is_late(report, meeting)};
  if (report.state == ReportState::attached) paper.attached_at = base::to_text(report.attached_at);
  for (auto const& one : report.attachments)
    paper.attachments.push_back({.attachment = one.number,
                                 .name = one.name,
                                 .bytes = one.bytes,
                                 .size = size_in_words(one.bytes, tongue),
                                 .hash = one.file,
                                 .path = path + "/attachments/" + std::to_string(one.number)});
  return paper;
}

}  // namespace wardmote::board
