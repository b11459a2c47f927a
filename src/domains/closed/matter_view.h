#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domains/closed/direction_form.h"
#include "domains/closed/matter_room.h"
#include "web/crumb.h"

namespace wardmote::closed {

struct MatterRow {
  std::string path{};
  std::string number{};
  std::string title{};  ///< that everybody may read
  std::string ground{};
  bool is_barred = false;  ///< whoever asks; then nothing is said of it
  std::int64_t papers = 0;
  std::int64_t lines = 0;  ///< of the closed minutes
  std::string report_word{};
};
BOOST_DESCRIBE_STRUCT(MatterRow, (), (path, number, title, ground, is_barred, papers, lines, report_word))

struct SittingView {
  std::string title{};
  std::string minutes_path{};
  std::vector<MatterRow> matters{};
};
BOOST_DESCRIBE_STRUCT(SittingView, (), (title, minutes_path, matters))

/// The closed items of the newest meetings, as far as somebody may know what was done with them; no word is opened for it.
std::vector<SittingView> sitting_views(std::vector<ClosedItem> const& items, std::vector<MatterSteps> const& steps,
                                       std::string_view person, web::Tongue const& tongue);

struct MatterLine {
  std::int64_t entry = 0;
  std::string at{};  ///< RFC 3339, UTC
  std::string by_name{};
  std::string act_word{};
  std::string text{};
  std::string text_fr{};
  std::optional<DecisionView> decision{};
};
BOOST_DESCRIBE_STRUCT(MatterLine, (), (entry, at, by_name, act_word, text, text_fr, decision))

/// The lines of the closed minutes alone, or the whole log, the first first.
std::vector<MatterLine> minute_lines(std::span<MatterEntry const> log, VoteWords const& words,
                                     web::Tongue const& tongue);
std::vector<MatterLine> log_lines(std::span<MatterEntry const> log, VoteWords const& words, web::Tongue const& tongue);

struct AttachmentLine {
  std::int64_t attachment = 0;
  std::string path{};
  std::string name{};
  std::string hash{};
  std::int64_t kilobytes = 0;   ///< rounded up
  std::string taken_back_at{};  ///< UTC; empty: it is there
  std::string taken_back_why{};
};
BOOST_DESCRIBE_STRUCT(AttachmentLine, (), (attachment, path, name, hash, kilobytes, taken_back_at, taken_back_why))
AttachmentLine line_of(ClosedItem const& item, MatterAttachment const& attachment);

/// The form that takes a file back.
struct TakeBackFormView {
  std::string path{};
  bool is_refused = false;
  web::FormField attachment{};  ///< those that whoever asks may take back
  web::FormField why{};
};
BOOST_DESCRIBE_STRUCT(TakeBackFormView, (), (path, is_refused, attachment, why))

struct ReportView {
  ReportState state = ReportState::none;
  std::string text{};
  std::string text_fr{};
  std::string proposed_by{};
  std::string carrier_title{};  ///< the later meeting that reports it; empty: the matter's own
};
BOOST_DESCRIBE_STRUCT(ReportView, (), (state, text, text_fr, proposed_by, carrier_title))

/// What whoever asks may do with a matter now.
struct MatterCan {
  bool propose_report = false;
  bool withdraw_proposal = false;
  bool answer_report = false;
  bool publish_report = false;
  bool take_back_file = false;
};
BOOST_DESCRIBE_STRUCT(MatterCan, (), (propose_report, withdraw_proposal, answer_report, publish_report, take_back_file))

/// The form that proposes a report, and the meetings that could carry it.
struct ProposalFormView {
  std::string path{};
  web::FormField carrier{};
};
BOOST_DESCRIBE_STRUCT(ProposalFormView, (), (path, carrier))

/// The form that bars a person.
struct BarFormView {
  std::string path{};
  web::FormField person{};
};
BOOST_DESCRIBE_STRUCT(BarFormView, (), (path, person))

struct PersonOption {
  std::string person{};
  std::string person_name{};
};
BOOST_DESCRIBE_STRUCT(PersonOption, (), (person, person_name))

struct ReadingView {
  std::string at{};
  std::string person_name{};
  std::string file{};  ///< its name; empty: the matter itself
};
BOOST_DESCRIBE_STRUCT(ReadingView, (), (at, person_name, file))

struct MatterView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};  ///< of the page: the one that everybody may read
  std::string meeting{};
  std::int64_t item = 0;
  std::string path{};
  std::string public_path{};  ///< of the meeting
  std::string meeting_title{};
  std::string number{};
  std::string ground{};
  bool takes_report = false;
  std::string closed_title{};
  std::string paper{};
  std::int64_t papers = 0;
  std::vector<AttachmentLine> attachments{};
  TakeBackFormView taking_back{};
  std::vector<MatterLine> minutes{};
  std::vector<MatterLine> log{};
  ReportView report{};
  ProposalFormView proposal{};
  std::vector<std::string> reported{};
  MatterCan can{};
  std::vector<PersonOption> barred{};
  BarFormView may_be_barred{};
  DirectionFormView motion{};
  std::vector<ReadingView> readings{};
};
BOOST_DESCRIBE_STRUCT(MatterView, (),
                      (breadcrumbs, title, meeting, item, path, public_path, meeting_title, number, ground,
                       takes_report, closed_title, paper, papers, attachments, taking_back, minutes, log, report,
                       proposal, reported, can, barred, may_be_barred, motion, readings))

MatterView matter_view(ClosedRoom const& room, OpenMatter const& matter, web::Context const& context);

std::string path_of(ClosedItem const& item);
std::string_view label_of(MatterAct act);

}  // namespace wardmote::closed
