#include "domains/situation/purge/purge.h"

#include <algorithm>
#include <array>

#include "base/calendar.h"
#include "base/choice.h"
#include "base/text.h"
#include "web/zone.h"

namespace wardmote::situation {
namespace {

std::int64_t months_kept(ConclusionGroup group, PurgeSchedule const& schedule) {
  switch (group) {
    case ConclusionGroup::lowered: return schedule.lowered_months;
    case ConclusionGroup::still: return schedule.still_months;
    case ConclusionGroup::rejected: return 0;
    case ConclusionGroup::other: break;
  }
  return schedule.other_months;
}

}  // namespace

std::span<PurgeArrow const> purge_arrows() {
  using enum PurgeAct;
  using enum PurgeState;
  static constexpr std::array arrows{
      PurgeArrow{announce_purge, kept, announced},       PurgeArrow{place_hold, kept, held},
      PurgeArrow{place_hold, announced, held},           PurgeArrow{lift_hold, held, kept},
      PurgeArrow{shred_discussion, announced, shredded},
  };
  return arrows;
}

std::optional<PurgeState> next(PurgeAct act, PurgeState from) {
  auto const arrows = purge_arrows();
  auto const arrow =
      std::ranges::find_if(arrows, [&](PurgeArrow const& each) { return each.act == act && each.from == from; });
  return arrow == arrows.end() ? std::nullopt : std::optional(arrow->to);
}

PurgeStanding standing_of(std::span<PurgeStep const> steps, PurgeLevel level) {
  PurgeStanding standing;
  for (auto const& step : steps) {
    if (step.level != level) continue;
    standing.state = next(step.act, standing.state).value_or(standing.state);
    standing.by = step;
  }
  return standing;
}

std::string_view fault_of(PurgeSchedule const& schedule) {
  for (auto const& [name, months] : {std::pair("lowered_months", schedule.lowered_months),
                                     {"still_months", schedule.still_months},
                                     {"other_months", schedule.other_months}})
    if (months < 1 || months > purge_months_max) return name;
  auto const longest = std::max({schedule.lowered_months, schedule.still_months, schedule.other_months});
  if (schedule.remains_months < longest || schedule.remains_months > purge_months_max) return "remains_months";
  return schedule.draft_days < announced_for.count() || schedule.draft_days > draft_days_max ? "draft_days" : "";
}

std::optional<ConclusionGroup> group_of(std::string_view reason) {
  auto const words = base::split(reason, '.');
  return words.size() < 3 || words[0] != "concl" ? std::nullopt : base::choice_called<ConclusionGroup>(words[1]);
}

PurgeLevel level_of(Discussion const& discussion) {
  return discussion.is_shed ? PurgeLevel::rest : PurgeLevel::details;
}

std::optional<base::LocalDate> due_on(Discussion const& discussion, PurgeLevel level, PurgeSchedule const& schedule,
                                      std::string_view zone) {
  if (!is_over(discussion.stage)) return std::nullopt;
  auto const ended_on = web::local_date(discussion.stage_since, zone);
  if (level == PurgeLevel::rest) return base::plus_months(ended_on, static_cast<int>(schedule.remains_months));
  if (discussion.stage == Stage::rejected) return ended_on;
  if (!discussion.conclusion) return std::nullopt;
  auto const group = group_of(discussion.conclusion->reason).value_or(ConclusionGroup::other);
  return base::plus_months(ended_on, static_cast<int>(months_kept(group, schedule)));
}

bool may_be_purged(Discussion const& discussion, PurgeSchedule const& schedule, base::LocalDate today,
                   std::string_view zone) {
  if (!is_over(discussion.stage)) return false;
  auto const least = std::min({schedule.lowered_months, schedule.still_months, schedule.other_months});
  return today >= base::plus_months(web::local_date(discussion.stage_since, zone), static_cast<int>(least));
}

std::optional<PurgeAct> due_act(Discussion const& discussion, std::span<PurgeStep const> steps,
                                PurgeSchedule const& schedule, std::string_view zone, base::Instant now) {
  auto const level = level_of(discussion);
  auto const due = due_on(discussion, level, schedule, zone);
  if (!due || web::local_date(now, zone) < *due) return std::nullopt;
  auto const standing = standing_of(steps, level);
  if (standing.state == PurgeState::kept) return PurgeAct::announce_purge;
  if (standing.state == PurgeState::announced && now - standing.by->at >= announced_for)
    return PurgeAct::shred_discussion;
  return std::nullopt;
}

}  // namespace wardmote::situation
