#include <algorithm>
#include <array>

#include "domains/evidence/dataset_words.h"
#include "web/context.h"

namespace wardmote::evidence {
namespace {

using web::message_id;

struct Measure {
  std::string_view code;
  std::string_view meaning;
};

/// The measures that the layouts of catalog/layouts/ name.
constexpr std::array measures{
    Measure{"csi_total", message_id("Crime severity index, all offences; Canada in 2006 is 100.")},
    Measure{"csi_violent", message_id("Crime severity index of violent offences; Canada in 2006 is 100.")},
    Measure{"csi_nonviolent",
            message_id("Crime severity index of offences that are not violent; Canada in 2006 is 100.")},
    Measure{"csi_total_change_pct", message_id("Change of the index from the year before, in percent, as published.")},
    Measure{"csi_violent_change_pct",
            message_id("Change of the violent index from the year before, in percent, as published.")},
    Measure{"csi_nonviolent_change_pct",
            message_id("Change of the non-violent index from the year before, in percent, as published.")},
    Measure{"csi_share_pct", message_id("How much of the index the offence makes up, in percent, as published.")},
    Measure{
        "crime_rate_per_100k",
        message_id("Incidents for each 100,000 residents, each counted the same; traffic and drug offences left out.")},
    Measure{"crime_rate_change_pct",
            message_id("Change of the crime rate from the year before, in percent, as published.")},
    Measure{"incidents", message_id("Incidents that the police recorded in the year.")},
    Measure{"rate_per_100k", message_id("Incidents for each 100,000 residents in the year.")},
    Measure{"rate_change_pct", message_id("Change of the rate from the year before, in percent, as published.")},
    Measure{"unfounded_incidents", message_id("Reports that police found to be of no offence, in the year.")},
    Measure{"unfounded_pct", message_id("Share of reports that police found to be of no offence, in percent.")},
    Measure{"cleared", message_id("Incidents solved in the year, by a charge or otherwise.")},
    Measure{"cleared_by_charge", message_id("Incidents solved in the year by a charge, laid or recommended.")},
    Measure{"cleared_otherwise", message_id("Incidents solved in the year without a charge.")},
    Measure{"persons_charged", message_id("Persons whom police charged in the year.")},
    Measure{"persons_charged_rate_per_100k",
            message_id("Persons charged for each 100,000 residents of 12 years and over.")},
    Measure{"adults_charged", message_id("Persons of 18 years and over whom police charged in the year.")},
    Measure{"adults_charged_rate_per_100k",
            message_id("Persons of 18 years and over charged, for each 100,000 residents of that age.")},
    Measure{"youth_charged", message_id("Persons of 12 to 17 years whom police charged in the year.")},
    Measure{"youth_charged_rate_per_100k",
            message_id("Persons of 12 to 17 years charged, for each 100,000 residents of that age.")},
    Measure{"youth_not_charged",
            message_id("Persons of 12 to 17 years who were accused and not charged, in the year.")},
    Measure{"youth_not_charged_rate_per_100k",
            message_id("Persons of 12 to 17 years accused and not charged, for each 100,000 residents of that age.")},
    Measure{"weighted_clearance_rate_pct", message_id("Share of incidents solved, weighted by severity, in percent.")},
    Measure{"personnel", message_id("Police officers, civilians and other personnel of police services together.")},
    Measure{"police_officers", message_id("Police officers.")},
    Measure{"police_officers_male", message_id("Male police officers.")},
    Measure{"police_officers_female", message_id("Female police officers.")},
    Measure{"civilian_personnel", message_id("Civilians and other personnel of police services.")},
    Measure{"police_civilian_ratio", message_id("Police officers for each civilian.")},
    Measure{"police_officers_per_100k", message_id("Police officers for each 100,000 residents.")},
    Measure{"police_officers_authorized", message_id("Posts of police officers that were authorized, filled or not.")},
    Measure{"police_officers_authorized_per_100k",
            message_id("Authorized posts of police officers for each 100,000 residents.")},
    Measure{"incidents_per_police_officer",
            message_id("Incidents under the Criminal Code in the year, for each police officer.")},
    Measure{"population", message_id("Residents.")},
};

}  // namespace

std::string_view meaning_of_measure(std::string_view measure) {
  auto const known = std::ranges::find(measures, measure, &Measure::code);
  return known == measures.end() ? message_id("As its publisher defines it; see the source.") : known->meaning;
}

}  // namespace wardmote::evidence
