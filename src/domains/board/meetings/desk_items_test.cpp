#include "domains/board/meetings/desk_items.h"

#include <gtest/gtest.h>

namespace wardmote::board {
namespace {

TEST(AMembersDesk, has_each_item_of_the_agenda_in_its_order_with_its_own_papers) {
  MeetingView meeting;
  meeting.agenda = {
      {.section = 4, .items = {{.item = 2, .number = "4.1", .title = "Budget", .is_now = true}}},
      {.section = 5, .items = {{.item = 1, .number = "5.1", .kind = ItemKind::closed, .title = "A claim"}}}};
  PapersByItem const papers{
      {2, {.path = "/reports/7", .report_title = "Estimates", .attachments = {{.name = "a.pdf"}}}},
      {2, {.path = "/reports/9", .report_title = "Tables"}}};
  auto const items = desk_items(meeting, papers);
  ASSERT_EQ(items.size(), 2u);
  EXPECT_EQ(items[0].number, "4.1");
  EXPECT_TRUE(items[0].is_now);
  ASSERT_EQ(items[0].papers.size(), 2u);
  EXPECT_EQ(items[0].papers[0].attachments.at(0).name, "a.pdf");
  EXPECT_EQ(items[0].papers[1].path, "/reports/9");
  EXPECT_TRUE(items[1].is_closed);
  EXPECT_TRUE(items[1].papers.empty());
}

}  // namespace
}  // namespace wardmote::board
