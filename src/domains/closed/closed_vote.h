#pragma once

#include <boost/describe.hpp>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "base/vote.h"
#include "domains/closed/matter.h"

namespace wardmote::closed {

/// What a closed session may vote on. Anything else is voted on in public, after it rose and reported.
enum class DecidedMatter {
  procedural,  ///< how the session goes on
  direction    ///< to officers, employees or agents of the board, counsel among them
};
BOOST_DESCRIBE_ENUM(DecidedMatter, procedural, direction)

/// A seat of the board at the meeting, as its public log has it.
struct VotingSeat {
  std::string member{};  ///< identifier
  std::string name{};
  std::string person{};       ///< whose account votes for it; may be empty
  bool has_attended = false;  ///< at any time of the meeting
  bool is_recused = false;    ///< an interest in the item was declared in public
};

/// What a seat did.
struct ClosedBallot {
  std::string member{};
  std::string name{};
  base::VoteOption option = base::VoteOption::absent;
};

/// The votes that the words of a direction hold; none if it was recorded without names.
std::vector<ClosedBallot> ballots_in(MatterWords const& words);
base::Tally tally_of(std::span<ClosedBallot const> ballots);

/// Somebody who declared an interest, at the meeting or here, takes no part and counts for nothing.
bool takes_no_part(VotingSeat const& seat, std::map<std::string, std::string> const& barred);

/// The words of a motion with its result: by the rule, of the votes that `order` holds (one "option member" a line; a seat that takes no part
/// needs none). Refuses form_invalid with the field, ballots_missing, member_unknown, member_not_present, member_recused and quorum_missing:
/// the quorum is that of the public meeting, a majority of the seats, of those who vote or say to abstain.
base::Answer<MatterWords> decided(MatterWords const& order, std::span<VotingSeat const> seats,
                                  std::map<std::string, std::string> const& barred);

}  // namespace wardmote::closed
