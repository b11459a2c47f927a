// The agencies at the table, their agreements and seats: a list for everybody with a seat, forms for the coordinator.

#include <algorithm>

#include "base/choice.h"
#include "base/text.h"
#include "domains/situation/agencies/agency_store.h"
#include "domains/situation/agencies/seating.h"
#include "domains/situation/discussion_room.h"
#include "domains/situation/pages.h"
#include "domains/situation/words.h"
#include "web/act_form.h"
#include "web/crumb.h"

namespace wardmote::situation {
namespace {

using web::ActFieldKind;
using web::FormOption;
using web::message_id;

struct SeatView {
  std::string person_name{};
  std::string valid_until{};
  std::string state{};
  bool is_valid = false;
};
BOOST_DESCRIBE_STRUCT(SeatView, (), (person_name, valid_until, state, is_valid))

struct AgencyView {
  std::string slug{};
  std::string name{};
  std::string sector{};
  std::string joined_on{};
  std::string agreement_until{};
  std::string state{};
  bool is_valid = false;
  std::vector<SeatView> seats{};
};
BOOST_DESCRIBE_STRUCT(AgencyView, (), (slug, name, sector, joined_on, agreement_until, state, is_valid, seats))

struct AgenciesView {
  std::vector<web::Crumb> breadcrumbs{};
  std::vector<AgencyView> agencies{};
  std::int64_t valid = 0;
  std::string spoken{};      ///< from when on it is spoken who a discussion is about
  std::string decided_on{};  ///< when the table decided so; empty: it never did
  std::vector<web::ActForm> forms{};
};
BOOST_DESCRIBE_STRUCT(AgenciesView, (), (breadcrumbs, agencies, valid, spoken, decided_on, forms))

std::string name_of_seat(std::vector<TablePerson> const& people, Seat const& seat) {
  auto name = person_name(people, seat.person);
  return name.empty() ? seat.person : name;
}

AgencyView view_of(SituationRoom const& room, Admitted const& table, Agency const& agency,
                   std::vector<TablePerson> const& people, web::Tongue const& tongue) {
  auto const fault = fault_of(agency, table.today);
  AgencyView view{
      .slug = agency.slug,
      .name = agency_name(table, agency.slug, tongue),
      .sector = code_label(room, agency.sector, tongue),
      .joined_on = base::to_text(agency.joined_on),
      .agreement_until = agency.agreements.empty() ? "" : base::to_text(agency.agreements.back().valid_until),
      .state = tongue.text(label_of(fault)),
      .is_valid = fault == SeatFault::none};
  for (auto const& seat : table.seats) {
    if (seat.agency != agency.slug || seat.left_on) continue;
    auto const own = fault_of(agency, seat, table.today);
    view.seats.push_back({name_of_seat(people, seat), base::to_text(seat.confidentiality.valid_until),
                          tongue.text(label_of(own)), own == SeatFault::none});
  }
  return view;
}

std::vector<FormOption> agency_choices(Admitted const& table, web::Tongue const& tongue) {
  std::vector<FormOption> options;
  for (auto const& agency : table.agencies)
    if (!agency.left_on) options.push_back({agency.slug, agency_name(table, agency.slug, tongue)});
  return options;
}

std::vector<FormOption> seat_choices(Admitted const& table, std::vector<TablePerson> const& people,
                                     web::Tongue const& tongue) {
  std::vector<FormOption> options;
  for (auto const& seat : table.seats)
    if (!seat.left_on)
      options.push_back({seat.id, agency_name(table, seat.agency, tongue) + ": " + name_of_seat(people, seat)});
  return options;
}

std::vector<FormOption> spoken_choices(Custom const& custom, web::Tongue const& tongue) {
  std::vector<FormOption> options;
  for (auto const from : {SpokenFrom::filter_3, SpokenFrom::filter_4})
    options.push_back({std::string(base::spelling_of(from)), tongue.text(label_of(from)), from == custom.spoken_from});
  return options;
}

std::vector<web::ActForm> agency_forms(SituationRoom const& room, Admitted const& table,
                                       std::vector<TablePerson> const& people, web::Tongue const& tongue) {
  auto const maker = [&](std::string_view act, std::string_view label) {
    return web::FormMaker("/situation/agencies", act, label, tongue);
  };
  std::vector<FormOption> sectors, persons;
  for (auto const& entry : room.catalogue().list(CodeKind::sector).entries)
    sectors.push_back({entry.code, entry.label.in(tongue.language())});
  for (auto const& person : people) persons.push_back({person.person, person.name});
  auto const signed_on = message_id("Signed on"), valid_until = message_id("Valid until, that day included");
  return {maker("add_agency", message_id("Add an agency"))
              .field("slug", ActFieldKind::line, message_id("Short name"),
                     message_id("Small letters, digits and hyphens: it stands in addresses."))
              .field("name_en", ActFieldKind::line, message_id("Name in English"))
              .field("name_fr", ActFieldKind::line, message_id("Name in French"))
              .choice("sector", message_id("Sector"), std::move(sectors))
              .field("joined_on", ActFieldKind::day, message_id("Joins on"))
              .take(),
          maker("record_agreement", message_id("Record an agreement to share information"))
              .choice("agency", message_id("Agency"), agency_choices(table, tongue))
              .field("signed_on", ActFieldKind::day, signed_on)
              .field("valid_until", ActFieldKind::day, valid_until)
              .take(),
          maker("seat_person", message_id("Seat a person"))
              .choice("agency", message_id("Agency"), agency_choices(table, tongue))
              .choice("person", message_id("Person"), std::move(persons))
              .field("signed_on", ActFieldKind::day, signed_on, message_id("Of the confidentiality agreement."))
              .field("valid_until", ActFieldKind::day, valid_until)
              .take(),
          maker("end_seat", message_id("End a seat"))
              .choice("seat", message_id("Seat"), seat_choices(table, people, tongue))
              .take(),
          maker("end_agency", message_id("An agency leaves the table"))
              .choice("agency", message_id("Agency"), agency_choices(table, tongue))
              .take(),
          maker("choose_custom", message_id("Change from when on it is spoken who it is about"))
              .choice("spoken_from", message_id("Who it is about is spoken"), spoken_choices(table.custom, tongue))
              .field("decided_on", ActFieldKind::day, message_id("Decided by the table on"))
              .take()};
}

/// Whoever keeps the agencies needs no seat: nobody has one before there are agencies.
base::Answer<AgenciesView> show_agencies(SituationRoom const& room, web::Context const& context) {
  auto const keeps = context.principal.may("add_agency") && !context.principal.only_looks();
  auto admitted = admit_without_proof(room, context);
  if (!admitted && !keeps) return std::unexpected(admitted.error());
  auto table = admitted ? *std::move(admitted) : table_today(room);
  auto const& tongue = context.tongue;
  sort_by_name(table.agencies, tongue);
  auto const people = room.people();
  AgenciesView view{.breadcrumbs = {{"/situation", tongue.text(message_id("Situation Table"))}}};
  for (auto const& agency : table.agencies)
    if (!agency.left_on) view.agencies.push_back(view_of(room, table, agency, people, tongue));
  view.spoken = tongue.text(label_of(table.custom.spoken_from));
  if (table.custom.decided_on != base::LocalDate{}) view.decided_on = base::to_text(table.custom.decided_on);
  view.valid = std::ranges::count(view.agencies, true, &AgencyView::is_valid);
  if (keeps) view.forms = agency_forms(room, table, people, tongue);
  return view;
}

struct AgencyForm {
  std::string slug, name_en, name_fr, sector;
  base::LocalDate joined_on{};
};
BOOST_DESCRIBE_STRUCT(AgencyForm, (), (slug, name_en, name_fr, sector, joined_on))
struct AgreementForm {
  std::string agency;
  base::LocalDate signed_on{}, valid_until{};
};
BOOST_DESCRIBE_STRUCT(AgreementForm, (), (agency, signed_on, valid_until))
struct SeatForm {
  std::string agency, person;
  base::LocalDate signed_on{}, valid_until{};
};
BOOST_DESCRIBE_STRUCT(SeatForm, (), (agency, person, signed_on, valid_until))
struct SeatEndForm {
  std::string seat;
};
BOOST_DESCRIBE_STRUCT(SeatEndForm, (), (seat))
struct AgencyEndForm {
  std::string agency;
};
BOOST_DESCRIBE_STRUCT(AgencyEndForm, (), (agency))
struct CustomForm {
  SpokenFrom spoken_from{};
  base::LocalDate decided_on{};
};
BOOST_DESCRIBE_STRUCT(CustomForm, (), (spoken_from, decided_on))

struct AgenciesDoneView {
  std::string agency{};
};
BOOST_DESCRIBE_STRUCT(AgenciesDoneView, (), (agency))

using Done = base::Answer<void>;

bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= 40 &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

Hand hand_of(SituationRoom const& room, web::Context const& context) { return {room.board, context.principal.person}; }

Done add(SituationRoom const& room, AgencyForm const& form, web::Context const& context) {
  if (!is_slug(form.slug))
    return base::refuse_field("slug", message_id("Use small letters, digits and hyphens, at most 40"));
  if (base::trimmed(form.name_en).empty()) return base::refuse_field("name_en", message_id("Give the name in English"));
  if (base::trimmed(form.name_fr).empty()) return base::refuse_field("name_fr", message_id("Give the name in French"));
  if (room.catalogue().find(CodeKind::sector, form.sector) == nullptr)
    return base::refuse_field("sector", message_id("Choose one of the list"));
  auto const added = room.database.write([&](store::Writer& writer) {
    return insert_agency(writer, hand_of(room, context),
                         {form.slug, form.name_en, form.name_fr, form.sector, form.joined_on, {}, {}});
  });
  return added ? Done{} : base::refuse_field("slug", message_id("There is an agency of that short name already"));
}

Done record(SituationRoom const& room, AgreementForm const& form, web::Context const& context) {
  if (auto const fits = has_agency(table_today(room), form.agency); !fits) return fits;
  if (auto const fits = in_order({form.signed_on, form.valid_until}); !fits) return fits;
  room.database.write([&](store::Writer& writer) {
    insert_agreement(writer, hand_of(room, context), room.clock, form.agency, {form.signed_on, form.valid_until});
  });
  return {};
}

Done seat(SituationRoom const& room, SeatForm const& form, web::Context const& context) {
  return seat_person(room, hand_of(room, context), {form.agency, form.person, {form.signed_on, form.valid_until}});
}

Done end(SituationRoom const& room, SeatEndForm const& form, web::Context const& context) {
  auto const table = table_today(room);
  auto const found = std::ranges::find(table.seats, form.seat, &Seat::id);
  if (found == table.seats.end() || found->left_on)
    return base::refuse_field("seat", message_id("Choose one of the list"));
  room.database.write([&](store::Writer& writer) { end_seat(writer, hand_of(room, context), form.seat, table.today); });
  return {};
}

Done end(SituationRoom const& room, AgencyEndForm const& form, web::Context const& context) {
  if (auto const fits = has_agency(table_today(room), form.agency); !fits) return fits;
  auto const today = table_today(room).today;
  room.database.write([&](store::Writer& writer) { end_agency(writer, hand_of(room, context), form.agency, today); });
  return {};
}

Done choose(SituationRoom const& room, CustomForm const& form, web::Context const& context) {
  if (form.decided_on > table_today(room).today)
    return base::refuse_field("decided_on", message_id("The table decides first: give a day that has come"));
  room.database.write([&](store::Writer& writer) {
    insert_custom(writer, hand_of(room, context), room.clock, {form.spoken_from, form.decided_on});
  });
  return {};
}

template <class Form, class Do>
void add_act(web::Router& router, SituationRoom const& room, std::string_view act, std::string_view title, Do act_of) {
  auto info = act_route(act, "/situation/agencies", title, message_id("Who sits at the Situation Table."),
                        "situation/agencies", "situation_agencies");
  info.needs_proof = true;
  router.page<Form, AgenciesDoneView>(
      std::move(info), [room, act_of](Form const& form, web::Context const& context) -> base::Answer<AgenciesDoneView> {
        if (auto const done = act_of(room, form, context); !done) return std::unexpected(done.error());
        context.reply.see_other = "/situation/agencies";
        return AgenciesDoneView{};
      });
}

}  // namespace

void add_agency_routes(web::Router& router, SituationRoom const& room) {
  router.page<web::NoQuery, AgenciesView>(
      {.name = "situation_agencies",
       .path = "/situation/agencies",
       .policy = web::Policy::permission("situation_agencies"),
       .title = "Agencies at the table",
       .summary = "Who sits there, and whether agreements stand: without them there is no seat.",
       .page = "situation/agencies",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) { return show_agencies(room, context); });
  add_act<AgencyForm>(router, room, "add_agency", message_id("Add an agency"), add);
  add_act<AgreementForm>(router, room, "record_agreement", message_id("Record an agreement to share information"),
                         record);
  add_act<SeatForm>(router, room, "seat_person", message_id("Seat a person"), seat);
  add_act<SeatEndForm>(router, room, "end_seat", message_id("End a seat"),
                       [](auto const&... asked) { return end(asked...); });
  add_act<AgencyEndForm>(router, room, "end_agency", message_id("An agency leaves the table"),
                         [](auto const&... asked) { return end(asked...); });
  add_act<CustomForm>(router, room, "choose_custom", message_id("Change from when on it is spoken who it is about"),
                      choose);
}

}  // namespace wardmote::situation
