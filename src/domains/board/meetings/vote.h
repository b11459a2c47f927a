#pragma once

#include <boost/describe.hpp>

#include "base/vote.h"

namespace wardmote::board {

using base::carries;
using base::needed;
using base::Tally;
using base::VoteOption;
using base::VoteRule;

enum class VoteMethod {
  show_of_hands,     ///< with names
  roll_call,         ///< each member is called by name
  unanimous_consent  ///< carried without a count, unless somebody objects: then it is a show of hands
};
BOOST_DESCRIBE_ENUM(VoteMethod, show_of_hands, roll_call, unanimous_consent)

enum class Ballot { yes, no, abstain };
BOOST_DESCRIBE_ENUM(Ballot, yes, no, abstain)

}  // namespace wardmote::board
