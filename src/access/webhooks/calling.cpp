#include "access/webhooks/calling.h"

#include <algorithm>

#include "access/webhooks/signature.h"
#include "access/webhooks/webhook_store.h"
#include "access/webhooks/webhooks.h"
#include "outbound/http_client.h"
#include "store/canonical_json.h"
#include "store/outbox/outbox_store.h"
#include "store/outbox/putting_off.h"

namespace wardmote::access {
namespace {

constexpr int entries_at_once = 100;
constexpr std::size_t answer_bytes_max = 64 << 10;

using Texts = std::map<std::string, std::string>;

/// "/data/{dataset}" with the details of the entry; empty if it lacks one.
std::string path_of(PublicAct const& act, ChainEntry const& entry) {
  auto path = base::filled(act.path, store::texts_of_json(entry.details).value_or(Texts{}));
  return path.find('{') == std::string::npos ? path : "";
}

void add_call(AccessRoom const& room, store::Writer& writer, Webhook const& webhook, ChainEntry const& entry) {
  auto const act = std::ranges::find(room.public_acts, entry.action, &PublicAct::act);
  auto const path = act == room.public_acts.end() ? "" : path_of(*act, entry);
  if (path.empty()) return;
  store::add_message(writer, room.clock,
                     {.board = room.board,
                      .channel = store::Channel::webhook,
                      .kind = entry.action,
                      .recipient = webhook.id.text(),
                      .details = {{"path", path}, {"subject", entry.subject}}});
}

bool is_behind(AccessRoom const& room, store::Reader& reader, Webhook const& webhook) {
  return webhook.state == WebhookState::active && !entries_after(reader, room.board, webhook.told_sequence, 1).empty();
}

/// Links only: what was done, to what, and where it can be read.
std::string body_of(store::Message const& message, std::string const& site) {
  auto const detail = [&](char const* name) {
    auto const found = message.request.details.find(name);
    return found == message.request.details.end() ? std::string() : found->second;
  };
  auto const data = store::canonical_json({{"subject", detail("subject")}, {"url", site + "/en" + detail("path")}});
  auto const about =
      store::canonical_json({{"timestamp", base::to_text(message.created_at)}, {"type", message.request.kind}});
  return "{\"data\":" + data + "," + about.substr(1);
}

/// The signatures of every secret that signs now.
base::Answer<std::string> signatures(AccessRoom const& room, Webhook const& webhook, std::string const& id,
                                     std::int64_t timestamp, std::string const& body) {
  if (room.vault == nullptr) return base::refuse(base::RefusalCode::key_not_given);
  auto const secret = room.vault->open(place_of_secret(room, webhook.id, "secret"), webhook.secret);
  if (!secret) return std::unexpected(secret.error());
  auto text = signature_of(secret->text(), id, timestamp, body);
  if (!webhook.secret_before || room.clock.now() >= *webhook.before_until) return text;
  auto const before = room.vault->open(place_of_secret(room, webhook.id, "secret_before"), *webhook.secret_before);
  if (!before) return std::unexpected(before.error());
  return text + " " + signature_of(before->text(), id, timestamp, body);
}

base::Answer<outbound::HttpRequest> request_of(AccessRoom const& room, Webhook const& webhook,
                                               store::Message const& message, std::string const& site) {
  auto const id = message.id.text();
  auto const timestamp = std::chrono::floor<std::chrono::seconds>(room.clock.now()).time_since_epoch().count();
  auto body = body_of(message, site);
  auto const signature = signatures(room, webhook, id, timestamp, body);
  if (!signature) return std::unexpected(signature.error());
  return outbound::HttpRequest{.url = webhook.url,
                               .headers = {{"Content-Type", "application/json"},
                                           {"webhook-id", id},
                                           {"webhook-timestamp", std::to_string(timestamp)},
                                           {"webhook-signature", *signature}},
                               .body = std::move(body)};
}

base::Answer<std::string> call(AccessRoom const& room, Webhook const& webhook, store::Message const& message,
                               std::string const& site) {
  auto const target = target_of(webhook.url, room.calls);
  if (!target) return base::refuse(base::RefusalCode::message_rejected, {{"reason", "host_not_allowed"}});
  auto const request = request_of(room, webhook, message, site);
  if (!request) return std::unexpected(request.error());
  outbound::HttpClient const client(
      {.permits = [&](std::string_view address,
                      std::uint16_t port) { return permits(room.calls, *target, address, port); },
       .answer_bytes_max = answer_bytes_max,
       .trusted_certificates = room.calls.trusted_certificates});
  auto const answer = client.send(*request);
  if (!answer) store::put_off(std::string(code_of(answer.error())));
  if (answer->status < 200 || answer->status > 299) store::put_off("answered " + std::to_string(answer->status));
  return store::canonical_json({{"sent", "1"}});
}

}  // namespace

bool look_for_calls(AccessRoom const& room) {
  auto const is_any_behind = room.database.read([&](store::Reader& reader) {
    return std::ranges::any_of(list_webhooks(reader, room.board),
                               [&](Webhook const& webhook) { return is_behind(room, reader, webhook); });
  });
  if (!is_any_behind) return false;
  room.database.write_unpublished([&](store::Writer& writer) {
    for (auto const& webhook : list_webhooks(writer, room.board)) {
      if (webhook.state != WebhookState::active) continue;
      auto const entries = entries_after(writer, room.board, webhook.told_sequence, entries_at_once);
      if (entries.empty() || !move_told(writer, webhook.id, webhook.told_sequence, entries.back().sequence)) continue;
      for (auto const& entry : entries) add_call(room, writer, webhook, entry);
    }
  });
  return true;
}

store::Handler webhook_handler(AccessRoom room, std::string site) {
  return [room = std::move(room), site = std::move(site)](store::Job const& job,
                                                          store::Progress&) -> base::Answer<std::string> {
    auto const [message, webhook] = room.database.read([&](store::Reader& reader) {
      auto found = message_of(reader, job);
      auto const id = found ? base::Id<Webhook>::of(found->request.recipient) : std::nullopt;
      return std::pair(std::move(found), id ? find_webhook(reader, room.board, *id) : std::nullopt);
    });
    if (!message || !webhook || message->discarded_at || webhook->state == WebhookState::paused)
      return store::canonical_json({{"sent", "0"}});
    return call(room, *webhook, *message, site);
  };
}

}  // namespace wardmote::access
