#include "domains/board/committees/committee_view.h"

#include <algorithm>
#include <tuple>

#include "domains/board/meetings/words.h"

namespace wardmote::board {
namespace {

using web::message_id;

std::string text_of(std::optional<base::LocalDate> const& day) { return day ? base::to_text(*day) : ""; }

std::int64_t quorum_of_roll(std::vector<Seat> const& roll) { return roll.empty() ? 0 : quorum_of(roll.size()); }

CommitteeRow row_of(Committee const& committee, std::span<Member const> members, base::LocalDate today,
                    web::Tongue const& tongue) {
  auto const roll = roll_on(committee, members, today);
  CommitteeRow row{.committee = committee.slug,
                   .path = "/committees/" + committee.slug,
                   .title = text_in(committee.title_en, committee.title_fr, tongue),
                   .purpose = text_in(committee.purpose_en, committee.purpose_fr, tongue),
                   .kind = committee.kind,
                   .kind_word = tongue.text(label_of(committee.kind)),
                   .first_day = committee.first_day,
                   .last_day = text_of(committee.last_day),
                   .stands = stands_on(committee, today),
                   .seated = std::ssize(roll),
                   .quorum = quorum_of_roll(roll)};
  for (auto const& term : committee.terms)
    if (term.office == Office::chair && !roll.empty() && roll.front().member == term.member && sits_on(term, today))
      row.chair = roll.front().name;
  return row;
}

CommitteeMemberRow row_of(CommitteeTerm const& term, std::span<Member const> members, std::span<Seat const> roll,
                          base::LocalDate today, web::Tongue const& tongue) {
  auto const member = std::ranges::find(members, term.member, [](Member const& one) { return one.id.text(); });
  auto const is_on_roll = std::ranges::find(roll, term.member, &Seat::member) != roll.end();
  return {.member = term.member,
          .name = member == members.end() ? term.member : member->name,
          .office = term.office,
          .office_word = tongue.text(label_of(term.office)),
          .first_day = term.first_day,
          .last_day = text_of(term.last_day),
          .is_seated = is_on_roll && sits_on(term, today)};
}

}  // namespace

std::string_view label_of(CommitteeKind kind) {
  return kind == CommitteeKind::standing ? message_id("Standing committee") : message_id("Ad hoc committee");
}

CommitteesView committees_view(std::span<Committee const> committees, std::span<Member const> members,
                               base::LocalDate today, web::Tongue const& tongue) {
  CommitteesView view;
  for (auto const& committee : committees) view.committees.push_back(row_of(committee, members, today, tongue));
  std::ranges::stable_partition(view.committees, &CommitteeRow::stands);
  return view;
}

CommitteeView committee_view(Committee const& committee, std::span<Member const> members,
                             std::span<MeetingHead const> meetings, base::LocalDate today, web::Tongue const& tongue) {
  auto const roll = roll_on(committee, members, today);
  CommitteeView view{.breadcrumbs = {{"/members", tongue.text(message_id("Members of the board"))},
                                     {"/committees", tongue.text(message_id("Committees"))}},
                     .title = text_in(committee.title_en, committee.title_fr, tongue),
                     .description = text_in(committee.purpose_en, committee.purpose_fr, tongue),
                     .committee = committee.slug,
                     .kind = committee.kind,
                     .kind_word = tongue.text(label_of(committee.kind)),
                     .first_day = committee.first_day,
                     .last_day = text_of(committee.last_day),
                     .stands = stands_on(committee, today),
                     .struck_by = committee.struck_by,
                     .struck_path = committee.struck_by.empty() ? "" : "/decisions/" + committee.struck_by,
                     .seated = std::ssize(roll),
                     .quorum = quorum_of_roll(roll)};
  for (auto const& term : committee.terms) view.members.push_back(row_of(term, members, roll, today, tongue));
  std::ranges::stable_sort(view.members, {}, [](CommitteeMemberRow const& row) {
    return std::tuple(!row.is_seated, rank_of(row.office), row.name);
  });
  for (auto const& head : meetings)
    if (head.committee.slug == committee.slug) view.meetings.push_back(row_of(head, tongue));
  return view;
}

}  // namespace wardmote::board
