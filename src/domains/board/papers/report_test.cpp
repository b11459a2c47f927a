#include "domains/board/papers/report.h"

#include <gtest/gtest.h>

#include "base/choice.h"
#include "web/attached_pdf.h"

namespace wardmote::board {
namespace {

using enum ReportAct;

constexpr std::int64_t open_item = 1, closed_item = 2, dropped_item = 3;

MeetingRecord meeting(MeetingState state = MeetingState::planned) {
  MeetingRecord record{.state = state};
  record.items = {{.id = open_item, .kind = ItemKind::report, .state = ItemState::published},
                  {.id = closed_item, .kind = ItemKind::closed, .state = ItemState::published},
                  {.id = dropped_item, .kind = ItemKind::report, .state = ItemState::dropped}};
  if (state != MeetingState::planned) record.noticed_at = base::Instant(std::chrono::hours(100));
  return record;
}

ReportEntry act(ReportAct what, std::string by = "author", int hour = 0) {
  return {.at = base::Instant(std::chrono::hours(hour)), .by = std::move(by), .act = what};
}

ReportEntry draft(std::int64_t item = open_item) {
  auto entry = act(draft_report);
  entry.meeting = "2026-12-17-regular";
  entry.item = item;
  entry.title = "Complaints in the third quarter";
  entry.author_role = "Chief of Police";
  entry.words = "There were four.";
  return entry;
}

ReportEntry pdf(std::string kind = "pdf", std::int64_t bytes = 1000) {
  auto entry = act(add_attachment);
  entry.file = std::string(64, 'a');
  entry.file_name = "figures.pdf";
  entry.file_bytes = bytes;
  entry.file_kind = std::move(kind);
  return entry;
}

Report after(std::vector<ReportEntry> const& log) { return report_of(1, log); }

/// The field that is refused; the refusal's code if it has none; empty if the entry follows.
std::string refused(Report const& report, ReportEntry const& entry, MeetingRecord const& record = meeting()) {
  auto const answer = may_follow(report, &record, entry);
  if (answer) return "";
  return answer.error().fields.empty() ? std::string(base::code_of(answer.error().code))
                                       : answer.error().fields.front().field;
}

TEST(Report, goes_from_a_draft_over_approval_by_somebody_else_to_the_agenda) {
  std::vector<ReportEntry> log{draft()};
  for (auto const& next : {pdf(), act(submit_report), act(approve_report, "chair"), act(attach_report, "office")}) {
    EXPECT_EQ(refused(after(log), next), "") << base::spelling_of(next.act);
    log.push_back(next);
  }
  EXPECT_EQ(after(log).state, ReportState::attached);
  EXPECT_EQ(after(log).attachments.size(), 1U);
}

TEST(Report, is_approved_by_nobody_who_wrote_revised_or_submitted_it) {
  auto revision = draft();
  revision.act = revise_report;
  revision.by = "second author";
  auto const report = after({draft(), revision, act(submit_report, "secretary")});
  for (auto const* person : {"author", "second author", "secretary"})
    EXPECT_EQ(refused(report, act(approve_report, person)), "report") << person;
  EXPECT_EQ(refused(report, act(approve_report, "chair")), "");
}

TEST(Report, is_changed_before_it_is_submitted_and_again_after_it_was_sent_back_with_a_reason) {
  auto revision = draft();
  revision.act = revise_report;
  auto const submitted = after({draft(), act(submit_report)});
  for (auto const& change : {revision, pdf(), act(submit_report)}) EXPECT_EQ(refused(submitted, change), "report");
  auto back = act(send_back_report, "chair");
  EXPECT_EQ(refused(submitted, back), "words");
  back.words = "Say since when.";
  EXPECT_EQ(refused(submitted, back), "");
  auto const sent_back = after({draft(), act(submit_report), back});
  EXPECT_EQ(sent_back.sent_back_why, "Say since when.");
  for (auto const& change : {revision, pdf(), act(submit_report)}) EXPECT_EQ(refused(sent_back, change), "");
}

TEST(Report, is_on_an_item_that_stands_on_the_agenda_and_is_not_closed) {
  EXPECT_EQ(refused({}, draft()), "");
  EXPECT_EQ(refused({}, draft(closed_item)), "item");
  EXPECT_EQ(refused({}, draft(dropped_item)), "item_unknown");
  EXPECT_EQ(refused({}, draft(99)), "item_unknown");
}

TEST(Report, needs_a_title_an_office_and_a_text) {
  auto without = [](std::string ReportEntry::* member) {
    auto entry = draft();
    entry.*member = "";
    return entry;
  };
  EXPECT_EQ(refused({}, without(&ReportEntry::title)), "title");
  EXPECT_EQ(refused({}, without(&ReportEntry::author_role)), "author_role");
  EXPECT_EQ(refused({}, without(&ReportEntry::words)), "words");
}

TEST(Report, takes_what_is_a_pdf_by_its_bytes_and_not_too_large) {
  auto const report = after({draft()});
  EXPECT_EQ(refused(report, pdf()), "");
  EXPECT_EQ(refused(report, pdf("png")), "file");
  EXPECT_EQ(refused(report, pdf("pdf", web::attached_pdf_bytes_max)), "");
  EXPECT_EQ(refused(report, pdf("pdf", web::attached_pdf_bytes_max + 1)), "file");
  auto none = pdf();
  none.file = "";
  EXPECT_EQ(refused(report, none), "file");
}

TEST(Report, keeps_the_numbers_of_its_attachments_when_one_is_dropped) {
  auto drop = act(drop_attachment);
  drop.number = 1;
  auto const report = after({draft(), pdf(), pdf(), drop, pdf()});
  ASSERT_EQ(report.attachments.size(), 2U);
  EXPECT_EQ(report.attachments[0].number, 2);
  EXPECT_EQ(report.attachments[1].number, 3);
  EXPECT_EQ(refused(report, drop), "number");
}

TEST(Report, is_attached_once_it_is_approved_until_the_meeting_is_over) {
  auto const approved = after({draft(), act(submit_report), act(approve_report, "chair")});
  EXPECT_EQ(refused(after({draft()}), act(attach_report, "office")), "report");
  EXPECT_EQ(refused(approved, act(attach_report, "office"), meeting(MeetingState::open)), "");
  EXPECT_EQ(refused(approved, act(attach_report, "office"), meeting(MeetingState::adjourned)), "report");
}

TEST(Report, is_public_once_it_is_attached_to_a_published_agenda_and_late_if_it_came_after) {
  auto const attached = [](int hour) {
    return after({draft(), act(submit_report), act(approve_report, "chair"), act(attach_report, "office", hour)});
  };
  EXPECT_FALSE(is_public(attached(50), meeting()));
  EXPECT_TRUE(is_public(attached(50), meeting(MeetingState::noticed)));
  EXPECT_FALSE(is_public(after({draft(), act(submit_report)}), meeting(MeetingState::noticed)));
  EXPECT_FALSE(is_late(attached(50), meeting(MeetingState::noticed)));
  EXPECT_TRUE(is_late(attached(150), meeting(MeetingState::noticed)));
}

}  // namespace
}  // namespace wardmote::board
