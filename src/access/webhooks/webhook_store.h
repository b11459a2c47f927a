#pragma once

#include <optional>
#include <vector>

#include "access/webhooks/webhook.h"
#include "store/audit.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::access {

/// A board's webhooks, oldest first. By the index webhook_of_board.
std::vector<Webhook> list_webhooks(store::Reader& reader, store::BoardId board);
std::optional<Webhook> find_webhook(store::Reader& reader, store::BoardId board, base::Id<Webhook> id);
void insert_webhook(store::Writer& writer, store::BoardId board, Webhook const& webhook);
void put_webhook_state(store::Writer& writer, base::Id<Webhook> id, WebhookState state);
void put_secrets(store::Writer& writer, Webhook const& webhook);
void delete_webhook(store::Writer& writer, base::Id<Webhook> id);

/// Moves the entry up to which the chain was looked at; false if it did not stand at `from`.
bool move_told(store::Writer& writer, base::Id<Webhook> id, std::int64_t from, std::int64_t to);

/// An entry of a board's chain.
struct ChainEntry {
  std::int64_t sequence = 0;
  base::Instant recorded_at{};
  std::string action{};
  std::string subject{};
  std::string details{};  ///< canonical JSON
};
/// Those behind that number, oldest first, at most `count`. By the primary key of audit_entry.
std::vector<ChainEntry> entries_after(store::Reader& reader, store::BoardId board, std::int64_t sequence, int count);

}  // namespace wardmote::access
