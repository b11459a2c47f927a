#include "domains/situation/order_checks.h"

#include <algorithm>

#include "base/text.h"
#include "domains/situation/room.h"
#include "web/context.h"

namespace wardmote::situation {

using web::message_id;

Checked all_of(std::initializer_list<Checked> checks) {
  for (auto const& check : checks)
    if (!check) return check;
  return {};
}

Checked coded(Terms const& terms, std::string field, std::string_view prefix, std::string_view code) {
  if (code.starts_with(prefix) && terms.is_code(code)) return {};
  return base::refuse_field(std::move(field), message_id("Choose one of the list"));
}

Checked screened(Terms const& terms, std::string field, std::string_view text) {
  if (text.empty()) return {};
  auto const against = objection_to(terms.against, text);
  if (against.empty() && text.find('\n') == std::string_view::npos) return {};
  return base::refuse_field(std::move(field), against.empty() ? message_id("Write one line") : against);
}

Checked has_seat(Terms const& terms, std::string field, std::string const& agency) {
  if (terms.agencies.contains(agency)) return {};
  return base::refuse_field(std::move(field), message_id("Choose an agency that has a valid seat"));
}

namespace {

Checked all_coded(Terms const& terms, std::string const& field, std::string_view prefix,
                  std::vector<std::string> const& codes) {
  for (auto const& code : codes)
    if (auto const known = coded(terms, field, prefix, code); !known) return known;
  if (std::set(codes.begin(), codes.end()).size() != codes.size())
    return base::refuse_field(field, message_id("Choose each once"));
  return {};
}

/// "age_group.0-5 2"
bool is_affected(Terms const& terms, std::string_view line) {
  auto const blank = line.find(' ');
  if (blank == std::string_view::npos || !coded(terms, "affected", "age_group.", line.substr(0, blank))) return false;
  auto const people = base::whole_number(line.substr(blank + 1)).value_or(0);
  return people >= 1 && people <= 20;
}

/// A flag that the table retired stays where it was recorded, and is recorded nowhere anew.
Checked in_use(Terms const& terms, std::vector<std::string> const& flags, std::vector<std::string> const& before) {
  for (auto const& flag : flags)
    if (terms.is_retired && terms.is_retired(flag) && std::ranges::find(before, flag) == before.end())
      return base::refuse_field("flags", message_id("The table retired this study flag: leave it out"));
  return {};
}

}  // namespace

Checked fit(Subject const& subject, Reader const& reader, Terms const& terms) {
  if (subject.agency != reader.agency) return base::refuse(base::RefusalCode::not_permitted);
  if (!subject.seen_before.empty() && subject.seen_before != "yes" && subject.seen_before != "no")
    return base::refuse_field("seen_before", message_id("Choose one of the list"));
  auto const is_of_people = subject.type == "discussion_type.person";
  return all_of({coded(terms, "type", "discussion_type.", subject.type),
                 is_of_people || !subject.age_group.empty() ? coded(terms, "age_group", "age_group.", subject.age_group)
                                                            : Checked{},
                 is_of_people || !subject.sex.empty() ? coded(terms, "sex", "sex_gender.", subject.sex) : Checked{}});
}

Checked fit(Factors const& factors, std::vector<std::string> const& flags_before, Terms const& terms) {
  if (factors.risks.empty()) return base::refuse_field("risks", message_id("Choose at least one risk factor"));
  for (auto const& line : factors.affected)
    if (!is_affected(terms, line))
      return base::refuse_field("affected", message_id("Give an age group and from 1 to 20 people"));
  return all_of({all_coded(terms, "risks", "rf.", factors.risks),
                 all_coded(terms, "protections", "pf.", factors.protections),
                 all_coded(terms, "flags", "", factors.flags), in_use(terms, factors.flags, flags_before),
                 screened(terms, "account", factors.account)});
}

}  // namespace wardmote::situation
