#include "domains/situation/sittings/sitting_room.h"

#include <algorithm>

#include "web/zone.h"

namespace wardmote::situation {
namespace {

using enum SittingAct;

std::int64_t minutes_for(SittingOrder const& order, std::vector<AgendaItem> const& agenda) {
  if (order.minutes) return *order.minutes;
  auto const item = std::ranges::find(agenda, order.number, &AgendaItem::number);
  return item == agenda.end() ? 0 : usual_minutes(item->stage);
}

/// One event; of the agencies that are there when a sitting is opened, one more for each.
std::vector<SittingEvent> events_of(SittingOrder const& order, SittingToday const& today, web::Context const& context) {
  SittingEvent event{.at = context.now, .by = context.principal.person, .act = order.act};
  if (order.act == choose_discussion) {
    event.number = order.number;
    event.minutes = minutes_for(order, today.agenda);
  }
  if (order.act == blank_sitting) event.number = today.kept.sitting.current;
  std::vector<SittingEvent> events;
  if (order.agencies.empty() || order.act == open_sitting) events.push_back(event);
  if (order.act == open_sitting) event.act = agency_arrives;
  for (auto const& agency : order.agencies) {
    event.agency = agency;
    events.push_back(event);
  }
  return events;
}

SittingTerms terms_for(SituationRoom const& room, Admitted const& admitted, SittingToday const& today) {
  SittingTerms terms{.agencies = terms_of(room, admitted).agencies};
  for (auto const& item : today.agenda) terms.numbers.insert(item.number);
  return terms;
}

}  // namespace

SittingToday sitting_today(store::Reader& reader, SituationRoom const& room, web::Context const& context) {
  SittingToday today{.kept = read_sitting(reader, room.board, web::local_date(context.now, room.zone))};
  std::vector<AgendaItem> open;
  for (auto const& discussion : list_open_known(reader, room.board))
    open.push_back(agenda_item(discussion, context.now, room.zone));
  today.agenda = in_order(std::move(open));
  return today;
}

base::Answer<void> record_sitting(SituationRoom const& room, web::Context const& context, Admitted const& admitted,
                                  SittingOrder const& order) {
  return room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    auto const today = sitting_today(writer, room, context);
    auto const terms = terms_for(room, admitted, today);
    auto kept = today.kept;
    for (auto const& event : events_of(order, today, context)) {
      auto const news = is_news(kept.sitting, event, terms);
      if (!news) return std::unexpected(news.error());
      if (!*news) continue;
      if (!append_event(writer, room.board, kept, event)) return base::refuse(base::RefusalCode::form_outdated);
      kept = read_sitting(writer, room.board, kept.day);
    }
    return {};
  });
}

}  // namespace wardmote::situation
