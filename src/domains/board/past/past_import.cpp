#include "domains/board/past/past_import.h"

#include <algorithm>

#include "domains/board/past/past_people_store.h"

namespace wardmote::board {
namespace {

int count_of(PastVote const& vote, PastOption option) {
  return static_cast<int>(std::ranges::count(vote.ballots, option, &PastBallot::option));
}

void check(PastVote const& vote, std::string const& meeting, PastImported& report) {
  ++report.votes_read;
  if (!vote.published_passed) return;
  ++report.votes_flagged;
  auto const by_ballots = passed_by_ballots(vote);
  if (*vote.published_passed == by_ballots) return;
  report.mismatches.push_back({meeting, vote.motion, vote.action, *vote.published_passed, by_ballots,
                               count_of(vote, PastOption::yes), count_of(vote, PastOption::no)});
}

/// A vote of a meeting or an item that is not there, in words.
std::string missing(store::Reader& reader, store::BoardId board, std::string const& meeting, PastVote const& vote) {
  if (!has_past_meeting(reader, board, meeting)) return "its meeting " + vote.meeting + " was not imported";
  if (!has_past_item(reader, board, meeting, vote.item))
    return "its meeting " + vote.meeting + " has no item " + vote.item;
  return {};
}

PastImported keep(store::Writer& writer, store::BoardId board, PastSource const& source, PastFileRead const& read,
                  std::string_view actor) {
  PastImported report{.file = read.name, .faults = read.file.faults};
  for (auto const& meeting : read.file.meetings) {
    ++report.kept_meetings;
    if (put_past_meeting(writer, board, source, read.name, meeting) != Put::unchanged) ++report.meetings;
  }
  for (auto const& vote : read.file.votes) {
    auto const meeting = past_meeting_name(source, vote.meeting);
    check(vote, meeting, report);
    if (auto const reason = missing(writer, board, meeting, vote); !reason.empty()) {
      report.faults.push_back({vote.place, reason});
      continue;
    }
    ++report.kept_votes;
    if (put_past_vote(writer, board, meeting, vote) != Put::unchanged) ++report.votes;
  }
  for (auto const& person : read.file.people) {
    auto const put = put_past_person(writer, board, source, person);
    if (!put) {
      report.faults.push_back({person.place, "somebody else has the address that “" + person.name + "” makes"});
      continue;
    }
    ++report.kept_people;
    if (*put != Put::unchanged) ++report.people;
  }
  if (report.meetings + report.votes + report.people > 0)
    writer.record({.board = board,
                   .actor = std::string(actor),
                   .action = "import_past_meetings",
                   .subject = source.name,
                   .details = {{"file", read.name},
                               {"url", source.url},
                               {"meetings", std::to_string(report.meetings)},
                               {"votes", std::to_string(report.votes)},
                               {"people", std::to_string(report.people)},
                               {"mismatches", std::to_string(report.mismatches.size())},
                               {"faults", std::to_string(report.faults.size())}}});
  return report;
}

}  // namespace

std::vector<PastImported> import_past(store::Database& database, store::BoardId board, PastSource const& source,
                                      std::vector<PastFileRead> files, std::string_view actor) {
  std::ranges::stable_partition(files, [](PastFileRead const& read) { return !read.file.meetings.empty(); });
  std::vector<PastImported> reports;
  for (auto const& read : files)
    reports.push_back(database.write([&](store::Writer& writer) { return keep(writer, board, source, read, actor); }));
  return reports;
}

}  // namespace wardmote::board
