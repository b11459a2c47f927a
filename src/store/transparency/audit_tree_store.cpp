#include <algorithm>

#include "base/ensure.h"
#include "store/audit_bytes.h"
#include "store/audit_chain.h"
#include "store/transparency/audit_tree.h"
#include "store/transparency/checkpoint.h"

namespace wardmote::store {
namespace {

constexpr int tile_height = 8;

/// The hash over a number of hashes that is a power of two.
TreeHash folded(std::vector<TreeHash> hashes) {
  for (; hashes.size() > 1; hashes.resize(hashes.size() / 2))
    for (std::size_t at = 0; at < hashes.size() / 2; ++at)
      hashes[at] = hash_of_node(hashes[2 * at], hashes[2 * at + 1]);
  return hashes.front();
}

// By the primary key (board_id, sequence).
std::vector<TreeHash> leaves_of(Reader& reader, BoardId board, std::int64_t first, std::int64_t count) {
  std::vector<TreeHash> leaves;
  each_link(reader, board, first + 1, first + count, [&](std::int64_t, std::optional<AuditLink> const& link) {
    leaves.push_back(link ? hash_of_leaf(canonical_bytes(*link)) : TreeHash{});
  });
  return leaves;
}

// By the primary key (board_id, level, number).
std::vector<TreeHash> kept_hashes(Reader& reader, BoardId board, int level, std::int64_t first, std::int64_t count) {
  std::vector<TreeHash> kept;
  auto expected = first;
  reader.each(
      "SELECT number, hash FROM audit_subtree WHERE board_id = :board AND level = :level AND number BETWEEN :first AND "
      ":last"
      " ORDER BY number",
      {{"board", board}, {"level", level}, {"first", first}, {"last", first + count - 1}}, [&](Row const& row) {
        auto const hash = tree_hash_of_hex(row.text("hash"));
        if (row.integer("number") != expected || !hash) return;
        kept.push_back(*hash);
        ++expected;
      });
  return kept;
}

std::int64_t count_kept(Reader& reader, BoardId board, int level) {
  return reader
      .first(
          "SELECT coalesce(max(number) + 1, 0) AS kept FROM audit_subtree WHERE board_id = :board AND level = :level",
          {{"board", board}, {"level", level}}, [](Row const& row) { return row.integer("kept"); })
      .value_or(0);
}

}  // namespace

std::vector<TreeHash> AuditTree::hashes(int level, std::int64_t first, std::int64_t count) const {
  if (level == 0) {
    auto leaves = leaves_of(reader_, board_, first, count);
    // Where an entry is missing the tree is of other entries, and its root another: that is what a check shows.
    leaves.resize(static_cast<std::size_t>(count));
    return leaves;
  }
  auto found = kept_hashes(reader_, board_, level, first, count);
  while (static_cast<std::int64_t>(found.size()) < count) {
    auto const number = first + static_cast<std::int64_t>(found.size());
    found.push_back(folded(hashes(level - 1, number * tile_width, tile_width)));
  }
  return found;
}

TreeHash AuditTree::hash_of_subtree(int height, std::int64_t number) const {
  auto const count = std::int64_t{1} << (height % tile_height);
  return folded(hashes(height / tile_height, number * count, count));
}

Subtrees AuditTree::subtrees() const {
  return [this](int height, std::int64_t number) { return hash_of_subtree(height, number); };
}

TreeHash AuditTree::root(std::int64_t size) const { return root_of_tree(size, subtrees()); }

Proof AuditTree::inclusion(std::int64_t sequence, std::int64_t size) const {
  return inclusion_proof(sequence - 1, size, subtrees());
}

Proof AuditTree::consistency(std::int64_t older, std::int64_t newer) const {
  return consistency_proof(older, newer, subtrees());
}

void keep_subtrees(Writer& writer, BoardId board, std::int64_t size) {
  AuditTree const tree(writer, board);
  int level = 1;
  for (auto full = size / tile_width; full > 0; full /= tile_width, ++level)
    for (auto number = count_kept(writer, board, level); number < full; ++number)
      writer.run("INSERT INTO audit_subtree (board_id, level, number, hash) VALUES (:board, :level, :number, :hash)",
                 {{"board", board},
                  {"level", level},
                  {"number", number},
                  {"hash", to_hex(tree.hashes(level, number, 1).front())}});
}

}  // namespace wardmote::store
