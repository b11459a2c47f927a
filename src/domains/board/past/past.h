#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domains/board/json_piece.h"

namespace wardmote::board {

/// What a member of another council did in a vote, in the words of Open Civic Data.
enum class PastOption { yes, no, abstain, absent, excused, not_voting };
BOOST_DESCRIBE_ENUM(PastOption, yes, no, abstain, absent, excused, not_voting)

struct PastBallot {
  std::string name;
  PastOption option = PastOption::absent;
  std::string word{};  ///< as the source says it: "Parental"
  friend bool operator==(PastBallot const&, PastBallot const&) = default;
};

/// A vote by name that another council published.
struct PastVote {
  std::string meeting{};  ///< the source's identifier of its meeting
  std::string item{};     ///< … and of its item of the agenda
  std::string motion{};   ///< what was voted on
  std::string action{};   ///< "Approved by Committee"
  std::optional<bool> published_passed{};
  std::vector<PastBallot> ballots{};
  std::string place{};               ///< in the file
  bool abstentions_are_for = false;  ///< the law of that council counts them so
  friend bool operator==(PastVote const&, PastVote const&) = default;
};

struct PastItem {
  std::string id{};      ///< the source's; unique in its meeting
  std::string number{};  ///< as printed
  std::string code{};    ///< of the matter: "Int 0025-2024"
  std::string title{};
  std::string action{};  ///< "Laid Over by Committee"
  std::string text{};    ///< the sentence of it, and notes
  std::optional<bool> published_passed{};
  friend bool operator==(PastItem const&, PastItem const&) = default;
};

/// What was called when the roll was called: "Present", "Absent".
struct PastAttendance {
  std::string name;
  std::string word;
  friend bool operator==(PastAttendance const&, PastAttendance const&) = default;
};

/// A meeting of another council, as it published it.
struct PastMeeting {
  std::string id{};    ///< the source's
  std::string body{};  ///< "Committee on Aging"
  std::string date{};  ///< ISO 8601, there
  std::string time{};  ///< "13:00", there
  std::string place{};
  std::string status{};   ///< as the source says it: "Final", "Deferred"
  std::string address{};  ///< of its page at the source
  std::vector<PastItem> items{};
  std::vector<PastAttendance> attendance{};
  friend bool operator==(PastMeeting const&, PastMeeting const&) = default;
};

/// A time for which somebody sat on the council or one of its bodies.
struct PastTerm {
  std::string body;   ///< "Committee on Aging"
  std::string title;  ///< "Committee Member"
  std::string first_day;
  std::string last_day{};  ///< ISO 8601; empty: none was published
  friend bool operator==(PastTerm const&, PastTerm const&) = default;
};

struct PastPerson {
  std::string name{};  ///< as ballots have it
  std::vector<PastTerm> terms{};
  std::string place{};  ///< in the file
  friend bool operator==(PastPerson const&, PastPerson const&) = default;
};

/// What a file of a council's past holds. A record that cannot be read is a fault and left out; the others are whole.
struct PastFile {
  std::vector<PastMeeting> meetings{};
  std::vector<PastVote> votes{};
  std::vector<PastPerson> people{};
  std::vector<FileFault> faults{};
};

/// Sets date and time by the wall clock of "2024-01-26T13:00:00-05:00", or the date by "2024-01-26". False, and nothing is set, if it is no such moment.
bool set_moment(PastMeeting& meeting, std::string_view moment);

/// Whether the ballots carry it: more for than against (VoteRule::majority_of_votes_cast), abstentions with those for where
/// the law of that council says so. Legistar says of a vote which
/// ballot counts for (its Result 1), which against (2) and which for neither, and no other rule. That of the council's
/// members would give every roll call of 2024 the same result; one of them passed with fewer than two thirds.
bool passed_by_ballots(PastVote const& vote);

}  // namespace wardmote::board
