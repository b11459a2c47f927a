// A sitting as its officers keep it and the agencies follow it, and what stands on a wall meanwhile.

#include "base/choice.h"
#include "base/text.h"
#include "domains/situation/pages.h"
#include "domains/situation/sittings/sitting_view.h"

namespace wardmote::situation {
namespace {

using enum SittingAct;

struct OpeningForm {
  std::vector<std::string> agencies;
};
BOOST_DESCRIBE_STRUCT(OpeningForm, (), (agencies))
struct PresenceForm {
  std::string agency;
};
BOOST_DESCRIBE_STRUCT(PresenceForm, (), (agency))
struct ChoiceForm {
  std::string number, minutes;
};
BOOST_DESCRIBE_STRUCT(ChoiceForm, (), (number, minutes))

struct SittingDoneView {
  std::string act{};
};
BOOST_DESCRIBE_STRUCT(SittingDoneView, (), (act))

template <class Form>
SittingOrder order_of(SittingAct act, Form const& form) {
  SittingOrder order{.act = act};
  if constexpr (requires { form.agencies; }) order.agencies = form.agencies;
  if constexpr (requires { form.agency; }) order.agencies = {form.agency};
  if constexpr (requires { form.number; }) order.number = form.number;
  if constexpr (requires { form.minutes; })
    if (auto const text = base::trimmed(form.minutes); !text.empty())
      order.minutes = base::whole_number(text).value_or(-1);
  std::erase(order.agencies, "");
  return order;
}

template <class Form>
void add_act(web::Router& router, SituationRoom const& room, SittingAct act) {
  auto const spelling = base::spelling_of(act);
  router.page<Form, SittingDoneView>(
      act_route(spelling, "/situation/sitting", label_of(act),
                web::message_id("What happens at a sitting of the Situation Table."), "situation/sitting",
                "situation_sitting"),
      [room, act](Form const& form, web::Context const& context) -> base::Answer<SittingDoneView> {
        // Whoever sees that too much is shared stops it at once, and proves nothing first.
        auto const admitted = act == blank_sitting ? admit_without_proof(room, context) : admit(room, context);
        if (!admitted) return std::unexpected(admitted.error());
        if (auto const done = record_sitting(room, context, *admitted, order_of(act, form)); !done)
          return std::unexpected(done.error());
        context.reply.see_other = "/situation/sitting";
        return SittingDoneView{std::string(base::spelling_of(act))};
      });
}

}  // namespace

void add_sitting_routes(web::Router& router, SituationRoom const& room) {
  router.page<web::NoQuery, SittingView>(
      {.name = "situation_sitting",
       .path = "/situation/sitting",
       .policy = web::Policy::permission("situation_sitting"),
       .title = "Sitting of the Situation Table",
       .summary = "Who is there, what is before the table, and what follows: numbers and stages alone.",
       .page = "situation/sitting",
       .formats = {web::Format::html, web::Format::json, web::Format::events},
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<SittingView> {
        auto const admitted = admit_without_proof(room, context);
        if (!admitted) return std::unexpected(admitted.error());
        return sitting_view(room, *admitted, context);
      });
  router.page<web::NoQuery, SittingScreen>(
      {.name = "situation_screen",
       .path = "/situation/sitting/screen",
       .policy = web::Policy::permission("situation_screen"),
       .title = "Screen of the sitting",
       .summary = "In large letters: which number is before the table, for how long, and which follow. Nothing else.",
       .page = "situation/sitting_screen",
       .formats = {web::Format::html, web::Format::json, web::Format::events},
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<SittingScreen> {
        auto const admitted = admit_without_proof(room, context);
        if (!admitted) return std::unexpected(admitted.error());
        return sitting_screen(room, context);
      });
  add_act<OpeningForm>(router, room, open_sitting);
  add_act<PresenceForm>(router, room, agency_arrives);
  add_act<PresenceForm>(router, room, agency_leaves);
  add_act<web::NoQuery>(router, room, read_reminder);
  add_act<ChoiceForm>(router, room, choose_discussion);
  add_act<web::NoQuery>(router, room, blank_sitting);
  add_act<web::NoQuery>(router, room, lift_blank);
  add_act<web::NoQuery>(router, room, end_sitting);
}

}  // namespace wardmote::situation
