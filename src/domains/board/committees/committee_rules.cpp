#include "domains/board/committees/committee_rules.h"

#include <algorithm>

#include "domains/board/policies/policy.h"
#include "web/context.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

constexpr std::string_view name_in_english = message_id("Give the committee’s name in English");
constexpr std::string_view ends_before_it_begins = message_id("Give a last day that is not before the first");

/// Whether a committee other than `but` has an address, or a name, that reads so as an address.
bool is_taken(std::span<Committee const> committees, std::string_view as_address, std::string_view but) {
  return std::ranges::any_of(committees, [&](Committee const& other) {
    return other.slug != but && (other.slug == as_address || slug_of_number(other.title_en) == as_address);
  });
}

bool share_a_day(CommitteeTerm const& one, CommitteeTerm const& other) {
  auto const begins_in_time = [](CommitteeTerm const& late, CommitteeTerm const& early) {
    return !early.last_day || late.first_day <= *early.last_day;
  };
  return begins_in_time(one, other) && begins_in_time(other, one);
}

base::Answer<void> is_free(Committee const& committee, CommitteeTerm const& term) {
  for (auto const& other : committee.terms) {
    if (!share_a_day(other, term)) continue;
    if (other.member == term.member)
      return base::refuse_field("member", message_id("This member is on the committee then: end that term first"));
    if (term.office != Office::member && other.office == term.office)
      return base::refuse_field("office", message_id("Somebody else holds this office then: end that term first"));
  }
  return {};
}

}  // namespace

base::Answer<Committee> struck(std::span<Committee const> committees, Committee asked,
                               std::optional<MotionFacts> const& motion) {
  asked.slug = slug_of_number(asked.title_en);
  if (asked.slug.empty()) return base::refuse_field("title_en", name_in_english);
  if (asked.purpose_en.empty()) return base::refuse_field("purpose_en", message_id("Say in English what it is for"));
  if (!asked.struck_by.empty() && !(motion && motion->state == MotionState::carried))
    return base::refuse_field(
        "struck_by", message_id("Give a motion that was carried, as its address names it: 2026-12-17-regular-3"));
  if (asked.last_day && *asked.last_day < asked.first_day) return base::refuse_field("last_day", ends_before_it_begins);
  if (is_taken(committees, asked.slug, ""))
    return base::refuse(RefusalCode::committee_exists, {{"committee", asked.title_en}});
  return asked;
}

base::Answer<Committee> renamed(std::span<Committee const> committees, std::string_view slug, std::string title_en,
                                std::string title_fr) {
  auto const* const found = committee_called(committees, slug);
  if (!found) return base::refuse(RefusalCode::committee_unknown, {{"committee", std::string(slug)}});
  auto const as_address = slug_of_number(title_en);
  if (as_address.empty()) return base::refuse_field("title_en", name_in_english);
  if (is_taken(committees, as_address, slug))
    return base::refuse(RefusalCode::committee_exists, {{"committee", title_en}});
  auto committee = *found;
  committee.title_en = std::move(title_en);
  committee.title_fr = std::move(title_fr);
  return committee;
}

base::Answer<Committee> disbanded(Committee committee, base::LocalDate last_day) {
  if (last_day < committee.first_day) return base::refuse_field("last_day", ends_before_it_begins);
  if (committee.last_day && *committee.last_day < last_day)
    return base::refuse_field("last_day", message_id("The committee ends earlier: choose an earlier day"));
  for (auto& term : committee.terms) {
    if (last_day < term.first_day)
      return base::refuse_field("last_day", message_id("Somebody’s term begins later: choose a later day"));
    if (!term.last_day || last_day < *term.last_day) term.last_day = last_day;
  }
  committee.last_day = last_day;
  return committee;
}

base::Answer<CommitteeTerm> begun(Committee const& committee, std::span<Member const> members, CommitteeTerm term) {
  auto const member = std::ranges::find(members, term.member, [](Member const& one) { return one.id.text(); });
  if (member == members.end()) return base::refuse(RefusalCode::member_unknown, {{"member", term.member}});
  if (!sits_on(*member, term.first_day))
    return base::refuse_field("first_day", message_id("The member does not sit on the board on this day"));
  if (!stands_on(committee, term.first_day))
    return base::refuse_field("first_day", message_id("The committee does not exist on this day"));
  if (!term.last_day) term.last_day = committee.last_day;
  if (committee.last_day && *committee.last_day < *term.last_day)
    return base::refuse_field("last_day", message_id("The committee ends earlier: choose an earlier day"));
  if (auto const free = is_free(committee, term); !free) return std::unexpected(free.error());
  return term;
}

base::Answer<CommitteeTerm> ended(Committee const& committee, std::string_view id, base::LocalDate last_day) {
  auto const found = std::ranges::find(committee.terms, id, [](CommitteeTerm const& one) { return one.id.text(); });
  if (found == committee.terms.end()) return base::refuse(RefusalCode::member_unknown, {{"member", std::string(id)}});
  auto term = *found;
  if (last_day < term.first_day) return base::refuse_field("last_day", ends_before_it_begins);
  if (term.last_day && *term.last_day < last_day)
    return base::refuse_field("last_day", message_id("The term ends earlier: begin another one instead"));
  term.last_day = last_day;
  return term;
}

base::Answer<NamedCommittee> committee_for(std::span<Committee const> committees, std::string_view slug,
                                           MeetingKind kind, base::LocalDate day) {
  if (slug.empty()) return NamedCommittee{};
  if (kind != MeetingKind::committee && kind != MeetingKind::joint)
    return base::refuse_field("committee", message_id("Only a committee meeting or a joint one is of a committee"));
  auto const* const committee = committee_called(committees, slug);
  if (!committee) return base::refuse(RefusalCode::committee_unknown, {{"committee", std::string(slug)}});
  if (!stands_on(*committee, day))
    return base::refuse_field("committee", message_id("This committee does not exist on that day"));
  return committee->named();
}

}  // namespace wardmote::board
