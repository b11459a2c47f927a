#include "domains/board/committees/committee.h"

#include <algorithm>
#include <tuple>

namespace wardmote::board {

bool stands_on(Committee const& committee, base::LocalDate day) {
  return committee.first_day <= day && (!committee.last_day || day <= *committee.last_day);
}

bool sits_on(CommitteeTerm const& term, base::LocalDate day) {
  return term.first_day <= day && (!term.last_day || day <= *term.last_day);
}

std::vector<Committee> not_over(std::span<Committee const> committees, base::LocalDate day) {
  std::vector<Committee> left(committees.begin(), committees.end());
  std::erase_if(left, [&](Committee const& committee) { return committee.last_day && *committee.last_day < day; });
  return left;
}

Committee const* committee_called(std::span<Committee const> committees, std::string_view slug) {
  auto const found = std::ranges::find(committees, slug, &Committee::slug);
  return found == committees.end() ? nullptr : &*found;
}

std::vector<Seat> roll_on(Committee const& committee, std::span<Member const> members, base::LocalDate day) {
  struct Place {
    int rank = 0;
    Seat seat;
  };
  std::vector<Place> places;
  for (auto const& term : committee.terms) {
    auto const member = std::ranges::find(members, term.member, [](Member const& one) { return one.id.text(); });
    if (!sits_on(term, day) || member == members.end() || !sits_on(*member, day)) continue;
    places.push_back({rank_of(term.office), {term.member, member->name}});
  }
  std::ranges::sort(places, {},
                    [](Place const& place) { return std::tuple(place.rank, place.seat.name, place.seat.member); });
  std::vector<Seat> seats;
  for (auto& place : places) seats.push_back(std::move(place.seat));
  return seats;
}

}  // namespace wardmote::board
