// When what goes: the purge calendar with its receipts, the coordinator's schedule, and legal holds.

#include <algorithm>
#include <map>

#include "base/choice.h"
#include "domains/situation/drafts/draft.h"
#include "domains/situation/pages.h"
#include "domains/situation/purge/legal_hold.h"
#include "domains/situation/purge/purge_view.h"
#include "domains/situation/purge/purge_words.h"
#include "domains/situation/words.h"
#include "web/zone.h"

namespace wardmote::situation {
namespace {

using web::message_id;

constexpr std::size_t receipts_shown = 100;

struct CalendarRow {
  std::string number{};
  std::string path{};
  PurgeLine purge{};
};
BOOST_DESCRIBE_STRUCT(CalendarRow, (), (number, path, purge))

struct CalendarMonth {
  std::string month{};  ///< "2026-11"
  std::vector<CalendarRow> rows{};
};
BOOST_DESCRIBE_STRUCT(CalendarMonth, (), (month, rows))

struct DraftEnd {
  std::string kept_at{};
  std::string due_on{};
};
BOOST_DESCRIBE_STRUCT(DraftEnd, (), (kept_at, due_on))

struct ReceiptRow {
  std::string what{};
  std::string record{};  ///< the number of a discussion
  std::string announced_at{};
  std::string shredded_at{};
  std::string by_name{};                ///< empty: the schedule
  std::optional<std::int64_t> entry{};  ///< for officers: it counts what everybody did
};
BOOST_DESCRIBE_STRUCT(ReceiptRow, (), (what, record, announced_at, shredded_at, by_name, entry))

struct CalendarView {
  std::vector<web::Crumb> breadcrumbs{};
  PurgeSchedule schedule{};
  std::vector<CalendarMonth> months{};
  std::vector<DraftEnd> drafts{};
  std::vector<ReceiptRow> receipts{};
  bool is_officer = false;
  std::vector<web::ActForm> forms{};
};
BOOST_DESCRIBE_STRUCT(CalendarView, (), (breadcrumbs, schedule, months, drafts, receipts, is_officer, forms))

/// By the day on which they are due, or were announced for.
std::vector<CalendarMonth> months_of(SituationRoom const& room, Admitted const& admitted,
                                     std::vector<SeenDiscussion> const& concerned, PurgeSchedule const& schedule,
                                     web::Tongue const& tongue) {
  auto const steps = room.database.read([&](store::Reader& reader) { return list_purge_steps(reader, room.board); });
  std::map<std::string, std::vector<CalendarRow>> by_month;
  for (auto const& seen : concerned) {
    auto const& number = seen.discussion.number;
    auto const found = steps.find(number);
    auto const standing =
        found == steps.end() ? PurgeStanding{} : standing_of(found->second, level_of(seen.discussion));
    auto line = purge_line(room, admitted, seen, {schedule, standing}, tongue);
    auto const& day = line.shred_on.empty() ? line.due_on : line.shred_on;
    by_month[day.substr(0, 7)].push_back({number, path_of(number), std::move(line)});
  }
  std::vector<CalendarMonth> months;
  for (auto& [month, rows] : by_month) months.push_back({month, std::move(rows)});
  return months;
}

/// Empty: the schedule.
std::string name_of_purger(std::vector<TablePerson> const& people, std::string_view by, web::Tongue const& tongue) {
  return by == purge_list_actor ? tongue.text(message_id("the purge list, after a restore")) : person_name(people, by);
}

/// A receipt tells when its discussion was purged, and so how it was concluded.
bool is_for(Reader const& reader, Receipt const& receipt, std::vector<SeenDiscussion> const& concerned) {
  return receipt.what == Purged::draft || reader.is_officer ||
         std::ranges::any_of(concerned,
                             [&](SeenDiscussion const& seen) { return seen.discussion.number == receipt.record; });
}

std::vector<ReceiptRow> rows_of(SituationRoom const& room, Reader const& reader,
                                std::vector<SeenDiscussion> const& concerned, web::Tongue const& tongue) {
  auto const people = room.people();
  std::vector<ReceiptRow> rows;
  for (auto const& receipt :
       room.database.read([&](store::Reader& store) { return list_receipts(store, room.board, reader.agency); })) {
    if (!is_for(reader, receipt, concerned)) continue;
    rows.push_back({tongue.text(label_of(receipt.what)), receipt.what == Purged::draft ? "" : receipt.record,
                    receipt.announced_at ? base::to_text(*receipt.announced_at) : "",
                    base::to_text(receipt.shredded_at), name_of_purger(people, receipt.by, tongue),
                    reader.is_officer ? std::optional(receipt.entry) : std::nullopt});
    if (rows.size() == receipts_shown) break;
  }
  return rows;
}

web::ActForm schedule_form(PurgeSchedule const& schedule, web::Tongue const& tongue) {
  using enum web::ActFieldKind;
  auto const months = message_id("In months after the end, from 1 to 120.");
  return web::FormMaker("/situation/purge", "set_purge_schedule", message_id("Set the purge schedule"), tongue)
      .field("lowered_months", line, message_id("Details where the risk was lowered"), months)
      .holding(std::to_string(schedule.lowered_months))
      .field("still_months", line, message_id("Details where the risk is still acutely elevated"), months)
      .holding(std::to_string(schedule.still_months))
      .field("other_months", line, message_id("Details of other conclusions"), months)
      .holding(std::to_string(schedule.other_months))
      .field("remains_months", line, message_id("Subject and conclusion"), months)
      .holding(std::to_string(schedule.remains_months))
      .field("draft_days", line, message_id("Drafts that nobody kept again"), message_id("In days, from 7 to 365."))
      .holding(std::to_string(schedule.draft_days))
      .take();
}

void add_rows(SituationRoom const& room, Admitted const& admitted, std::vector<SeenDiscussion> const& concerned,
              web::Tongue const& tongue, CalendarView& view) {
  view.months = months_of(room, admitted, concerned, view.schedule, tongue);
  for (auto const& draft : room.database.read(
           [&](store::Reader& reader) { return list_drafts(reader, room.board, admitted.reader.agency); }))
    view.drafts.push_back(
        {base::to_text(draft.kept_at),
         base::to_text(web::local_date(draft.kept_at + std::chrono::days(view.schedule.draft_days), room.zone))});
  view.is_officer = admitted.reader.is_officer;
  view.receipts = rows_of(room, admitted.reader, concerned, tongue);
}

/// The coordinator sets the schedule without a seat, and is shown no discussion then.
base::Answer<CalendarView> show_calendar(SituationRoom const& room, web::Context const& context) {
  auto const admitted = admit(room, context);
  auto const is_coordinator = context.principal.may("set_purge_schedule");
  if (!admitted && !(is_coordinator && admitted.error().code == base::RefusalCode::seat_missing))
    return std::unexpected(admitted.error());
  auto const& tongue = context.tongue;
  CalendarView view{
      .breadcrumbs = {{"/situation", tongue.text(message_id("Situation Table"))}},
      .schedule = room.database.read([&](store::Reader& reader) { return read_purge_schedule(reader, room.board); })};
  if (is_coordinator) view.forms.push_back(schedule_form(view.schedule, tongue));
  if (!admitted) return view;
  auto kept = read_kept(room, context, *admitted);
  if (!kept) return std::unexpected(kept.error());
  std::erase_if(*kept, [](SeenDiscussion const& seen) { return !is_concerned(seen.capacities); });
  add_rows(room, *admitted, *kept, tongue, view);
  return view;
}

struct PurgeDoneView {
  std::string path{};
};
BOOST_DESCRIBE_STRUCT(PurgeDoneView, (), (path))

base::Answer<PurgeDoneView> set_schedule(SituationRoom const& room, PurgeSchedule const& schedule,
                                         web::Context const& context) {
  if (auto const field = fault_of(schedule); !field.empty())
    return base::refuse_field(std::string(field),
                              field == "remains_months"
                                  ? message_id("Give at least the months of the details, and at most 120")
                              : field == "draft_days" ? message_id("Give from 7 to 365 days")
                                                      : message_id("Give from 1 to 120 months"));
  room.database.write([&](store::Writer& writer) {
    add_purge_schedule(writer, room.board, schedule, context.now, context.principal.person);
  });
  context.reply.see_other = "/situation/purge";
  return PurgeDoneView{"/situation/purge"};
}

struct HoldForm {
  std::string number, ground;
};
BOOST_DESCRIBE_STRUCT(HoldForm, (), (number, ground))
struct LiftForm {
  std::string number;
};
BOOST_DESCRIBE_STRUCT(LiftForm, (), (number))

template <class Form>
void add_hold(web::Router& router, SituationRoom const& room, PurgeAct act) {
  auto info = act_route(base::spelling_of(act), "/situation/discussions/{number}", label_of(act),
                        message_id("A legal hold keeps a discussion from being purged."), "situation/discussion",
                        "situation_discussion");
  info.needs_proof = act == PurgeAct::lift_hold;
  router.page<Form, PurgeDoneView>(
      std::move(info), [room, act](Form const& form, web::Context const& context) -> base::Answer<PurgeDoneView> {
        std::string ground;
        if constexpr (requires { form.ground; }) ground = form.ground;
        if (auto const done = record_hold(room, context, form.number, act, ground); !done)
          return std::unexpected(done.error());
        context.reply.see_other = path_of(form.number);
        return PurgeDoneView{path_of(form.number)};
      });
}

}  // namespace

void add_purge_routes(web::Router& router, SituationRoom const& room) {
  router.page<web::NoQuery, CalendarView>(
      {.name = "situation_purge",
       .path = "/situation/purge",
       .policy = web::Policy::permission("situation_purge"),
       .title = "Purge calendar",
       .summary = "When what was said at the table is destroyed, what is on hold, and the receipts of what is gone.",
       .page = "situation/purge",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) { return show_calendar(room, context); });
  auto setting =
      act_route("set_purge_schedule", "/situation/purge", message_id("Set the purge schedule"),
                message_id("How long what was said at the table is kept."), "situation/purge", "situation_purge");
  setting.needs_proof = true;
  router.page<PurgeSchedule, PurgeDoneView>(
      std::move(setting),
      [room](PurgeSchedule const& form, web::Context const& context) { return set_schedule(room, form, context); });
  add_hold<HoldForm>(router, room, PurgeAct::place_hold);
  add_hold<LiftForm>(router, room, PurgeAct::lift_hold);
}

}  // namespace wardmote::situation
