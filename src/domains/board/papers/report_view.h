#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "domains/board/papers/report.h"
#include "domains/board/paragraphs.h"
#include "web/context.h"

namespace wardmote::board {

std::string_view label_of(ReportState state);
std::string_view label_of(ReportAct act);

struct AttachmentRow {
  std::int64_t attachment = 0;  ///< its number in the report
  std::string name{};
  std::int64_t bytes = 0;
  std::string size{};  ///< in words: "1.2 MB"
  std::string hash{};  ///< BLAKE2b-256
  std::string path{};
};
BOOST_DESCRIBE_STRUCT(AttachmentRow, (), (attachment, name, bytes, size, hash, path))

/// A report as it reads.
struct ReportPaper {
  std::int64_t report = 0;
  std::string path{};
  std::string report_title{};
  std::string author_role{};
  std::vector<ParagraphRow> paragraphs{};
  std::vector<ParagraphRow> recommendation{};
  bool is_late = false;       ///< attached after the agenda was published
  std::string attached_at{};  ///< UTC; empty before
  std::vector<AttachmentRow> attachments{};
};
BOOST_DESCRIBE_STRUCT(ReportPaper, (),
                      (report, path, report_title, author_role, paragraphs, recommendation, is_late, attached_at,
                       attachments))

/// `below`: where its pages lie, "/reports" or "/admin/reports".
ReportPaper paper_of(Report const& report, MeetingRecord const& meeting, std::string_view below,
                     web::Tongue const& tongue);

}  // namespace wardmote::board
