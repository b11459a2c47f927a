#pragma once

#include <optional>
#include <string>

#include "domains/evidence/room.h"
#include "domains/evidence/standing_view.h"
#include "web/route.h"

namespace wardmote::evidence {

/// What the address of /standing may ask for; all of it is in the URL.
struct StandingQuery {
  SeverityIndex index = SeverityIndex::csi_total;
  std::optional<int> year;  ///< without it the newest that is held
  std::string comparators;  ///< slug of a list; without it the first
};
BOOST_DESCRIBE_STRUCT(StandingQuery, (), (index, year, comparators))

/// The board's standing, computed from what the database holds. Refuses comparators_unknown, year_not_published,
/// comparators_too_few, and mapping_invalid or file_unreadable for a catalogue that is wrong.
base::Answer<StandingView> standing(EvidenceRoom const& room, StandingQuery const& query, web::Tongue const& tongue);

/// Adds `/standing`.
void add_standing_routes(web::Router& router, EvidenceRoom const& room);

}  // namespace wardmote::evidence
