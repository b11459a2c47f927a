#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "domains/board/meetings/meeting_view.h"
#include "domains/board/papers/public_papers.h"

namespace wardmote::board {

/// A report on a member's desk: where it is read, and its files.
struct DeskPaper {
  std::string path{};
  std::string report_title{};
  std::string author_role{};
  bool is_late = false;       ///< attached after the agenda was published
  std::string attached_at{};  ///< UTC
  std::vector<AttachmentRow> attachments{};
};
BOOST_DESCRIBE_STRUCT(DeskPaper, (), (path, report_title, author_role, is_late, attached_at, attachments))

/// An item of the agenda as it lies before a member.
struct DeskItem {
  std::int64_t item = 0;
  std::string number{};
  std::string title{};            ///< the open one, of a closed item too
  bool title_is_english = false;  ///< though the page is French
  bool is_now = false;
  bool is_closed = false;
  std::string minutes_path{};  ///< of an item on minutes
  std::vector<DeskPaper> papers{};
};
BOOST_DESCRIBE_STRUCT(DeskItem, (), (item, number, title, title_is_english, is_now, is_closed, minutes_path, papers))

/// The published agenda in its order, each item with what everybody may read of it.
std::vector<DeskItem> desk_items(MeetingView const& meeting, PapersByItem const& papers);

}  // namespace wardmote::board
