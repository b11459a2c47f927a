#include "domains/closed/matter.h"

#include <gtest/gtest.h>

namespace wardmote::closed {
namespace {

using enum MatterAct;

/// A matter's log as a test writes it.
class Script {
 public:
  std::vector<MatterEntry> log{};

  std::string refusal(MatterEntry const& next) const {
    auto const allowed = may_follow(log, next);
    if (allowed) return "allowed";
    return allowed.error().fields.empty() ? std::string(base::code_of(allowed.error().code))
                                          : allowed.error().fields.front().field;
  }
  Script& does(MatterEntry entry) {
    EXPECT_EQ(refusal(entry), "allowed");
    entry.sequence = std::ssize(log) + 1;
    log.push_back(std::move(entry));
    return *this;
  }
  Script& proposes(std::string by) {
    return does(
        {.by = std::move(by), .by_name = "Amara", .act = propose_report, .words = {.text = "a", .text_fr = "b"}});
  }
  MatterRecord record() const { return record_of(log); }
};

TEST(APaper, has_a_title_and_a_text_and_the_newest_version_counts) {
  Script script;
  EXPECT_EQ(script.refusal({.act = put_paper, .words = {.text = "Words"}}), "paper_title");
  EXPECT_EQ(script.refusal({.act = put_paper, .words = {.title = "Title"}}), "paper");
  script.does({.act = put_paper, .words = {.title = "Settlement", .text = "Draft"}})
      .does({.act = put_paper, .words = {.title = "Settlement of a claim", .text = "Final"}});
  EXPECT_EQ(script.record().title, "Settlement of a claim");
  EXPECT_EQ(script.record().paper, "Final");
  EXPECT_EQ(script.record().papers, 2);
}

TEST(AnAttachment, is_a_pdf_by_its_bytes_and_not_too_large) {
  Script script;
  MatterEntry whole{
      .act = attach_file,
      .words = {.title = "figures.pdf", .file_kind = "pdf", .file_hash = "abc", .file_bytes = "20971520"}};
  for (auto const& [member, wrong] : {std::pair(&MatterWords::file_hash, ""),
                                      {&MatterWords::file_kind, "zip"},
                                      {&MatterWords::file_bytes, "20971521"},
                                      {&MatterWords::title, ""}}) {
    auto lacking = whole;
    lacking.words.*member = wrong;
    EXPECT_EQ(script.refusal(lacking), "file");
  }
  script.does({.act = put_paper, .words = {.title = "Settlement", .text = "Final"}}).does(whole);
  ASSERT_EQ(script.record().attachments.size(), 1U);
  EXPECT_EQ(script.record().attachments[0].sequence, 2);
  EXPECT_EQ(script.record().attachments[0].bytes, 20 << 20);
  EXPECT_EQ(script.record().title, "Settlement");
}

TEST(AnAttachment, is_taken_back_by_another_person_with_a_reason_that_stays) {
  Script script;
  MatterEntry file{.by = "a",
                   .act = attach_file,
                   .words = {.title = "wrong.pdf", .file_kind = "pdf", .file_hash = "abc", .file_bytes = "4"}};
  script.does(file);  // sealed with the key of the matter
  file.words.file_key = own_key;
  script.does(file).does({.act = record_note, .words = {.text = "Counsel advised."}});
  MatterEntry const back{.at = *base::instant_of("2026-12-17T15:00:00.000000Z"),
                         .by = "b",
                         .act = take_back_file,
                         .words = {.text = "It is of another matter.", .file_entry = "2"}};
  auto const with = [&](auto change) {
    auto next = back;
    change(next);
    return script.refusal(next);
  };
  EXPECT_EQ(with([](MatterEntry& next) { next.by = "a"; }), "why");
  EXPECT_EQ(with([](MatterEntry& next) { next.words.text = ""; }), "why");
  EXPECT_EQ(with([](MatterEntry& next) { next.words.file_entry = "1"; }), "why");
  for (auto const* none : {"3", "9", "", "two"})
    EXPECT_EQ(with([&](MatterEntry& next) { next.words.file_entry = none; }), "page_not_found") << none;
  script.does(back);
  EXPECT_EQ(script.refusal(back), "page_not_found") << "once";
  auto const record = script.record();
  EXPECT_EQ(attachment_of(record, 2)->taken_back_at, back.at);
  EXPECT_EQ(attachment_of(record, 2)->taken_back_why, "It is of another matter.");
  EXPECT_EQ(attachment_of(record, 2)->name, "wrong.pdf");
  EXPECT_FALSE(attachment_of(record, 1)->taken_back_at);
}

TEST(AReport, keeps_the_meeting_that_is_to_carry_it) {
  Script script;
  script.does(
      {.by = "a", .act = propose_report, .words = {.text = "a", .text_fr = "b", .carrier = "2027-01-28-regular"}});
  EXPECT_EQ(script.record().report.carrier, "2027-01-28-regular");
}

TEST(AReport, becomes_public_by_two_people_and_never_by_one) {
  Script script;
  script.proposes("a");
  EXPECT_EQ(script.refusal({.by = "a", .act = confirm_report}), "second_person_needed");
  EXPECT_EQ(script.refusal({.by = "a", .act = publish_report}), "report_state_wrong");
  script.does({.by = "b", .act = confirm_report}).does({.by = "b", .act = publish_report});
  EXPECT_EQ(script.record().report.state, ReportState::published);
  EXPECT_EQ(script.record().report.text_fr, "b");
}

TEST(AReport, is_withdrawn_by_who_proposed_it_and_returned_by_anybody_else_with_a_reason) {
  Script script;
  script.proposes("a");
  EXPECT_EQ(script.refusal({.by = "b", .act = withdraw_proposal}), "second_person_needed");
  EXPECT_EQ(script.refusal({.by = "a", .act = return_proposal, .words = {.text = "no"}}), "second_person_needed");
  EXPECT_EQ(script.refusal({.by = "b", .act = return_proposal}), "reason");
  auto withdrawn = script;
  EXPECT_EQ(withdrawn.does({.by = "a", .act = withdraw_proposal}).record().report.state, ReportState::none);
  script.does({.by = "b", .act = return_proposal, .words = {.text = "It names a person."}});
  EXPECT_EQ(script.record().report.state, ReportState::none);
  EXPECT_EQ(script.refusal({.by = "b", .act = confirm_report}), "report_state_wrong");
}

TEST(AReport, is_written_in_both_languages_and_one_at_a_time) {
  Script script;
  EXPECT_EQ(script.refusal({.act = propose_report, .words = {.text_fr = "b"}}), "text_en");
  EXPECT_EQ(script.refusal({.act = propose_report, .words = {.text = "a"}}), "text_fr");
  MatterEntry const second{.by = "c", .act = propose_report, .words = {.text = "c", .text_fr = "d"}};
  script.proposes("a");
  EXPECT_EQ(script.refusal(second), "report_state_wrong");
  script.does({.by = "b", .act = confirm_report});
  EXPECT_EQ(script.refusal(second), "report_state_wrong");
  EXPECT_EQ(script.refusal({.by = "b", .act = confirm_report}), "report_state_wrong");
  script.does({.by = "b", .act = publish_report}).does(second);
  EXPECT_EQ(script.record().report.state, ReportState::proposed);
}

TEST(WhoIsBarred, is_kept_until_admitted_again) {
  Script script;
  EXPECT_EQ(script.refusal({.act = bar_person}), "person");
  EXPECT_EQ(script.refusal({.act = admit_person, .person = "a"}), "person");
  script.does({.act = bar_person, .person = "a", .words = {.person_name = "Amara"}});
  EXPECT_EQ(script.refusal({.act = bar_person, .person = "a"}), "person");
  EXPECT_EQ(script.record().barred.at("a"), "Amara");
  EXPECT_TRUE(script.does({.act = admit_person, .person = "a"}).record().barred.empty());
}

}  // namespace
}  // namespace wardmote::closed
