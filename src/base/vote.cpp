#include "base/vote.h"

#include <algorithm>

namespace wardmote::base {

Tally tally_of(std::span<VoteOption const> options) {
  auto const count = [&](VoteOption option) { return static_cast<int>(std::ranges::count(options, option)); };
  return {count(VoteOption::yes), count(VoteOption::no), count(VoteOption::abstain), static_cast<int>(options.size())};
}

int needed(VoteRule rule, Tally const& tally) {
  switch (rule) {
    case VoteRule::majority_of_votes_cast: return tally.cast() / 2 + 1;
    case VoteRule::majority_of_members: return tally.seated / 2 + 1;
    case VoteRule::two_thirds: return std::max(1, (2 * tally.cast() + 2) / 3);
    case VoteRule::unanimous: return std::max(1, tally.cast());
  }
  return 0;
}

bool carries(VoteRule rule, Tally const& tally) { return tally.yes >= needed(rule, tally); }

}  // namespace wardmote::base
