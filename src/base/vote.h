#pragma once

#include <boost/describe.hpp>
#include <span>

/// How the votes of a meeting are counted, in public and in closed session: the same rule for both.
namespace wardmote::base {

/// How many votes carry a motion. A tie is lost under each.
enum class VoteRule {
  majority_of_votes_cast,  ///< more for than against; whoever abstains casts no vote
  majority_of_members,     ///< for: more than half of the seated members, absent ones counted
  two_thirds,              ///< for: at least two thirds of the votes cast
  unanimous                ///< at least one for, and none against
};
BOOST_DESCRIBE_ENUM(VoteRule, majority_of_votes_cast, majority_of_members, two_thirds, unanimous)

/// What a member did in a vote, in the words of Open Civic Data where it has them.
enum class VoteOption { yes, no, abstain, absent, excused };
BOOST_DESCRIBE_ENUM(VoteOption, yes, no, abstain, absent, excused)

struct Tally {
  int yes = 0;
  int no = 0;
  int abstain = 0;
  int seated = 0;  ///< all members of the board, present or not
  int cast() const { return yes + no; }
  friend bool operator==(Tally const&, Tally const&) = default;
};

/// The count of what each seat of the board did.
Tally tally_of(std::span<VoteOption const> options);

/// Whether the votes carry a motion under a rule.
bool carries(VoteRule rule, Tally const& tally);

/// How many votes for it would have been needed, of the votes that were cast (of the members for majority_of_members):
/// the smallest number with which it is carried.
int needed(VoteRule rule, Tally const& tally);

}  // namespace wardmote::base
