#pragma once

#include <functional>
#include <string>
#include <vector>

#include "domains/situation/agencies/agency.h"
#include "domains/situation/agencies/custom.h"
#include "domains/situation/discussion_rules.h"
#include "domains/situation/discussion_store.h"
#include "domains/situation/room.h"
#include "web/context.h"

// The one door to what is said at the table: whoever reads or records comes through here, and is written down.
namespace wardmote::situation {

/// After so long without a page of the table a sign-in proves once more who it is.
inline constexpr std::chrono::minutes table_idle_max{10};

/// Who has come in, and the table as it is today.
struct Admitted {
  Reader reader{};
  std::vector<Agency> agencies{};
  std::vector<Seat> seats{};
  Custom custom{};
  base::LocalDate today{};
};

/// Lets in a person with a valid seat who has proved who they are within the last ten minutes, or used the table within them. Refuses
/// not_permitted while somebody looks as somebody else, seat_missing and proof_needed.
base::Answer<Admitted> admit(SituationRoom const& room, web::Context const& context);

/// As admit, whenever they proved it, and without making use of the table: to what opens no part of a discussion. Refuses not_permitted and seat_missing.
base::Answer<Admitted> admit_without_proof(SituationRoom const& room, web::Context const& context);

/// A discussion as the reader may see it, and in what capacity. Whether its details are gone is told to those whom it concerns alone, and so is the lead
/// from the day on which they may be: both would tell everybody else how it was concluded.
struct SeenDiscussion {
  Discussion discussion{};
  std::set<Capacity> capacities{};
  std::set<Part> readable{};
  std::set<Part> withheld{};  ///< for others at this stage, whether or not it was written
};

/// Opens a discussion and records who looked. What was agreed for the team needs a fresh proof: without one it is withheld and
/// `proof_is_due`. Refuses discussion_unknown and what the vault refuses.
base::Answer<SeenDiscussion> read_discussion(SituationRoom const& room, web::Context const& context,
                                             Admitted const& admitted, std::string const& number);

/// All that are not over, as the reader may see them; recorded as one reading.
base::Answer<std::vector<SeenDiscussion>> read_open(SituationRoom const& room, web::Context const& context,
                                                    Admitted const& admitted);
/// Those that are over, the newest first, `after` a number.
base::Answer<std::vector<SeenDiscussion>> read_over(SituationRoom const& room, web::Context const& context,
                                                    Admitted const& admitted, std::string const& after,
                                                    std::int64_t limit);
/// Those that are over and of which something is left, by number.
base::Answer<std::vector<SeenDiscussion>> read_kept(SituationRoom const& room, web::Context const& context,
                                                    Admitted const& admitted);

/// Those that were opened in a year, by number, with no more of each than these parts, as far as they are for the reader. That each was read is
/// recorded with it, and once in the audit chain.
base::Answer<std::vector<SeenDiscussion>> read_year(SituationRoom const& room, web::Context const& context,
                                                    Admitted const& admitted, std::int64_t year,
                                                    std::set<Part> const& parts);

/// Of these numbers, those of discussions that the agency brought, as far as their subject was not purged.
base::Answer<std::set<std::string>> numbers_brought_by(SituationRoom const& room, std::string const& agency,
                                                       std::set<std::string> const& numbers);

/// What the rules must know of the table today.
Terms terms_of(SituationRoom const& room, Admitted const& admitted);

/// Writes an act to a discussion; present_discussion makes one, whatever `number` is. Gives its number. A rejected discussion sheds its details at once, unless a legal
/// hold stands on it.
/// Refuses what admit, decided and the vault refuse, discussion_unknown also where the reader would be shown nothing, proof_needed from filter three on, and form_outdated if
/// others kept writing at the same moment.
base::Answer<std::string> record_act(SituationRoom const& room, web::Context const& context, std::string const& number,
                                     Order const& order);

}  // namespace wardmote::situation
