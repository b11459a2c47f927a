#include "domains/evidence/dataset_words.h"

#include "base/ensure.h"

namespace wardmote::evidence {
namespace {

using web::message_id;

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
