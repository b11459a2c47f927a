#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domains/evidence/incident.h"
#include "domains/evidence/incident_view.h"

/// The sentences of the page of incidents. Each says no more than its figures do.
namespace wardmote::evidence {

/// That these are other places' figures, and why.
inline constexpr std::string_view neighbour_message = web::message_id(
    "No file of Halton's incidents may be reused. What is shown here are files of other cities, under their own names: "
    "they show what "
    "could be done with Halton's, and say nothing about Halton.");

struct Headline {
  std::int64_t incidents = 0;
  std::string publisher{};
  std::string offence{};  ///< empty: all
  std::string area{};     ///< name; empty: all
  std::optional<Month> first{};
  std::optional<Month> last{};
};
/// "Toronto Police Service recorded 35,478 incidents from January 2018 to December 2018."
std::string headline_of(Headline const& headline, web::Tongue const& tongue);

/// The fewest and the most of a month, and how many months were not collected.
std::string months_sentence(std::vector<MonthView> const& months, web::Tongue const& tongue);

/// "50 incidents, 500 for each 100,000 residents (371 to 659)", or why there is no rate.
std::string area_sentence(AreaView const& area, web::Tongue const& tongue);

/// Whether the areas with the lowest and highest rate can be told apart, without ranking what lies between.
std::string areas_sentence(std::vector<AreaView> const& areas, web::Tongue const& tongue);

/// Which year's residents the rates are for; empty if there is no rate.
std::string population_sentence(std::vector<AreaView> const& areas, web::Tongue const& tongue);

/// "Offence: Robbery"
std::string chip_label(FilterPart::Kind kind, IncidentFilter const& filter, std::string const& area_name,
                       web::Tongue const& tongue);

/// What a precision of place means, a message id.
std::string_view meaning_of(PlacePrecision precision);

}  // namespace wardmote::evidence
