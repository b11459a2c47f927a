#include "domains/situation/purge/legal_hold.h"

#include "base/choice.h"
#include "domains/situation/purge/purge_store.h"
#include "domains/situation/words.h"

namespace wardmote::situation {
namespace {

using base::RefusalCode;
using web::message_id;

/// Whoever the discussion does not concern is not told whether a hold stands, unless it is their own.
bool is_told(PurgeStanding const& standing, std::set<Capacity> const& capacities, std::string const& agency) {
  return is_concerned(capacities) || (standing.by && standing.by->agency == agency);
}

/// Whether the act is for somebody, were it possible.
bool is_theirs(PurgeAct act, PurgeStanding const& standing, std::set<Capacity> const& capacities,
               std::string const& agency) {
  if (capacities.contains(Capacity::officer)) return true;
  if (act == PurgeAct::lift_hold && standing.by) return standing.by->agency == agency;
  return capacities.contains(Capacity::originator) || capacities.contains(Capacity::team);
}

base::Answer<void> may_follow(PurgeAct act, PurgeStanding const& standing, SeenDiscussion const& seen,
                              std::string const& agency, web::Tongue const& tongue) {
  if (!is_told(standing, seen.capacities, agency)) return base::refuse(RefusalCode::not_permitted);
  if (!next(act, standing.state)) {
    if (act == PurgeAct::place_hold)
      return base::refuse_field("ground", message_id("It is kept by a legal hold already"));
    return base::refuse(RefusalCode::discussion_stage_wrong, {{"stage", tongue.text(label_of(seen.discussion.stage))}});
  }
  if (!is_theirs(act, standing, seen.capacities, agency)) return base::refuse(RefusalCode::not_permitted);
  return {};
}

}  // namespace

bool may_hold(PurgeAct act, PurgeStanding const& standing, std::set<Capacity> const& capacities,
              std::string const& agency) {
  return next(act, standing.state) && is_theirs(act, standing, capacities, agency);
}

base::Answer<void> record_hold(SituationRoom const& room, web::Context const& context, std::string const& number,
                               PurgeAct act, std::string const& ground) {
  auto const admitted = admit(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  if (act == PurgeAct::place_hold && !base::choice_called<HoldGround>(ground))
    return base::refuse_field("ground", message_id("Choose one of the list"));
  auto const seen = read_discussion(room, context, *admitted, number);
  if (!seen) return std::unexpected(seen.error());
  auto const& agency = admitted->reader.agency;
  return room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    auto const steps = list_purge_steps(writer, room.board, number);
    auto const level = level_of(situation::read_discussion(writer, room.board, number)->known);
    auto const fits = may_follow(act, standing_of(steps, level), *seen, agency, context.tongue);
    if (!fits) return fits;
    auto const written = append_purge_step(writer, room.board, number,
                                           {.sequence = std::ssize(steps) + 1,
                                            .level = level,
                                            .act = act,
                                            .at = context.now,
                                            .by = context.principal.person,
                                            .agency = agency,
                                            .ground = ground});
    return written ? base::Answer<void>{} : base::refuse(RefusalCode::form_outdated);
  });
}

}  // namespace wardmote::situation
