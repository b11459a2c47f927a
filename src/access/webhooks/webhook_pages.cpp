#include "access/message_words.h"
#include "access/pages.h"
#include "access/views.h"
#include "access/webhooks/signature.h"
#include "access/webhooks/webhook_store.h"
#include "access/webhooks/webhooks.h"
#include "store/outbox/outbox_store.h"

namespace wardmote::access {
namespace {

constexpr int deliveries_shown = 5;

struct DeliveryRow {
  std::string label{};
  store::JobState state = store::JobState::waiting;
  bool is_discarded = false;
  int attempts = 0;
  std::string created_at{};
  std::string next_attempt_at{};
  std::string failure{};
  bool can_decide = false;  ///< never here: /admin/messages is for that
};
BOOST_DESCRIBE_STRUCT(DeliveryRow, (),
                      (label, state, is_discarded, attempts, created_at, next_attempt_at, failure, can_decide))

struct WebhookRow {
  std::string id{};
  std::string url{};
  WebhookState state = WebhookState::active;
  bool may_be_called = false;  ///< its host is still among those that may be
  std::string added_at{};
  std::string before_until{};  ///< until when the secret before signs too; empty: it does not
  std::vector<DeliveryRow> deliveries{};
};
BOOST_DESCRIBE_STRUCT(WebhookRow, (), (id, url, state, may_be_called, added_at, before_until, deliveries))

struct WebhooksView {
  std::vector<std::string> hosts{};  ///< that may be called
  bool has_key = false;              ///< for the secrets
  bool may_change = false;
  bool needs_proof = false;
  std::string secret{};      ///< right after it was made, once
  std::string secret_for{};  ///< the address whose it is
  std::vector<std::string> acts{};
  std::vector<WebhookRow> webhooks{};
};
BOOST_DESCRIBE_STRUCT(WebhooksView, (), (hosts, has_key, may_change, needs_proof, secret, secret_for, acts, webhooks))

struct NewWebhookForm {
  std::string url;
};
BOOST_DESCRIBE_STRUCT(NewWebhookForm, (), (url))

struct WebhookForm {
  std::string webhook;
};
BOOST_DESCRIBE_STRUCT(WebhookForm, (), (webhook))

DeliveryRow delivery_of(store::Message const& message, web::Tongue const& tongue) {
  auto const is_waiting = message.state == store::JobState::waiting;
  return {.label = label_of(message.request, tongue),
          .state = message.state,
          .is_discarded = message.discarded_at.has_value(),
          .attempts = message.attempts,
          .created_at = base::to_text(message.created_at),
          .next_attempt_at = is_waiting ? base::to_text(message.next_attempt_at) : "",
          .failure = failure_of(message, tongue)};
}

WebhookRow row_of(AccessRoom const& room, store::Reader& reader, Webhook const& webhook, web::Context const& context) {
  auto const both_sign = webhook.before_until && context.now < *webhook.before_until;
  WebhookRow row{.id = webhook.id.text(),
                 .url = webhook.url,
                 .state = webhook.state,
                 .may_be_called = target_of(webhook.url, room.calls).has_value(),
                 .added_at = base::to_text(webhook.added_at),
                 .before_until = both_sign ? base::to_text(*webhook.before_until) : ""};
  for (auto const& message : store::list_messages_to(reader, room.board, row.id, deliveries_shown))
    row.deliveries.push_back(delivery_of(message, context.tongue));
  return row;
}

WebhooksView show_webhooks(AccessRoom const& room, web::Context const& context) {
  WebhooksView view{.hosts = room.calls.hosts,
                    .has_key = room.vault != nullptr,
                    .may_change = context.principal.may("add_webhook"),
                    .needs_proof = context.now >= context.principal.proved_until};
  for (auto const& act : room.public_acts) view.acts.push_back(act.act);
  room.database.read([&](store::Reader& reader) {
    for (auto const& webhook : list_webhooks(reader, room.board))
      view.webhooks.push_back(row_of(room, reader, webhook, context));
  });
  return view;
}

/// The page with a secret on it. It is shown this once: what is kept is sealed.
base::Answer<WebhooksView> show_secret(AccessRoom const& room, base::Answer<MadeSecret> const& made,
                                       web::Context const& context) {
  if (!made) return std::unexpected(made.error());
  auto view = show_webhooks(room, context);
  view.secret = spelled_webhook_secret(made->secret.text());
  for (auto const& webhook : view.webhooks)
    if (webhook.id == made->webhook.text()) view.secret_for = webhook.url;
  return view;
}

web::RouteInfo change(std::string const& name, std::string const& path, web::Policy policy, std::string_view summary) {
  return {.name = name,
          .path = "/admin/webhooks/" + path + name,
          .policy = policy,
          .title = "Webhooks",
          .summary = std::string(summary),
          .page = "access/webhooks",
          .method = web::Method::post,
          .form_on = "webhooks",
          .needs_proof = true};
}

using Act = base::Answer<void> (*)(AccessRoom const&, std::string_view webhook, std::string_view actor);

void add_act(web::Router& router, AccessRoom const& room, web::RouteInfo info, Act act) {
  router.page<WebhookForm, DoneView>(
      std::move(info), [room, act](WebhookForm const& form, web::Context const& context) -> base::Answer<DoneView> {
        auto const done = act(room, form.webhook, context.principal.person);
        if (!done) return std::unexpected(done.error());
        context.reply.see_other = "/admin/webhooks";
        return DoneView{};
      });
}

}  // namespace

void add_webhook_routes(web::Router& router, AccessRoom const& room) {
  router.page<web::NoQuery, WebhooksView>(
      {.name = "webhooks",
       .path = "/admin/webhooks",
       .policy = web::Policy::permission("webhooks"),
       .title = "Webhooks",
       .summary = "Programs of others that are called when something public was done.",
       .page = "access/webhooks",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<WebhooksView> {
        return show_webhooks(room, context);
      });
  router.page<NewWebhookForm, WebhooksView>(change("add_webhook", "", web::Policy::permission("add_webhook"),
                                                   web::message_id("Adds a webhook and shows its secret, once.")),
                                            [room](NewWebhookForm const& form, web::Context const& context) {
                                              return show_secret(
                                                  room, add_webhook(room, form.url, context.principal.person), context);
                                            });
  router.page<WebhookForm, WebhooksView>(
      change("rotate_webhook_secret", "{webhook}/", web::Policy::permission("rotate_webhook_secret"),
             web::message_id("Makes another secret, and shows it once; the one before signs too for a day.")),
      [room](WebhookForm const& form, web::Context const& context) {
        return show_secret(room, rotate_webhook_secret(room, form.webhook, context.principal.person), context);
      });
  add_act(router, room,
          change("pause_webhook", "{webhook}/", web::Policy::permission("pause_webhook"),
                 web::message_id("Calls the webhook no more until it goes on.")),
          pause_webhook);
  add_act(router, room,
          change("resume_webhook", "{webhook}/", web::Policy::permission("resume_webhook"),
                 web::message_id("Calls the webhook again, for what is done from now on.")),
          resume_webhook);
  add_act(router, room,
          change("test_webhook", "{webhook}/", web::Policy::permission("test_webhook"),
                 web::message_id("Calls the webhook once, with nothing to tell.")),
          test_webhook);
  add_act(router, room,
          change("remove_webhook", "{webhook}/", web::Policy::permission("remove_webhook"),
                 web::message_id("Removes the webhook and destroys its secret.")),
          remove_webhook);
}

}  // namespace wardmote::access
