#include "domains/board/past/vancouver_votes.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/clock.h"

namespace wardmote::board {
namespace {

enum Column { meeting_id, meeting_type, vote_date, vote_number, description, vote_start, member, vote_cast, decision };

constexpr std::array<std::string_view, 9> headings{
    "Meeting ID",           "Meeting Type",   "Vote Date", "Vote Number", "Agenda Description",
    "Vote Start Date Time", "Council Member", "Vote",      "Decision"};

using Columns = std::array<std::size_t, headings.size()>;

constexpr char abstention_note[] = "\nAn abstention counts for the motion: Vancouver Charter, s. 145.1 (3).";

std::optional<PastOption> option_of_vancouver_word(std::string const& word) {
  if (word == "In Favour") return PastOption::yes;
  if (word == "In Opposition") return PastOption::no;
  if (word == "Abstain" || word == "Abstained") return PastOption::abstain;
  if (word == "Absent") return PastOption::absent;
  return std::nullopt;
}

std::optional<bool> passed_by(std::string const& said) {
  if (said == "Carried" || said == "Carried Unanimously") return true;
  if (said == "Lost") return false;
  return std::nullopt;
}

/// One vote, and what its first row said of it.
struct Gathered {
  PastRow const* first = nullptr;
  PastVote vote{};
  std::string broken_by{};  ///< where a row of it could not be read
};

class Votes {
 public:
  Votes(Columns const& columns, PastFile& file) : columns_(columns), file_(file) {}

  void add(PastRow const& row) {
    if (auto const read = take(row); !read) {
      file_.faults.push_back(read.error());
      if (auto const number = at(row, vote_number); !number.empty()) gathered_[number].broken_by = read.error().place;
    }
  }

  /// Those that are whole, as votes and items of their meetings.
  void finish() {
    for (auto const& number : order_) {
      auto& one = gathered_[number];
      if (one.broken_by.empty())
        keep(one);
      else
        file_.faults.push_back(
            {one.vote.place, "vote " + number + " is left out: a row of it is (" + one.broken_by + ")"});
    }
    std::ranges::stable_sort(file_.meetings, {}, &PastMeeting::date);
  }

 private:
  std::string at(PastRow const& row, Column column) const { return row.field(columns_[column]); }
  FileFault fault(PastRow const& row, Column column, std::string reason) const {
    return {row.place(columns_[column]), std::move(reason)};
  }

  Read<void> take(PastRow const& row) {
    if (!row.fault.empty()) return std::unexpected(fault_of(row));
    for (auto const column : {meeting_id, meeting_type, vote_number, description, member})
      if (at(row, column).empty())
        return std::unexpected(fault(row, column, std::string(headings[column]) + " is missing"));
    auto const option = option_of_vancouver_word(at(row, vote_cast));
    if (!option) return std::unexpected(fault(row, vote_cast, "“" + at(row, vote_cast) + "” is no vote that is known"));
    auto const gathered = of(row);
    if (!gathered) return std::unexpected(gathered.error());
    auto& vote = (*gathered)->vote;
    if (std::ranges::find(vote.ballots, at(row, member), &PastBallot::name) != vote.ballots.end())
      return std::unexpected(fault(row, member, at(row, member) + " votes twice"));
    vote.ballots.push_back({at(row, member), *option, at(row, vote_cast)});
    return {};
  }

  /// The vote that a row is of, which says the same of it as its first row.
  Read<Gathered*> of(PastRow const& row) {
    auto& one = gathered_[at(row, vote_number)];
    if (one.first == nullptr) {
      if (!base::date_of(at(row, vote_date)))
        return std::unexpected(fault(row, vote_date, "“" + at(row, vote_date) + "” is no day like 2026-02-03"));
      auto const passed = passed_by(at(row, decision));
      if (!passed)
        return std::unexpected(fault(row, decision, "“" + at(row, decision) + "” neither carries nor loses it"));
      one.first = &row;
      one.vote = {.meeting = at(row, meeting_id),
                  .item = at(row, vote_number),
                  .motion = at(row, description),
                  .action = at(row, decision),
                  .published_passed = passed,
                  .place = row.place(),
                  .abstentions_are_for = true};
      order_.push_back(at(row, vote_number));
    }
    for (auto const column : {meeting_id, meeting_type, vote_date, description, vote_start, decision})
      if (at(row, column) != at(*one.first, column))
        return std::unexpected(
            fault(row, column, "is another than in the first row of the vote, " + one.first->place()));
    return &one;
  }

  void keep(Gathered& one) {
    auto const& row = *one.first;
    auto const has_abstention =
        std::ranges::find(one.vote.ballots, PastOption::abstain, &PastBallot::option) != one.vote.ballots.end();
    auto meeting = std::ranges::find(file_.meetings, one.vote.meeting, &PastMeeting::id);
    if (meeting == file_.meetings.end()) {
      file_.meetings.push_back({.id = one.vote.meeting, .body = at(row, meeting_type), .date = at(row, vote_date)});
      meeting = std::prev(file_.meetings.end());
    }
    if (meeting->body != at(row, meeting_type)) {
      file_.faults.push_back(fault(row, meeting_type, "its meeting is “" + meeting->body + "” in other rows"));
      return;
    }
    meeting->date = std::min(meeting->date, at(row, vote_date));
    meeting->items.push_back({.id = one.vote.item,
                              .title = one.vote.motion,
                              .action = one.vote.action,
                              .text = at(row, vote_start) + (has_abstention ? abstention_note : ""),
                              .published_passed = one.vote.published_passed});
    file_.votes.push_back(std::move(one.vote));
  }

  Columns const& columns_;
  PastFile& file_;
  std::map<std::string, Gathered> gathered_{};
  std::vector<std::string> order_{};
};

}  // namespace

PastFile read_vancouver_votes(std::span<PastRow const> rows) {
  PastFile file;
  if (rows.empty()) {
    file.faults.push_back({"line 1", "the names of the columns are missing"});
    return file;
  }
  Columns columns{};
  for (std::size_t i = 0; i < headings.size(); ++i) {
    auto const found = std::ranges::find(rows.front().fields, headings[i]);
    if (found == rows.front().fields.end())
      file.faults.push_back({rows.front().place(), "has no column “" + std::string(headings[i]) + "”"});
    columns[i] = static_cast<std::size_t>(found - rows.front().fields.begin());
  }
  if (!file.faults.empty()) return file;
  Votes votes(columns, file);
  for (auto const& row : rows.subspan(1)) votes.add(row);
  votes.finish();
  return file;
}

}  // namespace wardmote::board
