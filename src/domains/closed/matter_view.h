#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

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
  std::string moved{};  ///< "Moved by A, seconded by B: carried."
};
BOOST_DESCRIBE_STRUCT(MatterLine, (), (entry, at, by_name, act_word, text, text_fr, moved))

/// The lines of the closed minutes alone, or the whole log, the first first.
std::vector<MatterLine> minute_lines(std::span<MatterEntry const> log, web::Tongue const& tongue);
std::vector<MatterLine> log_lines(std::span<MatterEntry const> log, web::Tongue const& tongue);

struct ReportView {
  ReportState state = ReportState::none;
  std::string text{};
  std::string text_fr{};
  std::string proposed_by{};
};
BOOST_DESCRIBE_STRUCT(ReportView, (), (state, text, text_fr, proposed_by))

/// What whoever asks may do with a matter now.
struct MatterCan {
  bool propose_report = false;
  bool withdraw_proposal = false;
  bool answer_report = false;
  bool publish_report = false;
};
BOOST_DESCRIBE_STRUCT(MatterCan, (), (propose_report, withdraw_proposal, answer_report, publish_report))

struct PersonOption {
  std::string person{};
  std::string person_name{};
};
BOOST_DESCRIBE_STRUCT(PersonOption, (), (person, person_name))

struct ReadingView {
  std::string at{};
  std::string person_name{};
};
BOOST_DESCRIBE_STRUCT(ReadingView, (), (at, person_name))

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
  std::vector<MatterLine> minutes{};
  std::vector<MatterLine> log{};
  ReportView report{};
  std::vector<std::string> reported{};
  MatterCan can{};
  std::vector<PersonOption> barred{};
  std::vector<PersonOption> may_be_barred{};
  std::vector<ReadingView> readings{};
};
BOOST_DESCRIBE_STRUCT(MatterView, (),
                      (breadcrumbs, title, meeting, item, path, public_path, meeting_title, number, ground,
                       takes_report, closed_title, paper, papers, minutes, log, report, reported, can, barred,
                       may_be_barred, readings))

MatterView matter_view(OpenMatter const& matter, std::vector<Participant> const& participants, std::string_view person,
                       web::Tongue const& tongue);

std::string path_of(ClosedItem const& item);
std::string_view label_of(MatterAct act);

}  // namespace wardmote::closed
