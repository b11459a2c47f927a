#include "domains/board/past/ocd_past.h"

#include <gtest/gtest.h>

#include "domains/board/meetings/ocd_event.h"

namespace wardmote::board {
namespace {

OcdEvent sample() {
  return {.id = "ocd-event/1",
          .identifier = "2026-12-17-regular",
          .name = "Regular meeting, 17 December 2026",
          .classification = "regular",
          .start_date = "2026-12-17T09:00:00-05:00",
          .timezone = "America/Toronto",
          .status = "passed",
          .location = "Council chamber",
          .organization = "Millbrook Police Services Board",
          .present = {"Amara", "Bela"},
          .absent = {"Chen"},
          .agenda = {{.order = "3.1", .description = "Consent"}, {.order = "4.1", .description = "Annual report"}},
          .motions = {{.identifier = "m-1", .text = "That consent be taken.", .state = "carried"},
                      {.identifier = "m-2", .order = "4.1", .text = "That it be received.", .state = "lost"},
                      {.identifier = "m-3", .order = "4.1", .text = "That it wait.", .state = "withdrawn"}},
          .votes = {{.id = "ocd-vote/1",
                     .identifier = "m-1",
                     .motion_text = "That consent be taken.",
                     .passed = true,
                     .ballots = {{"yes", "Amara"}, {"yes", "Bela"}}},
                    {.id = "ocd-vote/2",
                     .identifier = "m-2",
                     .motion_text = "That it be received.",
                     .order = "4.1",
                     .ballots = {{"yes", "Amara"}, {"no", "Bela"}, {"absent", "Chen"}}}}};
}

TEST(AnExportedMeeting, is_read_as_a_meeting_of_the_past_with_its_motions_behind_their_items) {
  auto const file = read_ocd_past(ocd_text(sample()));
  EXPECT_TRUE(file.faults.empty());
  ASSERT_EQ(file.meetings.size(), 1u);
  auto const& meeting = file.meetings.front();
  EXPECT_EQ(meeting.date + " " + meeting.time, "2026-12-17 09:00");
  EXPECT_EQ(meeting.body, "Millbrook Police Services Board");
  std::string titles;
  for (auto const& item : meeting.items) titles += item.title + "|";
  EXPECT_EQ(titles, "Consent|Annual report|That it wait.|That it be received.|That consent be taken.|");
  EXPECT_EQ(meeting.attendance.size(), 3u);
  ASSERT_EQ(file.votes.size(), 2u);
  for (auto const& vote : file.votes) EXPECT_EQ(vote.published_passed, passed_by_ballots(vote)) << vote.motion;
}

TEST(AnExportedMeeting, without_a_moment_or_a_name_is_a_fault) {
  auto event = sample();
  event.start_date = "soon";
  event.id = event.identifier = "";
  EXPECT_EQ(read_ocd_past(ocd_text(event)).faults.size(), 2u);
  EXPECT_TRUE(read_ocd_past(ocd_text(event)).meetings.empty());
}

}  // namespace
}  // namespace wardmote::board
