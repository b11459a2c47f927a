#include <algorithm>

#include "domains/board/committees/committee_store.h"
#include "invariants/sentences.h"

namespace wardmote::invariants {
namespace {

constexpr base::LocalDate no_end{std::chrono::year::max(), std::chrono::December, std::chrono::day(31)};

bool lies_within(board::CommitteeTerm const& term, board::Committee const& committee) {
  auto const last = term.last_day.value_or(no_end);
  return committee.first_day <= term.first_day && term.first_day <= last && last <= committee.last_day.value_or(no_end);
}

bool share_a_day_on_committee(board::CommitteeTerm const& one, board::CommitteeTerm const& other) {
  return std::max(one.first_day, other.first_day) <=
         std::min(one.last_day.value_or(no_end), other.last_day.value_or(no_end));
}

void check_roll(board::Committee const& committee, std::vector<std::string>& violations) {
  auto const& terms = committee.terms;
  for (std::size_t at = 0; at < terms.size(); ++at) {
    if (!lies_within(terms[at], committee))
      violations.push_back("a term on " + committee.slug + " does not lie within the committee’s own days");
    for (std::size_t before = 0; before < at; ++before) {
      if (!share_a_day_on_committee(terms[before], terms[at])) continue;
      if (terms[before].member == terms[at].member)
        violations.push_back("a member is twice on " + committee.slug + " on one day");
      if (terms[before].office == terms[at].office && terms[at].office != board::Office::member)
        violations.push_back("an office of " + committee.slug + " is held by two on one day");
    }
  }
}

}  // namespace

std::vector<std::string> every_committee_has_its_roll_in_order(store::Reader& reader, store::BoardId board_id) {
  std::vector<std::string> violations;
  for (auto const& committee : board::list_committees(reader, board_id)) check_roll(committee, violations);
  return violations;
}

}  // namespace wardmote::invariants
