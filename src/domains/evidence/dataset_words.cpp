#include "domains/evidence/dataset_words.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"

namespace wardmote::evidence {
namespace {

using web::message_id;

struct Measure {
  std::string_view code;
  std::string_view meaning;
};
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
        "crime_rate",
        message_id("Incidents for each 100,000 residents, each counted the same; traffic and drug offences left out.")},
    Measure{"crime_rate_change_pct",
            message_id("Change of the crime rate from the year before, in percent, as published.")},
    Measure{"incidents", message_id("Incidents that the police recorded in the year.")},
    Measure{"rate_per_100k", message_id("Incidents for each 100,000 residents in the year.")},
    Measure{"rate_change_pct", message_id("Change of the rate from the year before, in percent, as published.")},
    Measure{"unfounded", message_id("Reports that police found to be of no offence, in the year.")},
    Measure{"cleared", message_id("Incidents solved in the year, by a charge or otherwise.")},
    Measure{"weighted_clearance_rate", message_id("Share of incidents solved, weighted by severity, in percent.")},
    Measure{"population", message_id("Residents.")},
};

}  // namespace

Presence presence_of(PublishedValue const& value) {
  if (value.value) return Presence::given;
  return value.status == "x" || value.status == "F" ? Presence::suppressed : Presence::not_collected;
}

std::string_view label_of(DatasetKind kind) {
  switch (kind) {
    case DatasetKind::areas: return message_id("Areas");
    case DatasetKind::published_values: return message_id("Published statistics");
    case DatasetKind::incidents: return message_id("Incidents");
  }
  ENSURE(!"every kind has a label");
  return {};
}

std::string_view label_of(GeometryQuality quality) {
  switch (quality) {
    case GeometryQuality::exact: return message_id("Published outline");
    case GeometryQuality::approximate: return message_id("Approximate outline");
    case GeometryQuality::none: return message_id("No outline");
  }
  ENSURE(!"every quality has a label");
  return {};
}

std::string_view meaning_of_measure(std::string_view measure) {
  auto const known = std::ranges::find(measures, measure, &Measure::code);
  return known == measures.end() ? message_id("As its publisher defines it; see the source.") : known->meaning;
}

std::vector<ColumnMeaning> columns_of(DatasetKind kind) {
  switch (kind) {
    case DatasetKind::published_values:
      return {
          {"area", message_id("The place, as the source names it.")},
          {"area_kind", message_id("What kind of place the name means.")},
          {"year", message_id("The year that the value describes.")},
          {"measure", message_id("What is measured; see the list of measures.")},
          {"offence", message_id("The offence, as the source names it; empty if the measure has none.")},
          {"value", message_id("The figure as published; empty if there is none.")},
          {"presence", message_id("given, suppressed or not_collected: why there is or is not a value.")},
          {"status", message_id("The source's own flag.")},
          {"is_revised", message_id("Whether it replaced another value that was published before.")},
          {"break_before", message_id("Whether the definition changed since the year before: do not compare the two.")},
          {"release", message_id("Which publication the value is from, where the file holds several.")},
          {"source_row", message_id("The line of the file that it stands in.")},
          {"since_version", message_id("The version of this dataset that brought it.")},
          {"superseded_version", message_id("The version that replaced it; empty if it stands.")}};
    case DatasetKind::incidents:
      return {
          {"month", message_id("The month in which it happened.")},
          {"offence", message_id("The offence, as the publisher names it.")},
          {"area", message_id("The area's code; empty if the publisher left it out.")},
          {"incidents", message_id("How many incidents were recorded. Combinations that are not listed had none.")}};
    case DatasetKind::areas:
      return {{"kind", message_id("What kind of area it is.")},
              {"code", message_id("The publisher's code.")},
              {"name", message_id("Its name.")},
              {"parent_code", message_id("The code of the area that it lies in; empty if not given.")},
              {"population", message_id("Residents; empty if not known.")},
              {"population_year", message_id("The year of the count of residents.")},
              {"geometry_quality", message_id("exact, approximate or none: how well the outline is known.")}};
  }
  ENSURE(!"every kind has columns");
  return {};
}

std::vector<ColumnMeaning> absences() {
  return {
      {"0", message_id("Zero: counted, and there was none.")},
      {"suppressed", message_id("Suppressed: the publisher knows it and withholds it. The value is empty.")},
      {"not_collected", message_id("Not collected: nobody counted it, or it was not published. The value is empty.")}};
}

}  // namespace wardmote::evidence
