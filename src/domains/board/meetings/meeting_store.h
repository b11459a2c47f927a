#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domains/board/meetings/decide.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// A meeting in a list.
struct MeetingHead {
  std::string name;  ///< as addresses name it: "2026-12-17-regular"
  MeetingKind kind = MeetingKind::regular;
  NamedCommittee committee{};
  MeetingState state = MeetingState::planned;
  std::string date;  ///< ISO 8601, in the board's zone
  std::string time;  ///< "09:00"
  std::string place;
  std::string place_fr;             ///< empty: as in English
  std::int64_t public_entries = 0;  ///< of its log, without those that a draft agenda is made by
  base::Instant changed_at{};       ///< when the last of them was recorded
};

/// A motion in a list.
struct MotionHead {
  std::string name;  ///< as addresses name it: "2026-12-17-regular-3"
  std::string meeting;
  std::string date;
  MotionState state = MotionState::moved;
  std::string text;
  std::string text_fr;  ///< empty: only in the language that was spoken
  std::string item_title;
  std::string item_title_fr;
  bool is_amendment = false;
  std::int64_t yes = 0;
  std::int64_t no = 0;
};

/// "2026-12-17-regular"; of a committee "2026-12-17-committee-governance", so that two can meet on one day.
std::string meeting_name(std::string_view date, MeetingKind kind, std::string_view committee = {});
/// "2026-12-17-regular-3"; and the meeting and number that such a name is made of, or nothing.
std::string motion_name(std::string_view meeting, std::int64_t motion);
std::optional<std::pair<std::string, std::int64_t>> motion_named(std::string_view name);

/// Newest first.
std::vector<MeetingHead> list_meetings(store::Reader& reader, store::BoardId board);

/// The log of a meeting, in order; empty if there is no such meeting.
std::vector<LogEntry> read_log(store::Reader& reader, store::BoardId board, std::string_view meeting);

/// What a later meeting made public of a closed item of this one.
struct LateReport {
  std::int64_t item = 0;
  std::string meeting{};  ///< the later one, as addresses name it
  std::string text{};
  std::string text_fr{};
};
/// In the order of the later meetings.
std::vector<LateReport> list_late_reports(store::Reader& reader, store::BoardId board, std::string_view meeting);

std::optional<MotionFacts> find_motion(store::Reader& reader, store::BoardId board, std::string_view name);

/// Motions that were decided or are before a meeting, newest first, at most `limit`, beginning after `after` (a motion's
/// name; empty: from the newest). `words`: only those that have each of them, in text or title of the item; A to Z
/// are as a to z.
std::vector<MotionHead> list_motions(store::Reader& reader, store::BoardId board, std::vector<std::string> const& words,
                                     std::string_view after, std::int64_t limit);

/// Writes entries that `decide` gave at the end of a meeting's log, brings what is computed from the log up to date, and
/// records one audit entry for each, with the hash of what was written. `record` is what the log said before.
void append_log(store::Writer& writer, store::BoardId board, std::string_view meeting, MeetingRecord record,
                std::span<LogEntry const> log, std::span<LogEntry const> entries);

}  // namespace wardmote::board
