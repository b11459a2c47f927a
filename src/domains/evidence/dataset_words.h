#pragma once

#include <string_view>
#include <vector>

#include "domains/evidence/area.h"
#include "domains/evidence/dataset.h"
#include "domains/evidence/published_value.h"

/// What the pages of datasets call things. All are message ids.
namespace wardmote::evidence {

/// Why a published value is or is not there: three codes that are never the same.
enum class Presence {
  given,          ///< there is a value; 0 was counted and is zero
  suppressed,     ///< known to the publisher and withheld
  not_collected,  ///< not counted, not available or not applicable
};
BOOST_DESCRIBE_ENUM(Presence, given, suppressed, not_collected)

/// From the value and Statistics Canada's status codes: "x" (confidential) and "F" (too unreliable) are suppressed; any
/// other reason for an absent value is not collected.
Presence presence_of(PublishedValue const& value);

std::string_view label_of(DatasetKind kind);
std::string_view label_of(GeometryQuality quality);

/// What a measure counts or computes, with its unit. For one nobody described, a sentence that sends to the publisher.
std::string_view meaning_of_measure(std::string_view measure);

struct ColumnMeaning {
  std::string_view name;
  std::string_view meaning;
};
/// The columns of the download of that kind of dataset.
std::vector<ColumnMeaning> columns_of(DatasetKind kind);

/// What 0, suppressed and not collected mean.
std::vector<ColumnMeaning> absences();

}  // namespace wardmote::evidence
