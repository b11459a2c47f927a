#pragma once

#include <string>
#include <vector>

#include "domains/situation/discussion.h"
#include "domains/situation/sittings/sitting.h"

// The agenda of a sitting: made of what every agency knows of an open discussion, so that its order tells nobody what a team planned. Pure.
namespace wardmote::situation {

struct AgendaItem {
  std::string number{};
  Stage stage = Stage::filter_2;
  std::int64_t days = 0;  ///< since it was opened
  bool is_contact_due =
      false;  ///< at filter four past the days within which the subject is first met (contact_days_max)
  bool operator==(AgendaItem const&) const = default;
};

/// An open discussion, of which only what stands in the clear is looked at.
AgendaItem agenda_item(Discussion const& open, base::Instant now, std::string_view zone);

/// Updates of those past filter three, the ones whose first contact is due before the others; then those that wait for agencies; then the new ones. Each by
/// number.
std::vector<AgendaItem> in_order(std::vector<AgendaItem> open);

/// The first that was not before the table yet; empty: none.
std::string next_item(Sitting const& sitting, std::vector<AgendaItem> const& agenda);
/// The one that was before the table before this one, as far as it is still open; empty: none.
std::string item_before(Sitting const& sitting, std::vector<AgendaItem> const& agenda);

/// How long a discussion is before the table if nobody says otherwise: ten minutes for a new one, no limit (0) for any other.
std::int64_t usual_minutes(Stage stage);

}  // namespace wardmote::situation
