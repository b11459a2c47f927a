#include "domains/board/meetings/desk_items.h"

namespace wardmote::board {
namespace {

DeskPaper on_desk(ReportPaper const& paper) {
  return {.path = paper.path,
          .report_title = paper.report_title,
          .author_role = paper.author_role,
          .is_late = paper.is_late,
          .attached_at = paper.attached_at,
          .attachments = paper.attachments};
}

}  // namespace

std::vector<DeskItem> desk_items(MeetingView const& meeting, PapersByItem const& papers) {
  std::vector<DeskItem> items;
  for (auto const& section : meeting.agenda)
    for (auto const& item : section.items) {
      items.push_back({.item = item.item,
                       .number = item.number,
                       .title = item.title,
                       .title_is_english = item.title_is_english,
                       .is_now = item.is_now,
                       .is_closed = item.kind == ItemKind::closed,
                       .minutes_path = item.minutes_path});
      for (auto const& paper : papers_on(papers, item.item)) items.back().papers.push_back(on_desk(paper));
    }
  return items;
}

}  // namespace wardmote::board
