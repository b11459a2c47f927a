#include "domains/board/committees/committee_forms.h"

#include <algorithm>

#include "domains/board/committees/committee_view.h"
#include "domains/board/meetings/words.h"
#include "web/act_form.h"

namespace wardmote::board {
namespace {

using web::message_id;

constexpr std::string_view office = "/admin/committees";

ActForm strike_form(web::Tongue const& tongue) {
  using enum ActFieldKind;
  return web::FormMaker(office, "strike_committee", message_id("Strike a committee"), tongue)
      .field("title_en", line, message_id("Name in English"))
      .field("title_fr", line, message_id("Name in French (may be left out)"))
      .field("purpose_en", paragraph, message_id("What it is for, in English"))
      .field("purpose_fr", paragraph, message_id("What it is for, in French (may be left out)"))
      .choice_of_all<CommitteeKind>("kind", message_id("Kind of committee"))
      .field("struck_by", line, message_id("Motion that struck it (may be left out)"),
             message_id("As its address names it: 2026-12-17-regular-3"))
      .field("first_day", day, message_id("First day"))
      .field("last_day", day, message_id("Last day, if it is known"))
      .take();
}

std::vector<web::FormOption> options_of(std::span<Committee const> committees, web::Tongue const& tongue) {
  std::vector<web::FormOption> options;
  for (auto const& committee : committees)
    options.push_back({committee.slug, text_in(committee.title_en, committee.title_fr, tongue)});
  return options;
}

ActForm rename_form(std::span<Committee const> committees, web::Tongue const& tongue) {
  return web::FormMaker(office, "rename_committee", message_id("Correct a committee’s name"), tongue)
      .choice("committee", message_id("Committee"), options_of(committees, tongue))
      .field("title_en", ActFieldKind::line, message_id("Name in English"),
             message_id("The address stays, and so does what minutes call it."))
      .field("title_fr", ActFieldKind::line, message_id("Name in French (may be left out)"),
             message_id("Left out, the English name stands in French too."))
      .take();
}

/// Whoever sits on the board today or later; those who are gone are not put on a committee.
std::vector<web::FormOption> members_to_choose(std::span<Member const> members, base::LocalDate today) {
  std::vector<web::FormOption> options;
  for (auto const& member : members)
    if (!member.last_day || today <= *member.last_day) options.push_back({member.id.text(), member.name});
  return options;
}

std::vector<web::FormOption> terms_to_end(std::span<Committee const> committees, std::span<Member const> members,
                                          web::Tongue const& tongue) {
  std::vector<web::FormOption> options;
  for (auto const& committee : committees)
    for (auto const& term : committee.terms) {
      auto const member = std::ranges::find(members, term.member, [](Member const& one) { return one.id.text(); });
      if (term.last_day || member == members.end()) continue;
      options.push_back({term.id.text(), member->name + ", " + text_in(committee.title_en, committee.title_fr, tongue) +
                                             " (" + tongue.text(label_of(term.office)) + ")"});
    }
  return options;
}

}  // namespace

std::vector<web::FormOption> committees_to_choose(std::span<Committee const> committees, base::LocalDate today,
                                                  web::Tongue const& tongue) {
  return options_of(not_over(committees, today), tongue);
}

std::vector<ActForm> committee_forms(std::span<Committee const> committees, std::span<Member const> members,
                                     base::LocalDate today, web::Tongue const& tongue) {
  auto const standing = committees_to_choose(committees, today, tongue);
  auto const terms = terms_to_end(committees, members, tongue);
  std::vector<ActForm> forms;
  if (!standing.empty())
    forms.push_back(web::FormMaker(office, "add_committee_member", message_id("Put a member on a committee"), tongue)
                        .choice("committee", message_id("Committee"), standing)
                        .choice("member", message_id("Member"), members_to_choose(members, today))
                        .choice_of_all<Office>("office", message_id("Office on the committee"))
                        .field("first_day", ActFieldKind::day, message_id("First day of the term"))
                        .take());
  if (!terms.empty())
    forms.push_back(web::FormMaker(office, "end_committee_term", message_id("End a term on a committee"), tongue)
                        .choice("term", message_id("Member"), terms)
                        .field("last_day", ActFieldKind::day, message_id("Last day"))
                        .take());
  forms.push_back(strike_form(tongue));
  if (!committees.empty()) forms.push_back(rename_form(committees, tongue));
  if (!standing.empty())
    forms.push_back(web::FormMaker(office, "disband_committee", message_id("Disband a committee"), tongue)
                        .choice("committee", message_id("Committee"), standing)
                        .field("last_day", ActFieldKind::day, message_id("Last day"))
                        .take());
  return forms;
}

}  // namespace wardmote::board
