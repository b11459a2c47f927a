#pragma once

#include <boost/describe.hpp>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "domains/situation/agencies/agency.h"
#include "domains/situation/catalogue/catalogue.h"
#include "domains/situation/discussion.h"

// The table's own discussions as rows, in the groups of the province's Risk-driven Tracking Database as far as these are known (docs/guide/table.md): codes,
// agencies and days, and no word that anybody wrote. A row is for the table alone: a row of few codes can be a person.
namespace wardmote::situation {

/// Codes are those of the catalogue; where several stand, "; " is between them. What is not there says why: "N/A" where the discussion was
/// rejected and what it held was destroyed, "destroyed" where the schedule did, "withheld" where it is not for the reader, "not recorded", and "none" where it is known that there is none.
struct OwnRow {
  std::string number{};
  std::string opened_on{};  ///< ISO 8601
  std::string discussion_type{}, age_group{}, sex_gender{};
  std::string originating_agency{}, originating_sector{};
  std::string threshold{};  ///< of acutely elevated risk: "met", "rejected", "open"
  std::string lead_agency{}, assisting_agencies{};
  std::string risk_factors{}, protective_factors{}, study_flags{};
  std::string affected_persons{};    ///< "age_group.0-5 2": others, by age group
  std::string services_mobilized{};  ///< "agency service_type.housing mobilization_type.connected"
  std::string conclusion_group{}, conclusion_reason{};
  std::string closed_on{};
  std::string catalogue{};  ///< version of the codes
};
BOOST_DESCRIBE_STRUCT(OwnRow, (),
                      (number, opened_on, discussion_type, age_group, sex_gender, originating_agency,
                       originating_sector, threshold, lead_agency, assisting_agencies, risk_factors, protective_factors,
                       study_flags, affected_persons, services_mobilized, conclusion_group, conclusion_reason,
                       closed_on, catalogue))

/// The parts that a row is made of.
std::set<Part> parts_of_rows();

/// The row of a discussion of which these parts were opened, and those `withheld` are written and not for the reader. Pure. The day on which it was opened is that in `zone`.
OwnRow own_row(Discussion const& discussion, std::set<Part> const& withheld, std::span<Agency const> agencies,
               Catalogue const& catalogue, std::string_view zone);

}  // namespace wardmote::situation
