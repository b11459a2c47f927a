#include "access/webhooks/webhook_store.h"

#include "base/choice.h"

namespace wardmote::access {
namespace {

constexpr std::string_view columns =
    "SELECT id, url, state, secret, secret_before, before_until, told_sequence, added_at FROM webhook"
    " WHERE board_id = :board";

Webhook webhook_of(store::Row const& row) {
  Webhook webhook{.id = row.id<Webhook>("id"),
                  .url = row.text("url"),
                  .state = base::choice_of<WebhookState>(row.text("state")),
                  .secret = store::SealedText::from(row, "secret"),
                  .told_sequence = row.integer("told_sequence"),
                  .added_at = row.instant("added_at")};
  if (row.is_null("secret_before")) return webhook;
  webhook.secret_before = store::SealedText::from(row, "secret_before");
  webhook.before_until = row.instant("before_until");
  return webhook;
}

store::Parameter parameter_of(std::optional<store::SealedText> const& text) {
  return text ? text->parameter() : store::Parameter(nullptr);
}

}  // namespace

std::vector<Webhook> list_webhooks(store::Reader& reader, store::BoardId board) {
  return reader.list(std::string(columns) + " ORDER BY id", {{"board", board}}, webhook_of);
}

std::optional<Webhook> find_webhook(store::Reader& reader, store::BoardId board, base::Id<Webhook> id) {
  return reader.first(std::string(columns) + " AND id = :id", {{"board", board}, {"id", id}}, webhook_of);
}

void insert_webhook(store::Writer& writer, store::BoardId board, Webhook const& webhook) {
  writer.run(
      "INSERT INTO webhook (id, board_id, url, state, secret, told_sequence, added_at)"
      " VALUES (:id, :board, :url, :state, :secret, :told, :added_at)",
      {{"id", webhook.id},
       {"board", board},
       {"url", webhook.url},
       {"state", base::spelling_of(webhook.state)},
       {"secret", webhook.secret.parameter()},
       {"told", webhook.told_sequence},
       {"added_at", webhook.added_at}});
}

void put_webhook_state(store::Writer& writer, base::Id<Webhook> id, WebhookState state) {
  writer.run("UPDATE webhook SET state = :state WHERE id = :id", {{"state", base::spelling_of(state)}, {"id", id}});
}

void put_secrets(store::Writer& writer, Webhook const& webhook) {
  writer.run("UPDATE webhook SET secret = :secret, secret_before = :before, before_until = :until WHERE id = :id",
             {{"secret", webhook.secret.parameter()},
              {"before", parameter_of(webhook.secret_before)},
              {"until", webhook.before_until},
              {"id", webhook.id}});
}

void delete_webhook(store::Writer& writer, base::Id<Webhook> id) {
  writer.run("DELETE FROM webhook WHERE id = :id", {{"id", id}});
}

bool move_told(store::Writer& writer, base::Id<Webhook> id, std::int64_t from, std::int64_t to) {
  return writer.run("UPDATE webhook SET told_sequence = :to WHERE id = :id AND told_sequence = :from",
                    {{"to", to}, {"id", id}, {"from", from}}) == 1;
}

std::vector<ChainEntry> entries_after(store::Reader& reader, store::BoardId board, std::int64_t sequence, int count) {
  return reader.list(
      "SELECT sequence, recorded_at, action, subject, details FROM audit_entry"
      " WHERE board_id = :board AND sequence > :after ORDER BY sequence LIMIT :count",
      {{"board", board}, {"after", sequence}, {"count", count}}, [](store::Row const& row) {
        return ChainEntry{row.integer("sequence"), row.instant("recorded_at"), row.text("action"), row.text("subject"),
                          row.text("details")};
      });
}

}  // namespace wardmote::access
