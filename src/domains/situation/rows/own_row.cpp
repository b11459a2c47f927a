#include "domains/situation/rows/own_row.h"

#include <algorithm>

#include "base/choice.h"
#include "web/zone.h"

namespace wardmote::situation {
namespace {

std::string between_semicolons(std::vector<std::string> const& codes) {
  std::string all;
  for (auto const& code : codes) (all += all.empty() ? "" : "; ") += code;
  return all.empty() ? "none" : all;
}

std::string stated(std::string const& code) { return code.empty() ? "not recorded" : code; }

/// Why a part is not there.
std::string missing(Discussion const& discussion, std::set<Part> const& withheld, Part part) {
  auto const remains_of_rejected = part == Part::subject || part == Part::conclusion;
  if (discussion.stage == Stage::rejected && !remains_of_rejected) return "N/A";
  if (withheld.contains(part)) return "withheld";
  return discussion.is_shed ? "destroyed" : "not recorded";
}

std::string threshold_of(Stage stage) {
  if (stage == Stage::rejected) return "rejected";
  return stage == Stage::filter_2 ? "open" : "met";
}

std::string sector_of(std::span<Agency const> agencies, std::string const& slug) {
  auto const found = std::ranges::find(agencies, slug, &Agency::slug);
  return found == agencies.end() ? "not recorded" : found->sector;
}

std::string group_of(Catalogue const& catalogue, std::string const& reason) {
  auto const* const entry = catalogue.find(CodeKind::conclusion, reason);
  return entry == nullptr ? "not recorded" : std::string(base::spelling_of(conclusion_group_of(*entry)));
}

void take_subject(OwnRow& row, Subject const& subject, std::span<Agency const> agencies) {
  row.discussion_type = stated(subject.type);
  row.age_group = stated(subject.age_group);
  row.sex_gender = stated(subject.sex);
  row.originating_agency = stated(subject.agency);
  row.originating_sector = sector_of(agencies, subject.agency);
}

void take_factors(OwnRow& row, Factors const& factors) {
  row.risk_factors = between_semicolons(factors.risks);
  row.protective_factors = between_semicolons(factors.protections);
  row.study_flags = between_semicolons(factors.flags);
  row.affected_persons = between_semicolons(factors.affected);
}

}  // namespace

std::set<Part> parts_of_rows() {
  return {Part::subject, Part::factors, Part::lead, Part::team, Part::services, Part::conclusion};
}

OwnRow own_row(Discussion const& discussion, std::set<Part> const& withheld, std::span<Agency const> agencies,
               Catalogue const& catalogue, std::string_view zone) {
  auto const why = [&](Part part) { return missing(discussion, withheld, part); };
  OwnRow row{.number = discussion.number,
             .opened_on = base::to_text(web::local_date(discussion.opened_at, zone)),
             .threshold = threshold_of(discussion.stage),
             .catalogue = discussion.catalogue};
  for (auto* const cell :
       {&row.discussion_type, &row.age_group, &row.sex_gender, &row.originating_agency, &row.originating_sector})
    *cell = why(Part::subject);
  for (auto* const cell : {&row.risk_factors, &row.protective_factors, &row.study_flags, &row.affected_persons})
    *cell = why(Part::factors);
  for (auto* const cell : {&row.conclusion_group, &row.conclusion_reason, &row.closed_on})
    *cell = why(Part::conclusion);
  if (discussion.subject) take_subject(row, *discussion.subject, agencies);
  if (discussion.factors && discussion.stage != Stage::rejected) take_factors(row, *discussion.factors);
  row.lead_agency = discussion.lead ? stated(discussion.lead->agency) : why(Part::lead);
  row.assisting_agencies = discussion.team ? between_semicolons(discussion.team->assisting) : why(Part::team);
  row.services_mobilized =
      discussion.services ? between_semicolons(discussion.services->mobilized) : why(Part::services);
  if (discussion.conclusion) {
    row.conclusion_reason = stated(discussion.conclusion->reason);
    row.conclusion_group = group_of(catalogue, discussion.conclusion->reason);
    row.closed_on = stated(discussion.conclusion->concluded_on);
  }
  return row;
}

}  // namespace wardmote::situation
