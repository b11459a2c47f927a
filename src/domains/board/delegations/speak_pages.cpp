// Asking to speak at a meeting: the form, its answers to check, and the page of a request that was made.

#include "access/views.h"
#include "base/choice.h"
#include "domains/board/delegations/asking.h"
#include "domains/board/delegations/delegation_store.h"
#include "domains/board/delegations/delegation_words.h"
#include "domains/board/meetings/agenda.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/words.h"
#include "domains/board/profile_store.h"
#include "web/crumb.h"
#include "web/form_fields.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

/// The page of the form; `item` is chosen beforehand.
struct SpeakQuery {
  std::string meeting;
  std::optional<std::int64_t> item;
};
BOOST_DESCRIBE_STRUCT(SpeakQuery, (), (meeting, item))

/// What the buttons ask for: to look at the answers, to go back to them, to send them.
enum class SpeakStep { check, change, send };
BOOST_DESCRIBE_ENUM(SpeakStep, check, change, send)

struct SpeakForm {
  std::string meeting;
  SpeakStep step = SpeakStep::check;
  std::optional<std::int64_t> item;
  std::optional<DelegationWay> way;
  std::optional<access::FormLanguage> speaks;
  std::string name;
  std::string organisation;
  std::string municipality;
  std::string about;
  std::string needs;
  std::string email;
  bool prints_name = false;
};
BOOST_DESCRIBE_STRUCT(SpeakForm, (),
                      (meeting, step, item, way, speaks, name, organisation, municipality, about, needs, email,
                       prints_name))

struct SpeakFormView {
  std::string path{};
  web::FormField item{};
  web::FormField way{};
  web::FormField speaks{};
  web::FormField prints_name{};
};
BOOST_DESCRIBE_STRUCT(SpeakFormView, (), (path, item, way, speaks, prints_name))

struct SpeakView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string meeting{};
  std::string meeting_title{};
  bool is_open = false;      ///< requests are taken
  bool is_planned = false;   ///< not yet: its agenda is not published
  std::string deadline{};    ///< UTC
  bool is_late = false;      ///< it has passed
  std::int64_t minutes = 0;  ///< that a delegation may speak
  bool takes_address = false;
  bool is_checking = false;  ///< the answers are shown, to be sent or changed
  SpeakFormView form{};
  std::string item_label{};
  std::string way_word{};
  std::string speaks_word{};
  std::int64_t item = 0;
  std::string way{};
  std::string speaks{};
  std::string name{};
  std::string organisation{};
  std::string municipality{};
  std::string about{};
  std::string needs{};
  std::string email{};
  bool prints_name = false;
  std::string reference{};  ///< of a request that was made
  std::string page{};       ///< its page, without language
};
BOOST_DESCRIBE_STRUCT(SpeakView, (),
                      (breadcrumbs, meeting, meeting_title, is_open, is_planned, deadline, is_late, minutes,
                       takes_address, is_checking, form, item_label, way_word, speaks_word, item, way, speaks, name,
                       organisation, municipality, about, needs, email, prints_name, reference, page))

std::string label_of_item(AgendaItem const& item, web::Tongue const& tongue) {
  return item.number + " " + title_in(item, tongue);
}

template <class Choice>
std::vector<web::FormOption> options(std::optional<Choice> chosen, web::Tongue const& tongue) {
  std::vector<web::FormOption> all;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Choice>>([&](auto enumerator) {
    all.push_back({enumerator.name, tongue.text(label_of(enumerator.value)), chosen == enumerator.value});
  });
  return all;
}

struct Chosen {
  std::optional<std::int64_t> item{};
  std::optional<DelegationWay> way{};
  std::optional<access::FormLanguage> speaks{};
  bool prints_name = false;
};

base::Answer<SpeakView> view_of(DelegationRoom const& room, std::string const& meeting, Chosen const& chosen,
                                web::Context const& context) {
  auto const [log, rule, zone] = room.room.database.read([&](store::Reader& reader) {
    return std::tuple(read_log(reader, room.room.board, meeting), held_delegation_rule(reader, room.room.board),
                      time_zone_of(reader, room.room.board));
  });
  if (log.empty()) return base::refuse(RefusalCode::meeting_unknown, {{"meeting", meeting}});
  auto const& tongue = context.tongue;
  auto const record = record_of(log);
  auto const deadline = deadline_of(rule, record.date, zone);
  auto const title = title_of(record, tongue);
  SpeakView view{
      .breadcrumbs = {{"/meetings", tongue.text("Meetings")}, {"/meetings/" + meeting, title}},
      .meeting = meeting,
      .meeting_title = title,
      .is_open = record.state == MeetingState::noticed,
      .is_planned = record.state == MeetingState::planned,
      .deadline = base::to_text(deadline),
      .is_late = context.now > deadline,
      .minutes = rule.minutes,
      .takes_address = room.takes_address(),
      .form = {.path = "/meetings/" + meeting + "/speak",
               .item = {.name = "item"},
               .way = {.name = "way", .options = options(chosen.way, tongue)},
               .speaks = {.name = "speaks", .options = options(chosen.speaks, tongue)},
               .prints_name = {.name = "prints_name", .options = {{.value = "yes", .is_chosen = chosen.prints_name}}}}};
  if (!view.is_open) return view;
  for (auto const* item : agenda_of(record)) {
    if (!takes_delegations(*item)) continue;
    auto& options = view.form.item.options;
    options.push_back({std::to_string(item->id), label_of_item(*item, tongue), chosen.item == item->id});
    if (chosen.item == item->id) view.item_label = options.back().label;
  }
  return view;
}

/// The answers, as the form or the page to check them shows them.
void show_answers(SpeakView& view, SpeakForm const& form, web::Tongue const& tongue) {
  view.item = form.item.value_or(0);
  if (form.way) view.way = base::spelling_of(*form.way);
  if (form.way) view.way_word = tongue.text(label_of(*form.way));
  if (form.speaks) view.speaks = base::spelling_of(*form.speaks);
  if (form.speaks) view.speaks_word = tongue.text(label_of(*form.speaks));
  view.name = form.name;
  view.organisation = form.organisation;
  view.municipality = form.municipality;
  view.about = form.about;
  view.needs = form.needs;
  view.email = form.email;
  view.prints_name = form.prints_name;
}

Asking asking_of(SpeakForm const& form, web::Context const& context) {
  return {.meeting = form.meeting,
          .item = form.item,
          .way = form.way,
          .speaks = form.speaks,
          .name = form.name,
          .organisation = form.organisation,
          .municipality = form.municipality,
          .about = form.about,
          .needs = form.needs,
          .email = form.email,
          .prints_name = form.prints_name,
          .language = access::form_language_of(context.language())};
}

base::Answer<SpeakView> ask(DelegationRoom const& room, SpeakForm const& form, web::Context const& context) {
  auto const asking = asking_of(form, context);
  auto view = view_of(room, form.meeting, {form.item, form.way, form.speaks, form.prints_name}, context);
  if (!view) return view;
  show_answers(*view, form, context.tongue);
  if (form.step == SpeakStep::change) return view;
  if (form.step == SpeakStep::check) {
    auto const sound =
        room.room.database.read([&](store::Reader& reader) { return request_of(reader, room, asking, context.now); });
    if (!sound) return std::unexpected(in_words(sound.error(), context.tongue));
    view->is_checking = true;
    return view;
  }
  auto const asked = ask_to_speak(room, asking);
  if (!asked) return std::unexpected(in_words(asked.error(), context.tongue));
  view->reference = reference_of(asked->request);
  view->page = path_of_secret(asked->secret);
  context.reply.see_other = view->page;
  return view;
}

struct DelegationQuery {
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(DelegationQuery, (), (secret))

/// The page of a request, for whoever holds its secret.
struct DelegationView {
  std::string secret{};
  std::string reference{};
  std::string meeting_path{};
  std::string meeting_title{};
  std::string item_label{};
  std::string item_number{};  ///< "4.2", as the meeting's page marks it
  DelegationState state = DelegationState::asked;
  std::string state_word{};
  bool is_late = false;
  bool in_writing = false;
  bool can_withdraw = false;
  bool has_address = false;  ///< to tell of the answer
  std::string asked_at{};
  std::string answered_at{};
  std::string reason{};  ///< of a refusal, in a sentence
  std::string words{};   ///< of the board's office
  std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(DelegationView, (),
                      (secret, reference, meeting_path, meeting_title, item_label, item_number, state, state_word,
                       is_late, in_writing, can_withdraw, has_address, asked_at, answered_at, reason, words, minutes))

void show_answer(DelegationView& view, Delegation const& delegation, web::Tongue const& tongue) {
  auto const* const answer = answer_of(delegation);
  if (answer == nullptr || view.state == DelegationState::withdrawn) return;
  view.answered_at = base::to_text(answer->at);
  view.words = answer->words;
  view.minutes = delegation.speaks() ? answer->minutes : 0;
  if (answer->reason) view.reason = tongue.text(label_of(*answer->reason));
}

base::Answer<DelegationView> show_delegation(DelegationRoom const& room, std::string const& secret,
                                             web::Context const& context) {
  auto const [held, log] = room.room.database.read([&](store::Reader& reader) {
    auto found = find_delegation(reader, room.room.board, secret);
    auto entries = found ? read_log(reader, room.room.board, found->request.meeting) : std::vector<LogEntry>{};
    return std::pair(std::move(found), std::move(entries));
  });
  if (!held) return base::refuse(RefusalCode::page_not_found);
  auto const& tongue = context.tongue;
  auto const record = record_of(log);
  auto const state = state_of(*held, record.has_heard(held->request.number));
  DelegationView view{.secret = secret,
                      .reference = reference_of(held->request),
                      .meeting_path = "/meetings/" + held->request.meeting,
                      .meeting_title = title_of(record, tongue),
                      .state = state,
                      .state_word = tongue.text(label_of(state)),
                      .is_late = held->request.is_late,
                      .in_writing = !held->speaks(),
                      .can_withdraw = state == DelegationState::asked || state == DelegationState::accepted,
                      .has_address = held->request.contact.has_value(),
                      .asked_at = base::to_text(held->request.asked_at)};
  if (auto const* const item = record.item(held->request.item)) {
    view.item_label = label_of_item(*item, tongue);
    view.item_number = item->number;
  }
  show_answer(view, *held, tongue);
  return view;
}

struct WithdrawnView {
  std::string secret{};
};
BOOST_DESCRIBE_STRUCT(WithdrawnView, (), (secret))

void add_page_of_request(web::Router& router, DelegationRoom const& room) {
  router.page<DelegationQuery, DelegationView>(
      {.name = "delegation",
       .path = "/delegations/{secret}",
       .policy = web::Policy::everyone(),
       .title = "Your request to the board",
       .summary = "How a request to speak stands, for whoever has its link, and how to withdraw it.",
       .page = "board/delegation",
       .caching = web::Caching::never},
      [room](DelegationQuery const& query, web::Context const& context) {
        return show_delegation(room, query.secret, context);
      });
  router.page<DelegationQuery, WithdrawnView>(
      {.name = "withdraw_delegation",
       .path = "/delegations/{secret}/withdraw",
       .policy = web::Policy::everyone(),
       .title = "Withdraw the request",
       .summary = "Takes a request back and empties what it held.",
       .page = "board/delegation",
       .method = web::Method::post,
       .is_costly = true,
       .form_on = "delegation"},
      [room](DelegationQuery const& query, web::Context const& context) -> base::Answer<WithdrawnView> {
        if (auto const done = withdraw_delegation(room, query.secret); !done) return std::unexpected(done.error());
        context.reply.see_other = path_of_secret(query.secret);
        return WithdrawnView{query.secret};
      });
}

}  // namespace

void add_delegation_routes(web::Router& router, DelegationRoom const& room) {
  router.page<SpeakQuery, SpeakView>(
      {.name = "speak_form",
       .path = "/meetings/{meeting}/speak",
       .policy = web::Policy::everyone(),
       .title = "Ask to speak to the board",
       .summary = "Ask to speak on an item of the agenda of a meeting, or write to the board about it.",
       .page = "board/speak",
       .caching = web::Caching::never},
      [room](SpeakQuery const& query, web::Context const& context) -> base::Answer<SpeakView> {
        return view_of(room, query.meeting, {.item = query.item}, context);
      });
  router.page<SpeakForm, SpeakView>(
      {.name = "ask_to_speak",
       .path = "/meetings/{meeting}/speak",
       .policy = web::Policy::everyone(),
       .title = "Ask to speak to the board",
       .summary = "Shows the answers to be checked, or takes the request.",
       .page = "board/speak",
       .method = web::Method::post,
       .is_costly = true},
      [room](SpeakForm const& form, web::Context const& context) { return ask(room, form, context); });
  add_page_of_request(router, room);
  add_delegation_office_routes(router, room);
}

}  // namespace wardmote::board
