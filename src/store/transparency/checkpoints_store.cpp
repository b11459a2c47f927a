#include "store/transparency/checkpoints_store.h"

#include "store/audit_chain.h"
#include "store/transparency/checkpoint.h"

namespace wardmote::store {
namespace {

constexpr std::string_view columns = "SELECT size, made_at, root, note FROM checkpoint WHERE board_id = :board ";

/// A root that cannot be read is shown as zeros; the check of checkpoints names it.
KeptCheckpoint checkpoint_in(Row const& row) {
  return {.tree = {row.integer("size"), tree_hash_of_hex(row.text("root")).value_or(TreeHash{})},
          .made_at = base::instant_of(row.text("made_at")).value_or(base::Instant{}),
          .note = row.text("note")};
}

}  // namespace

// By the primary key (board_id, size), as everything here.
std::optional<KeptCheckpoint> latest_checkpoint(Reader& reader, BoardId board) {
  auto checkpoints = list_checkpoints(reader, board, std::nullopt, 1);
  return checkpoints.empty() ? std::nullopt : std::optional(std::move(checkpoints.front()));
}

std::optional<KeptCheckpoint> find_checkpoint(Reader& reader, BoardId board, std::int64_t size) {
  return reader.first(std::string(columns) + "AND size = :size", {{"board", board}, {"size", size}}, checkpoint_in);
}

std::optional<KeptCheckpoint> checkpoint_over(Reader& reader, BoardId board, std::int64_t sequence) {
  return reader.first(std::string(columns) + "AND size >= :sequence ORDER BY size LIMIT 1",
                      {{"board", board}, {"sequence", sequence}}, checkpoint_in);
}

std::vector<KeptCheckpoint> list_checkpoints(Reader& reader, BoardId board, std::optional<std::int64_t> before,
                                             int count) {
  return reader.list(std::string(columns) + "AND size < :before ORDER BY size DESC LIMIT :count",
                     {{"board", board}, {"before", before.value_or(INT64_MAX)}, {"count", count}}, checkpoint_in);
}

std::vector<KeptCheckpoint> all_checkpoints(Reader& reader, BoardId board) {
  return reader.list(std::string(columns) + "ORDER BY size", {{"board", board}}, checkpoint_in);
}

Uncovered uncovered_entries(Reader& reader, BoardId board) {
  auto const latest = latest_checkpoint(reader, board);
  auto const head = audit_head(reader, board);
  auto const covered = latest ? latest->tree.size : 0;
  if (!head || head->sequence <= covered) return {};
  auto const first = find_link(reader, board, covered + 1);
  return {head->sequence - covered, first ? std::optional(first->recorded_at) : std::nullopt};
}

std::vector<PublishedKey> list_signing_keys(Reader& reader, BoardId board) {
  return reader.list(
      "SELECT number, verification_key, published_at FROM signing_key WHERE board_id = :board ORDER BY number",
      {{"board", board}}, [](Row const& row) {
        return PublishedKey{row.integer("number"), row.text("verification_key"),
                            base::instant_of(row.text("published_at")).value_or(base::Instant{})};
      });
}

void insert_checkpoint(Writer& writer, BoardId board, KeptCheckpoint const& checkpoint) {
  writer.run(
      "INSERT INTO checkpoint (board_id, size, made_at, root, note) VALUES (:board, :size, :made_at, :root, :note)",
      {{"board", board},
       {"size", checkpoint.tree.size},
       {"made_at", checkpoint.made_at},
       {"root", to_hex(checkpoint.tree.root)},
       {"note", checkpoint.note}});
}

void insert_signing_key(Writer& writer, BoardId board, PublishedKey const& key) {
  writer.run(
      "INSERT INTO signing_key (board_id, number, verification_key, published_at)"
      " VALUES (:board, :number, :key, :published_at)",
      {{"board", board}, {"number", key.number}, {"key", key.verification_key}, {"published_at", key.published_at}});
}

}  // namespace wardmote::store
