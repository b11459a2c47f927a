#include "domains/board/committees/ocd_organizations.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/board/meetings/ocd_event.h"
#include "web/json_text.h"

namespace wardmote::board {
namespace {

using web::List;
using web::Object;
using web::Value;

Value ocd_text_of(std::string_view said) { return Value(std::string(said)); }

Value ocd_day_of(std::optional<base::LocalDate> const& day) { return ocd_text_of(day ? base::to_text(*day) : ""); }

std::string_view role_of(Office office) {
  return office == Office::chair ? "Chair" : office == Office::vice_chair ? "Vice-chair" : "Member";
}

/// Somebody's place in an organization; `term` is what the identifier is made of.
struct Place {
  std::string organization;
  std::string term;
  std::string member;
  std::string name;
  Office office = Office::member;
  base::LocalDate first_day{};
  std::optional<base::LocalDate> last_day{};
};

Value membership_of(std::string_view board, Place const& place) {
  return Value(Object{{"_type", ocd_text_of("membership")},
                      {"_id", ocd_text_of(ocd_id("ocd-membership", board, place.term))},
                      {"organization_id", ocd_text_of(place.organization)},
                      {"person_id", ocd_text_of(ocd_id("ocd-person", board, place.member))},
                      {"person_name", ocd_text_of(place.name)},
                      {"role", ocd_text_of(role_of(place.office))},
                      {"start_date", ocd_day_of(place.first_day)},
                      {"end_date", ocd_day_of(place.last_day)}});
}

Value committee_organization(std::string const& id, std::string const& parent, Committee const& committee) {
  return Value(Object{{"_type", ocd_text_of("organization")},
                      {"_id", ocd_text_of(id)},
                      {"name", ocd_text_of(committee.title_en)},
                      {"classification", ocd_text_of("committee")},
                      {"parent_id", ocd_text_of(parent)},
                      {"founding_date", ocd_day_of(committee.first_day)},
                      {"dissolution_date", ocd_day_of(committee.last_day)},
                      {"extras", Value(Object{{"identifier", ocd_text_of(committee.slug)},
                                              {"name_fr", ocd_text_of(committee.title_fr)},
                                              {"kind", ocd_text_of(base::spelling_of(committee.kind))},
                                              {"purpose", ocd_text_of(committee.purpose_en)},
                                              {"purpose_fr", ocd_text_of(committee.purpose_fr)},
                                              {"struck_by", ocd_text_of(committee.struck_by)}})}});
}

}  // namespace

std::string ocd_organizations_text(std::string_view board, std::string_view name, std::span<Member const> members,
                                   std::span<Committee const> committees) {
  auto const whole = ocd_id("ocd-organization", board, "");
  List all{Value(Object{{"_type", ocd_text_of("organization")},
                        {"_id", ocd_text_of(whole)},
                        {"name", ocd_text_of(name)},
                        {"classification", ocd_text_of("board")}})};
  for (auto const& member : members) {
    auto const id = member.id.text();
    all.push_back(membership_of(board, {whole, id, id, member.name, member.office, member.first_day, member.last_day}));
  }
  for (auto const& committee : committees) {
    auto const id = ocd_id("ocd-organization", board, committee.slug);
    all.push_back(committee_organization(id, whole, committee));
    for (auto const& term : committee.terms) {
      auto const member = std::ranges::find(members, term.member, [](Member const& one) { return one.id.text(); });
      auto const called = member == members.end() ? "" : member->name;
      all.push_back(
          membership_of(board, {id, term.id.text(), term.member, called, term.office, term.first_day, term.last_day}));
    }
  }
  return web::json_of(Value(std::move(all))) + "\n";
}

}  // namespace wardmote::board
