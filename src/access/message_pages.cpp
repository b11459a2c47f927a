#include <map>

#include "access/message_words.h"
#include "access/pages.h"
#include "access/person_store.h"
#include "access/views.h"
#include "access/webhooks/webhook_store.h"
#include "store/outbox/outbox_store.h"

namespace wardmote::access {
namespace {

constexpr int messages_on_page = 50;

struct MessageRow {
  std::string id{};
  store::Channel channel = store::Channel::mail;
  std::string label{};      ///< what it tells of
  std::string recipient{};  ///< a person's name as pages show it, or a webhook's address
  store::JobState state = store::JobState::waiting;
  int attempts = 0;
  std::string created_at{};
  std::string next_attempt_at{};  ///< empty unless it waits
  std::string ended_at{};
  std::string failure{};
  bool is_discarded = false;
  bool can_decide = false;  ///< a dead letter, to whoever may decide
};
BOOST_DESCRIBE_STRUCT(MessageRow, (),
                      (id, channel, label, recipient, state, attempts, created_at, next_attempt_at, ended_at, failure,
                       is_discarded, can_decide))

struct MessagesView {
  bool sends_mail = false;  ///< a mail server was given
  std::int64_t dead = 0;
  std::vector<MessageRow> messages{};
  std::string before{};  ///< the identifier behind which the next page begins; empty: there is none
};
BOOST_DESCRIBE_STRUCT(MessagesView, (), (sends_mail, dead, messages, before))

struct MessagesQuery {
  std::string before;
};
BOOST_DESCRIBE_STRUCT(MessagesQuery, (), (before))

struct MessageForm {
  std::string message;
};
BOOST_DESCRIBE_STRUCT(MessageForm, (), (message))

using Names = std::map<std::string, std::string>;

MessageRow row_of(store::Message const& message, Names const& names, web::Context const& context) {
  auto const name = names.find(message.request.recipient);
  auto const is_waiting = message.state == store::JobState::waiting;
  return {.id = message.id.text(),
          .channel = message.request.channel,
          .label = label_of(message.request, context.tongue),
          .recipient = name == names.end() ? message.request.recipient : name->second,
          .state = message.state,
          .attempts = message.attempts,
          .created_at = base::to_text(message.created_at),
          .next_attempt_at = is_waiting ? base::to_text(message.next_attempt_at) : "",
          .ended_at = message.ended_at ? base::to_text(*message.ended_at) : "",
          .failure = failure_of(message, context.tongue),
          .is_discarded = message.discarded_at.has_value(),
          .can_decide = message.is_dead() && context.principal.may("resend_message")};
}

MessagesView show_messages(AccessRoom const& room, MessagesQuery const& query, web::Context const& context) {
  MessagesView view{.sends_mail = room.sends_mail};
  room.database.read([&](store::Reader& reader) {
    Names names;
    for (auto const& person : seen<PersonSeen>(list_people(reader, room.board), context.principal))
      if (person.display_name) names[person.id] = *person.display_name;
    for (auto const& webhook : list_webhooks(reader, room.board)) names[webhook.id.text()] = webhook.url;
    view.dead = store::count_dead_letters(reader, room.board);
    auto const before = base::Id<store::Message>::of(query.before);
    for (auto const& message : store::list_messages(reader, room.board, messages_on_page, before))
      view.messages.push_back(row_of(message, names, context));
  });
  if (view.messages.size() == messages_on_page) view.before = view.messages.back().id;
  return view;
}

using Decision = base::Answer<void> (*)(store::Writer&, base::Clock const&, store::BoardId, store::MessageId);

/// Decides about a dead letter, in one transaction with its audit entry.
base::Answer<DoneView> decide(AccessRoom const& room, MessageForm const& form, web::Context const& context,
                              std::string const& action, Decision decision) {
  auto const id = base::Id<store::Message>::of(form.message);
  if (!id) return base::refuse(base::RefusalCode::message_unknown, {{"message", form.message}});
  auto const decided = room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    if (auto const done = decision(writer, room.clock, room.board, *id); !done) return done;
    writer.record({.board = room.board, .actor = context.principal.person, .action = action, .subject = id->text()});
    return {};
  });
  if (!decided) return std::unexpected(decided.error());
  context.reply.see_other = "/admin/messages";
  return DoneView{};
}

void add_decision(web::Router& router, AccessRoom const& room, web::Policy policy, std::string const& name,
                  std::string_view summary, Decision decision) {
  router.page<MessageForm, DoneView>({.name = name,
                                      .path = "/admin/messages/" + name,
                                      .policy = policy,
                                      .title = "Messages",
                                      .summary = std::string(summary),
                                      .page = "access/messages",
                                      .method = web::Method::post,
                                      .form_on = "messages"},
                                     [room, name, decision](MessageForm const& form, web::Context const& context) {
                                       return decide(room, form, context, name, decision);
                                     });
}

}  // namespace

void add_message_routes(web::Router& router, AccessRoom const& room) {
  router.page<MessagesQuery, MessagesView>(
      {.name = "messages",
       .path = "/admin/messages",
       .policy = web::Policy::permission("messages"),
       .title = "Messages",
       .summary = "What the program tells people and other programs: what waits, what was sent, what could not be.",
       .page = "access/messages",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "messages",
       .caching = web::Caching::never},
      [room](MessagesQuery const& query, web::Context const& context) -> base::Answer<MessagesView> {
        return show_messages(room, query, context);
      });
  add_decision(router, room, web::Policy::permission("resend_message"), "resend_message",
               web::message_id("Sends a message again that could not be delivered."), store::resend_message);
  add_decision(router, room, web::Policy::permission("discard_message"), "discard_message",
               web::message_id("Gives a message up that could not be delivered."), store::discard_message);
}

}  // namespace wardmote::access
