#include "flows/closed/closed_votes_in_words.h"

#include "domains/board/meetings/words.h"

namespace wardmote::flows {

closed::VoteWords closed_votes_in_words() {
  return {
      .rule = [](base::VoteRule rule, web::Tongue const& tongue) { return tongue.text(board::label_of(rule)); },
      .option = [](base::VoteOption option, web::Tongue const& tongue) { return tongue.text(board::label_of(option)); },
      .result =
          [](base::VoteRule rule, base::Tally const& tally, web::Tongue const& tongue) {
            return board::result_sentence({.rule = rule, .tally = tally, .carried = base::carries(rule, tally)},
                                          tongue);
          }};
}

}  // namespace wardmote::flows
