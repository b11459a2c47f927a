#include "store/transparency/make_checkpoint.h"

#include <algorithm>

#include "store/audit_chain.h"
#include "store/transparency/audit_tree.h"
#include "store/transparency/checkpoint.h"
#include "store/transparency/note.h"

namespace wardmote::store {
namespace {

void record(CheckpointRoom const& room, Writer& writer, std::string action, std::map<std::string, std::string> details,
            std::string const& origin) {
  writer.record({.board = room.board,
                 .actor = room.actor,
                 .action = std::move(action),
                 .subject = origin,
                 .details = std::move(details)});
}

/// The key that signs is the newest that was published; the first is published now.
base::Answer<void> check_key(CheckpointRoom const& room, Writer& writer, SigningKey const& key) {
  auto const text = key.verification_key().text();
  auto const published = list_signing_keys(writer, room.board);
  if (published.empty()) {
    insert_signing_key(writer, room.board, {1, text, room.clock.now()});
    record(room, writer, "publish_signing_key", {{"verification_key", text}}, key.name());
    return {};
  }
  if (published.back().verification_key == text) return {};
  return base::refuse(base::RefusalCode::signing_key_other,
                      {{"key", text}, {"expected", published.back().verification_key}});
}

/// Whether there is anything to state: an entry beside the one that says that the last checkpoint was made.
bool has_new_entries(Reader& reader, BoardId board) { return uncovered_entries(reader, board).entries > 0; }

/// The entries since the last checkpoint follow it.
base::Answer<void> check_links(CheckpointRoom const& room, Reader& reader, std::int64_t covered) {
  LinkCheck check;
  if (covered > 0) {
    auto before = find_link(reader, room.board, covered);
    if (!before)
      return base::refuse(base::RefusalCode::chain_broken,
                          {{"sequence", std::to_string(covered)}, {"reason", "it is missing"}});
    check = LinkCheck(*std::move(before));
  }
  std::optional<BrokenLink> broken;
  each_link(reader, room.board, covered + 1, INT64_MAX,
            [&](std::int64_t sequence, std::optional<AuditLink> const& link) {
              if (!broken) broken = check.add(sequence, link);
            });
  if (!broken) return {};
  return base::refuse(base::RefusalCode::chain_broken,
                      {{"sequence", std::to_string(broken->sequence)}, {"reason", broken->reason}});
}

/// What was signed last can still be computed.
base::Answer<void> check_log(CheckpointRoom const& room, Reader& reader) {
  auto const latest = latest_checkpoint(reader, room.board);
  if (auto const links = check_links(room, reader, latest ? latest->tree.size : 0); !links || !latest) return links;
  auto const size = std::to_string(latest->tree.size);
  if (AuditTree(reader, room.board).root(latest->tree.size) == latest->tree.root) return {};
  return base::refuse(base::RefusalCode::checkpoint_contradicted,
                      {{"checkpoint", size}, {"size", size}, {"first", "1"}, {"last", size}});
}

/// Signs the chain as it stands, by each of the keys.
KeptCheckpoint sign_and_keep(CheckpointRoom const& room, Writer& writer, SigningKey const& key,
                             SigningKey const* successor) {
  auto const head = *audit_head(writer, room.board);
  keep_subtrees(writer, room.board, head.sequence);
  Checkpoint const checkpoint{.origin = key.name(),
                              .tree = {head.sequence, AuditTree(writer, room.board).root(head.sequence)},
                              .chain_head = head.hash,
                              .made_at = room.clock.now(),
                              .verification_key = key.verification_key().text(),
                              .successor = successor != nullptr ? successor->verification_key().text() : ""};
  Note note{.text = text_of(checkpoint)};
  sign(note, key);
  if (successor != nullptr) sign(note, *successor);
  KeptCheckpoint kept{checkpoint.tree, *checkpoint.made_at, file_of(note)};
  insert_checkpoint(writer, room.board, kept);
  return kept;
}

base::Answer<std::optional<KeptCheckpoint>> make_within(CheckpointRoom const& room, Writer& writer,
                                                        SigningKey const& key) {
  if (!has_new_entries(writer, room.board)) return std::nullopt;
  if (auto const log = check_log(room, writer); !log) return std::unexpected(log.error());
  if (auto const known = check_key(room, writer, key); !known) return std::unexpected(known.error());
  record(room, writer, "make_checkpoint", {}, key.name());
  return sign_and_keep(room, writer, key, nullptr);
}

bool is_due(Reader& reader, CheckpointRoom const& room, CheckpointTerms const& terms) {
  auto const waiting = uncovered_entries(reader, room.board);
  if (waiting.entries == 0) return false;
  return waiting.entries >= terms.entries_max || !waiting.since || *waiting.since + terms.age_max <= room.clock.now();
}

}  // namespace

base::Answer<std::optional<KeptCheckpoint>> make_checkpoint(CheckpointRoom const& room, SigningKey const& key) {
  return room.database.write([&](Writer& writer) { return make_within(room, writer, key); });
}

base::Answer<std::optional<KeptCheckpoint>> make_checkpoint_if_due(CheckpointRoom const& room, SigningKey const& key,
                                                                   CheckpointTerms const& terms) {
  if (!room.database.read([&](Reader& reader) { return is_due(reader, room, terms); })) return std::nullopt;
  return room.database.write([&](Writer& writer) -> base::Answer<std::optional<KeptCheckpoint>> {
    if (!is_due(writer, room, terms)) return std::nullopt;  // another server was faster
    return make_within(room, writer, key);
  });
}

base::Answer<KeptCheckpoint> rotate_signing_key(CheckpointRoom const& room, SigningKey const& key,
                                                SigningKey const& next) {
  auto const successor = next.verification_key().text();
  if (next.name() != key.name() || successor == key.verification_key().text())
    return base::refuse(base::RefusalCode::signing_key_other, {{"key", successor}, {"expected", key.name() + "+…"}});
  return room.database.write([&](Writer& writer) -> base::Answer<KeptCheckpoint> {
    if (auto const log = check_log(room, writer); !log) return std::unexpected(log.error());
    if (auto const known = check_key(room, writer, key); !known) return std::unexpected(known.error());
    auto const number = list_signing_keys(writer, room.board).back().number + 1;
    insert_signing_key(writer, room.board, {number, successor, room.clock.now()});
    record(room, writer, "rotate_signing_key", {{"verification_key", successor}}, next.name());
    return sign_and_keep(room, writer, key, &next);
  });
}

}  // namespace wardmote::store
