#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"
#include "domains/board/meetings/record.h"

namespace wardmote::board {

/// What is done with a report: each is its route, its permission and its audit entry.
enum class ReportAct {
  draft_report,
  revise_report,
  add_attachment,
  drop_attachment,
  submit_report,
  send_back_report,
  approve_report,
  attach_report
};
BOOST_DESCRIBE_ENUM(ReportAct, draft_report, revise_report, add_attachment, drop_attachment, submit_report,
                    send_back_report, approve_report, attach_report)

/// draft → submitted → approved → attached; a submitted one can also be sent back, and is then as a draft.
enum class ReportState { draft, submitted, sent_back, approved, attached };
BOOST_DESCRIBE_ENUM(ReportState, draft, submitted, sent_back, approved, attached)

/// One line of a report's log, which is only added to. An act uses the members that it speaks of.
struct ReportEntry {
  std::int64_t sequence = 0;  ///< 1, 2, 3 … of the report; 0 until it is written
  base::Instant at{};
  std::string by{};  ///< a person's identifier
  ReportAct act = ReportAct::draft_report;
  std::string meeting{};
  std::int64_t item = 0;
  std::string title{};
  std::string author_role{};
  std::string words{};  ///< the text in plain paragraphs, a blank line between them; of send_back_report why
  std::string recommendation{};
  std::int64_t number = 0;  ///< of drop_attachment
  std::string file{};       ///< of add_attachment: BLAKE2b-256, hexadecimal; empty if none was chosen
  std::string file_name{};  ///< as its sender called it
  std::int64_t file_bytes = 0;
  std::string file_kind{};  ///< by its bytes (store/files/file_kind.h); not kept, since only one is taken
  friend bool operator==(ReportEntry const&, ReportEntry const&) = default;
};

struct Attachment {
  std::int64_t number = 0;  ///< 1, 2, 3 … of the report, in the order of adding; one that was dropped leaves a gap
  std::string file{};
  std::string name{};
  std::int64_t bytes = 0;
};

/// A report on an item of an agenda.
struct Report {
  std::int64_t number = 0;  ///< 1, 2, 3 … of the board
  ReportState state = ReportState::draft;
  std::string meeting{};
  std::int64_t item = 0;
  std::string title{};
  std::string author_role{};
  std::string words{};
  std::string recommendation{};
  std::vector<Attachment> attachments{};
  std::string submitted_by{};  ///< last
  std::string sent_back_why{};
  base::Instant attached_at{};
  std::vector<ReportEntry> log{};
};

/// What a log says.
Report report_of(std::int64_t number, std::span<ReportEntry const> log);

/// Whether everybody may read a report: it is attached, to an item that stands on an agenda that was published.
bool is_public(Report const& report, MeetingRecord const& meeting);
/// Whether it came after the agenda was published.
bool is_late(Report const& report, MeetingRecord const& meeting);

/// Whether an entry follows on a report for a meeting. A report can be changed until it is submitted, and again when it was sent
/// back; whoever wrote or submitted it does not approve it; it is attached while the meeting is not over, and never to a closed
/// item, whose papers are not kept here. Attachments are PDF by their bytes. Refuses form_invalid with the field,
/// meeting_unknown and item_unknown.
base::Answer<void> may_follow(Report const& report, MeetingRecord const* meeting, ReportEntry const& entry);

}  // namespace wardmote::board
