#include "domains/situation/sittings/sitting_view.h"

#include <algorithm>

#include "domains/situation/discussion_view.h"
#include "domains/situation/words.h"
#include "web/zone.h"

namespace wardmote::situation {
namespace {

using web::ActFieldKind;
using web::FormMaker;
using web::FormOption;
using web::message_id;
using enum SittingAct;

constexpr std::string_view folder = "/situation/sitting";
constexpr std::chrono::days overshares_shown{14};

std::vector<AttendanceView> attendance_of(SituationRoom const& room, Admitted const& admitted, Sitting const& sitting,
                                          web::Tongue const& tongue) {
  auto agencies = terms_of(room, admitted).agencies;
  agencies.insert(sitting.present.begin(), sitting.present.end());  // one whose seat ended while it was there
  std::vector<AttendanceView> views;
  for (auto const& agency : agencies)
    views.push_back({agency, agency_name(admitted, agency, tongue), sitting.present.contains(agency)});
  std::ranges::sort(views, {}, &AttendanceView::name);
  return views;
}

std::vector<AgendaLine> lines_of(SittingToday const& today, web::Tongue const& tongue) {
  auto const& sitting = today.kept.sitting;
  std::vector<AgendaLine> lines;
  for (auto const& item : today.agenda)
    lines.push_back({.number = item.number,
                     .path = path_of(item.number),
                     .stage = tongue.text(label_of(item.stage)),
                     .days = item.days,
                     .is_contact_due = item.is_contact_due,
                     .is_current = item.number == sitting.current,
                     .was_chosen = std::ranges::find(sitting.chosen, item.number) != sitting.chosen.end()});
  return lines;
}

std::optional<CurrentView> current_of(SituationRoom const& room, SittingToday const& today, web::Tongue const& tongue) {
  auto const& sitting = today.kept.sitting;
  if (sitting.current.empty()) return std::nullopt;
  CurrentView view{.number = sitting.current,
                   .path = path_of(sitting.current),
                   .since = web::local_time(sitting.current_since, room.zone)};
  if (auto const item = std::ranges::find(today.agenda, sitting.current, &AgendaItem::number);
      item != today.agenda.end()) {
    view.stage = tongue.text(label_of(item->stage));
    view.days = item->days;
  }
  if (auto const ends = time_is_up(sitting)) {
    view.until = web::local_time(*ends, room.zone);
    view.ends_at = base::to_text(*ends);
  }
  return view;
}

web::ActForm open_form_of(SituationRoom const& room, Admitted const& admitted, web::Tongue const& tongue) {
  std::vector<FormOption> options;
  for (auto const& agency : attendance_of(room, admitted, {}, tongue)) options.push_back({agency.agency, agency.name});
  FormMaker maker(folder, "open_sitting", label_of(open_sitting), tongue);
  maker.options(ActFieldKind::boxes, "agencies", message_id("Agencies that are present"), std::move(options));
  return maker.take();
}

web::ActForm choice_form_of(std::vector<AgendaLine> const& lines, web::Tongue const& tongue) {
  std::vector<FormOption> options;
  for (auto const& line : lines) options.push_back({line.number, line.number + ", " + line.stage, line.is_current});
  FormMaker maker(folder, "choose_discussion", label_of(choose_discussion), tongue);
  maker.choice("number", message_id("Discussion"), std::move(options))
      .field("minutes", ActFieldKind::line, message_id("Minutes"),
             message_id("Empty: ten for a new discussion, no limit for any other."));
  return maker.take();
}

std::vector<OvershareView> overshares_of(SituationRoom const& room, base::LocalDate today) {
  auto const events = room.database.read([&](store::Reader& reader) {
    return list_overshares(reader, room.board, std::chrono::sys_days(today) - overshares_shown);
  });
  auto const people = room.people();
  std::vector<OvershareView> views;
  for (auto const& event : events)
    views.push_back({base::to_text(event.at), person_name(people, event.by), event.number});
  return views;
}

/// What an officer is offered of an open sitting.
void add_choices(SittingView& view, SittingToday const& today, web::Tongue const& tongue) {
  if (view.reminded.empty()) return;
  view.next = next_item(today.kept.sitting, today.agenda);
  view.before = item_before(today.kept.sitting, today.agenda);
  if (!view.agenda.empty()) view.choice_form = choice_form_of(view.agenda, tongue);
}

SittingToday today_of(SituationRoom const& room, web::Context const& context) {
  return room.database.read([&](store::Reader& reader) { return sitting_today(reader, room, context); });
}

}  // namespace

std::string_view label_of(SittingAct act) {
  switch (act) {
    case open_sitting: return message_id("Open the sitting");
    case agency_arrives: return message_id("An agency arrives");
    case agency_leaves: return message_id("An agency leaves");
    case read_reminder: return message_id("The reminder was read out");
    case choose_discussion: return message_id("Choose the discussion before the table");
    case blank_sitting: return message_id("Too much was shared");
    case lift_blank: return message_id("Go on with the sitting");
    case end_sitting: break;
  }
  return message_id("End the sitting");
}

SittingView sitting_view(SituationRoom const& room, Admitted const& admitted, web::Context const& context) {
  auto const& tongue = context.tongue;
  auto const today = today_of(room, context);
  auto const& sitting = today.kept.sitting;
  SittingView view{.breadcrumbs = {{"/situation", tongue.text(message_id("Situation Table"))}},
                   .is_open = sitting.is_open(),
                   .is_blank = sitting.is_open() && sitting.is_blank,
                   .is_officer = admitted.reader.is_officer};
  if (view.is_blank) return view;
  if (view.is_officer) view.overshares = overshares_of(room, admitted.today);
  if (!view.is_open) {
    if (view.is_officer) view.open_form = open_form_of(room, admitted, tongue);
    return view;
  }
  view.opened = web::local_time(sitting.opened_at, room.zone);
  if (sitting.reminded_at) view.reminded = web::local_time(*sitting.reminded_at, room.zone);
  view.is_spoken_late = admitted.custom.spoken_from == SpokenFrom::filter_4;
  view.attendance = attendance_of(room, admitted, sitting, tongue);
  view.current = current_of(room, today, tongue);
  view.agenda = lines_of(today, tongue);
  if (view.is_officer) add_choices(view, today, tongue);
  return view;
}

SittingScreen sitting_screen(SituationRoom const& room, web::Context const& context) {
  auto const today = today_of(room, context);
  SittingScreen screen{.is_open = today.kept.sitting.is_open(),
                       .is_blank = today.kept.sitting.is_open() && today.kept.sitting.is_blank};
  if (!screen.is_open || screen.is_blank) return screen;
  screen.current = current_of(room, today, context.tongue);
  screen.agenda = lines_of(today, context.tongue);
  return screen;
}

}  // namespace wardmote::situation
