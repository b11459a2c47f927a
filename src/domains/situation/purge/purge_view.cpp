#include "domains/situation/purge/purge_view.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/situation/purge/legal_hold.h"
#include "domains/situation/purge/purge_words.h"
#include "domains/situation/words.h"
#include "web/zone.h"

namespace wardmote::situation {

PurgeFacts purge_facts(SituationRoom const& room, Discussion const& discussion) {
  return room.database.read([&](store::Reader& reader) {
    auto const steps = list_purge_steps(reader, room.board, discussion.number);
    auto const receipts = receipts_of(reader, room.board, discussion.number);
    return PurgeFacts{read_purge_schedule(reader, room.board), standing_of(steps, level_of(discussion)),
                      std::ranges::find(receipts, Purged::rest, &Receipt::what) != receipts.end()};
  });
}

PurgeLine purge_line(SituationRoom const& room, Admitted const& admitted, SeenDiscussion const& seen,
                     PurgeFacts const& facts, web::Tongue const& tongue) {
  auto const& [schedule, standing, is_purged] = facts;
  auto const level = level_of(seen.discussion);
  auto const [least, most] = std::minmax({schedule.lowered_months, schedule.still_months, schedule.other_months});
  auto const is_details = level == PurgeLevel::details;
  PurgeLine line{.is_details = is_details,
                 .months_min = is_details ? least : schedule.remains_months,
                 .months_max = is_details ? most : schedule.remains_months};
  if (!is_concerned(seen.capacities)) return line;
  line.is_purged = is_purged;
  if (is_purged) return line;
  if (auto const due = due_on(seen.discussion, level, schedule, room.zone)) line.due_on = base::to_text(*due);
  if (standing.state == PurgeState::announced)
    line.shred_on = base::to_text(web::local_date(standing.by->at + announced_for, room.zone));
  if (standing.state == PurgeState::held) {
    line.hold = tongue.text(label_of(base::choice_of<HoldGround>(standing.by->ground)));
    line.hold_by = agency_name(admitted, standing.by->agency, tongue);
  }
  return line;
}

std::vector<DiscussionForm> hold_forms(Admitted const& admitted, SeenDiscussion const& seen, PurgeFacts const& facts,
                                       web::Tongue const& tongue) {
  std::vector<DiscussionForm> forms;
  if (facts.is_purged) return forms;
  for (auto const act : {PurgeAct::place_hold, PurgeAct::lift_hold}) {
    if (!may_hold(act, facts.standing, seen.capacities, admitted.reader.agency)) continue;
    web::FormMaker maker(path_of(seen.discussion.number), base::spelling_of(act), label_of(act), tongue);
    auto const places = act == PurgeAct::place_hold;
    if (places) maker.choice_of_all<HoldGround>("ground", web::message_id("Why it must be kept"));
    auto form = maker.take();
    forms.push_back({.act = form.act,
                     .label = form.label,
                     .path = form.path,
                     .asks = places,
                     .consequence = tongue.text(
                         places ? web::message_id("Nothing of it is destroyed until the hold is lifted.")
                                : web::message_id("It is kept no longer than the schedule says. A purge that is due is "
                                                  "announced seven days before.")),
                     .fields = std::move(form.fields)});
  }
  return forms;
}

}  // namespace wardmote::situation
