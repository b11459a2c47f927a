#include "access/webhooks/webhooks.h"

#include "access/webhooks/webhook_store.h"
#include "store/audit_chain.h"
#include "store/outbox/outbox_store.h"
#include "web/context.h"

namespace wardmote::access {
namespace {

using web::message_id;

constexpr std::size_t secret_bytes = 32;

struct Acting {
  AccessRoom const& room;
  std::string_view actor;
  std::string_view action;
};

std::unexpected<base::Refusal> unknown(std::string_view webhook) {
  return base::refuse(base::RefusalCode::webhook_unknown, {{"webhook", std::string(webhook)}});
}

void record(Acting const& acting, store::Writer& writer, base::Id<Webhook> webhook) {
  writer.record({.board = acting.room.board,
                 .actor = std::string(acting.actor),
                 .action = std::string(acting.action),
                 .subject = webhook.text()});
}

std::optional<Webhook> find(AccessRoom const& room, store::Reader& reader, std::string_view text) {
  auto const id = base::Id<Webhook>::of(text);
  return id ? find_webhook(reader, room.board, *id) : std::nullopt;
}

/// `change(writer, webhook)` in a transaction with its audit entry.
template <class Change>
base::Answer<void> change_webhook(Acting const& acting, std::string_view text, Change change) {
  auto const& room = acting.room;
  return room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    auto const webhook = find(room, writer, text);
    if (!webhook) return unknown(text);
    change(writer, *webhook);
    record(acting, writer, webhook->id);
    return {};
  });
}

std::int64_t head_of(AccessRoom const& room, store::Reader& reader) {
  auto const head = store::audit_head(reader, room.board);
  return head ? head->sequence : 0;
}

base::Answer<void> check_url(AccessRoom const& room, std::string_view url) {
  if (target_of(url, room.calls)) return {};
  base::Refusal refusal{.code = base::RefusalCode::form_invalid};
  refusal.fields.push_back(
      {"url", std::string(message_id("Enter an address that begins with https:// and one of the hosts that may be "
                                     "called. Whoever runs the program names those."))});
  return std::unexpected(std::move(refusal));
}

}  // namespace

store::SealedPlace place_of_secret(AccessRoom const& room, base::Id<Webhook> webhook, std::string_view column) {
  return {.record = {room.board, "webhook", webhook.text()}, .column = std::string(column), .stage = "held"};
}

base::Answer<MadeSecret> add_webhook(AccessRoom const& room, std::string_view url, std::string_view actor) {
  if (auto const sound = check_url(room, url); !sound) return std::unexpected(sound.error());
  if (room.vault == nullptr) return base::refuse(base::RefusalCode::key_not_given);
  MadeSecret made{base::Id<Webhook>::make(room.clock), store::Secret::random(secret_bytes)};
  auto const sealed = room.vault->seal(place_of_secret(room, made.webhook, "secret"), made.secret.text());
  if (!sealed) return std::unexpected(sealed.error());
  room.database.write([&](store::Writer& writer) {
    record({room, actor, "add_webhook"}, writer, made.webhook);
    insert_webhook(writer, room.board,
                   {.id = made.webhook,
                    .url = std::string(url),
                    .secret = *sealed,
                    .told_sequence = head_of(room, writer),
                    .added_at = room.clock.now()});
  });
  return made;
}

base::Answer<MadeSecret> rotate_webhook_secret(AccessRoom const& room, std::string_view text, std::string_view actor) {
  if (room.vault == nullptr) return base::refuse(base::RefusalCode::key_not_given);
  auto webhook = room.database.read([&](store::Reader& reader) { return find(room, reader, text); });
  if (!webhook) return unknown(text);
  auto const before = room.vault->open(place_of_secret(room, webhook->id, "secret"), webhook->secret);
  if (!before) return std::unexpected(before.error());
  auto const sealed_before = room.vault->seal(place_of_secret(room, webhook->id, "secret_before"), before->text());
  if (!sealed_before) return std::unexpected(sealed_before.error());
  MadeSecret made{webhook->id, store::Secret::random(secret_bytes)};
  auto const sealed = room.vault->seal(place_of_secret(room, webhook->id, "secret"), made.secret.text());
  if (!sealed) return std::unexpected(sealed.error());
  auto const changed =
      change_webhook({room, actor, "rotate_webhook_secret"}, text, [&](store::Writer& writer, Webhook held) {
        held.secret = *sealed;
        held.secret_before = *sealed_before;
        held.before_until = room.clock.now() + secrets_overlap;
        put_secrets(writer, held);
      });
  if (!changed) return std::unexpected(changed.error());
  return made;
}

base::Answer<void> pause_webhook(AccessRoom const& room, std::string_view text, std::string_view actor) {
  return change_webhook({room, actor, "pause_webhook"}, text, [&](store::Writer& writer, Webhook const& webhook) {
    put_webhook_state(writer, webhook.id, WebhookState::paused);
  });
}

base::Answer<void> resume_webhook(AccessRoom const& room, std::string_view text, std::string_view actor) {
  return change_webhook({room, actor, "resume_webhook"}, text, [&](store::Writer& writer, Webhook const& webhook) {
    put_webhook_state(writer, webhook.id, WebhookState::active);
    move_told(writer, webhook.id, webhook.told_sequence, head_of(room, writer));
  });
}

base::Answer<void> test_webhook(AccessRoom const& room, std::string_view text, std::string_view actor) {
  return change_webhook({room, actor, "test_webhook"}, text, [&](store::Writer& writer, Webhook const& webhook) {
    store::add_message(writer, room.clock,
                       {.board = room.board,
                        .channel = store::Channel::webhook,
                        .kind = webhook_test_kind,
                        .recipient = webhook.id.text(),
                        .details = {{"path", "/"}, {"subject", webhook.id.text()}}});
  });
}

base::Answer<void> remove_webhook(AccessRoom const& room, std::string_view text, std::string_view actor) {
  auto const changed =
      change_webhook({room, actor, "remove_webhook"}, text,
                     [&](store::Writer& writer, Webhook const& webhook) { delete_webhook(writer, webhook.id); });
  if (!changed || room.vault == nullptr) return changed;
  return room.vault->shred(place_of_secret(room, *base::Id<Webhook>::of(text), "secret").record);
}

}  // namespace wardmote::access
