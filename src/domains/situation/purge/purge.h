#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domains/situation/catalogue/catalogue.h"
#include "domains/situation/discussion.h"

// Nothing said at the table is kept for good. When its time has come, a purge is announced; a week later the key is destroyed, and a receipt
// stays. A legal hold keeps all of it until it is lifted.
namespace wardmote::situation {

/// A discussion is purged in two steps.
enum class PurgeLevel {
  details,  ///< all but subject and conclusion
  rest      ///< subject and conclusion
};
BOOST_DESCRIBE_ENUM(PurgeLevel, details, rest)

enum class PurgeState { kept, announced, held, shredded };
BOOST_DESCRIBE_ENUM(PurgeState, kept, announced, held, shredded)

enum class PurgeAct { announce_purge, place_hold, lift_hold, shred_discussion };
BOOST_DESCRIBE_ENUM(PurgeAct, announce_purge, place_hold, lift_hold, shred_discussion)

/// One arrow of the machine, at either level.
struct PurgeArrow {
  PurgeAct act;
  PurgeState from;
  PurgeState to;
};

/// All that is possible. A hold can be placed until the key is gone; once it is lifted a purge is announced anew.
std::span<PurgeArrow const> purge_arrows();
std::optional<PurgeState> next(PurgeAct act, PurgeState from);

/// Why something must be kept.
enum class HoldGround { court_proceeding, access_request, complaint_or_review, preservation_order, other_law };
BOOST_DESCRIBE_ENUM(HoldGround, court_proceeding, access_request, complaint_or_review, preservation_order, other_law)

struct PurgeStep {
  std::int64_t sequence = 0;  ///< 1, 2, 3 … within the discussion
  PurgeLevel level = PurgeLevel::details;
  PurgeAct act = PurgeAct::announce_purge;
  base::Instant at{};
  std::string by{};      ///< identifier of a person, or "schedule"
  std::string agency{};  ///< that they sat for
  std::string ground{};  ///< of HoldGround, of a hold
};

/// Where a purge stands at a level: the state, and the step that led to it; none while nothing was done.
struct PurgeStanding {
  PurgeState state = PurgeState::kept;
  std::optional<PurgeStep> by{};
};
/// Of the steps of one discussion, in their order.
PurgeStanding standing_of(std::span<PurgeStep const> steps, PurgeLevel level);

/// How long what is kept after the end of a discussion, by the group of its conclusion. What is rejected loses its details at once.
struct PurgeSchedule {
  std::int64_t lowered_months = 24;
  std::int64_t still_months = 24;
  std::int64_t other_months = 12;
  std::int64_t remains_months = 60;  ///< at least each of the others
  std::int64_t draft_days = 90;
};
BOOST_DESCRIBE_STRUCT(PurgeSchedule, (), (lowered_months, still_months, other_months, remains_months, draft_days))

inline constexpr std::int64_t purge_months_max = 120;
inline constexpr std::int64_t draft_days_max = 365;

/// Nothing, or the member that is out of order: months from 1 to 120, days from 7 to 365, and what remains goes last.
std::string_view fault_of(PurgeSchedule const& schedule);

/// Between the announcement of a purge and the purge.
inline constexpr std::chrono::days announced_for{7};

/// The group of a conclusion: it stands in its code. Nothing for a text that is no such code.
std::optional<ConclusionGroup> group_of(std::string_view reason);

PurgeLevel level_of(Discussion const& discussion);

/// The first day on which a purge of that level may be announced, in the table's time zone; nothing before the discussion has ended, and
/// for the details nothing where the conclusion is not known.
std::optional<base::LocalDate> due_on(Discussion const& discussion, PurgeLevel level, PurgeSchedule const& schedule,
                                      std::string_view zone);

/// Whether the details of one that has ended may be gone on a day, however it was concluded.
bool may_be_purged(Discussion const& discussion, PurgeSchedule const& schedule, base::LocalDate today,
                   std::string_view zone);

/// What the schedule does now with a discussion that is known whole.
std::optional<PurgeAct> due_act(Discussion const& discussion, std::span<PurgeStep const> steps,
                                PurgeSchedule const& schedule, std::string_view zone, base::Instant now);

}  // namespace wardmote::situation
