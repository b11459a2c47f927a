#include "domains/situation/sittings/sitting_agenda.h"

#include <algorithm>
#include <tuple>

#include "domains/situation/discussion_rules.h"
#include "web/zone.h"

namespace wardmote::situation {
namespace {

constexpr std::int64_t new_item_minutes = 10;

int place_of(AgendaItem const& item) {
  if (item.stage == Stage::filter_2) return 3;
  if (item.stage == Stage::filter_3) return 2;
  return item.is_contact_due ? 0 : 1;
}

bool is_on(std::vector<AgendaItem> const& agenda, std::string const& number) {
  return std::ranges::find(agenda, number, &AgendaItem::number) != agenda.end();
}

}  // namespace

AgendaItem agenda_item(Discussion const& open, base::Instant now, std::string_view zone) {
  auto const contact_due = std::chrono::sys_days(web::local_date(open.stage_since, zone)) + contact_days_max;
  return {.number = open.number,
          .stage = open.stage,
          .days = std::chrono::floor<std::chrono::days>(now - open.opened_at).count(),
          .is_contact_due =
              open.stage == Stage::filter_4 && contact_due < std::chrono::sys_days(web::local_date(now, zone))};
}

std::vector<AgendaItem> in_order(std::vector<AgendaItem> open) {
  std::ranges::sort(open, {}, [](AgendaItem const& item) { return std::tuple(place_of(item), item.number); });
  return open;
}

std::string next_item(Sitting const& sitting, std::vector<AgendaItem> const& agenda) {
  for (auto const& item : agenda)
    if (std::ranges::find(sitting.chosen, item.number) == sitting.chosen.end()) return item.number;
  return "";
}

std::string item_before(Sitting const& sitting, std::vector<AgendaItem> const& agenda) {
  std::string before;
  for (auto const& number : sitting.chosen) {
    if (number == sitting.current) return before;
    if (is_on(agenda, number)) before = number;
  }
  return "";
}

std::int64_t usual_minutes(Stage stage) { return stage == Stage::filter_2 ? new_item_minutes : 0; }

}  // namespace wardmote::situation
