#include "store/transparency/merkle.h"

#include <sodium.h>

#include <bit>
#include <initializer_list>
#include <span>

#include "base/ensure.h"

namespace wardmote::store {
namespace {

TreeHash sha256_of(std::initializer_list<std::span<std::uint8_t const>> pieces) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  for (auto const piece : pieces) crypto_hash_sha256_update(&state, piece.data(), piece.size());
  TreeHash hash;
  crypto_hash_sha256_final(&state, hash.bytes.data());
  return hash;
}

/// The largest power of two that is smaller than size; size is 2 or more.
std::int64_t left_part_of(std::int64_t size) {
  return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(size) - 1));
}

bool is_full(std::int64_t size) { return std::has_single_bit(static_cast<std::uint64_t>(size)); }

/// Leaves that a tree of the RFC's recursion stands on: `begin` is a multiple of the power of two that holds them.
struct Leaves {
  std::int64_t begin;
  std::int64_t size;
  Leaves left() const { return {begin, left_part_of(size)}; }
  Leaves right() const { return {begin + left_part_of(size), size - left_part_of(size)}; }
};

TreeHash hash_over(Leaves const& leaves, Subtrees const& subtrees) {
  if (is_full(leaves.size))
    return subtrees(std::countr_zero(static_cast<std::uint64_t>(leaves.size)), leaves.begin / leaves.size);
  return hash_of_node(hash_over(leaves.left(), subtrees), hash_over(leaves.right(), subtrees));
}

void add_path(Proof& proof, std::int64_t index, Leaves const& leaves, Subtrees const& subtrees) {
  if (leaves.size == 1) return;
  auto const is_left = index < leaves.right().begin;
  add_path(proof, index, is_left ? leaves.left() : leaves.right(), subtrees);
  proof.push_back(hash_over(is_left ? leaves.right() : leaves.left(), subtrees));
}

/// SUBPROOF of the RFC: `older` counts from the beginning of the leaves; `is_known`: their hash is the older root.
void add_subproof(Proof& proof, std::int64_t older, Leaves const& leaves, bool is_known, Subtrees const& subtrees) {
  if (older == leaves.size) {
    if (!is_known) proof.push_back(hash_over(leaves, subtrees));
    return;
  }
  auto const is_left = older <= leaves.left().size;
  if (is_left)
    add_subproof(proof, older, leaves.left(), is_known, subtrees);
  else
    add_subproof(proof, older - leaves.left().size, leaves.right(), false, subtrees);
  proof.push_back(hash_over(is_left ? leaves.right() : leaves.left(), subtrees));
}

/// Takes the bits at the end off both, while the first has the wanted bit there.
void drop_bits(std::int64_t& one, std::int64_t& other, std::int64_t wanted) {
  while (one != 0 && (one & 1) == wanted) {
    one >>= 1;
    other >>= 1;
  }
}

}  // namespace

TreeHash hash_of_leaf(std::string_view entry) {
  static constexpr std::uint8_t mark[] = {0};
  return sha256_of({mark, {reinterpret_cast<std::uint8_t const*>(entry.data()), entry.size()}});
}

TreeHash hash_of_node(TreeHash const& left, TreeHash const& right) {
  static constexpr std::uint8_t mark[] = {1};
  return sha256_of({mark, left.bytes, right.bytes});
}

TreeHash hash_of_empty_tree() { return sha256_of({}); }

TreeHash root_of_tree(std::int64_t size, Subtrees const& subtrees) {
  return size == 0 ? hash_of_empty_tree() : hash_over({0, size}, subtrees);
}

Proof inclusion_proof(std::int64_t index, std::int64_t size, Subtrees const& subtrees) {
  ENSURE(0 <= index && index < size);
  Proof proof;
  add_path(proof, index, {0, size}, subtrees);
  return proof;
}

Proof consistency_proof(std::int64_t older, std::int64_t newer, Subtrees const& subtrees) {
  ENSURE(0 <= older && older <= newer);
  Proof proof;
  if (older > 0) add_subproof(proof, older, {0, newer}, true, subtrees);
  return proof;
}

bool proves_inclusion(Proof const& proof, std::int64_t index, TreeHash const& leaf, std::int64_t size,
                      TreeHash const& root) {
  if (index < 0 || index >= size) return false;
  auto at = index, last = size - 1;
  auto hash = leaf;
  for (auto const& beside : proof) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      hash = hash_of_node(beside, hash);
      if ((at & 1) == 0) drop_bits(at, last, 0);
    } else {
      hash = hash_of_node(hash, beside);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && hash == root;
}

bool proves_consistency(Proof const& proof, TreeHead const& older, TreeHead const& newer) {
  if (older.size < 0 || older.size > newer.size) return false;
  if (older.size == newer.size) return proof.empty() && older.root == newer.root;
  if (older.size == 0) return proof.empty() && older.root == hash_of_empty_tree();
  Proof path;
  if (is_full(older.size)) path.push_back(older.root);
  path.insert(path.end(), proof.begin(), proof.end());
  if (path.empty()) return false;
  auto at = older.size - 1, last = newer.size - 1;
  drop_bits(at, last, 1);
  auto older_hash = path.front(), newer_hash = path.front();
  for (std::size_t step = 1; step < path.size(); ++step) {
    if (last == 0) return false;
    if ((at & 1) != 0 || at == last) {
      older_hash = hash_of_node(path[step], older_hash);
      newer_hash = hash_of_node(path[step], newer_hash);
      if ((at & 1) == 0) drop_bits(at, last, 0);
    } else {
      newer_hash = hash_of_node(newer_hash, path[step]);
    }
    at >>= 1;
    last >>= 1;
  }
  return last == 0 && older_hash == older.root && newer_hash == newer.root;
}

void GrowingTree::add(TreeHash const& leaf) {
  auto hash = leaf;
  for (auto bits = size_++; (bits & 1) != 0; bits >>= 1) {
    hash = hash_of_node(peaks_.back(), hash);
    peaks_.pop_back();
  }
  peaks_.push_back(hash);
}

TreeHash GrowingTree::root() const {
  if (peaks_.empty()) return hash_of_empty_tree();
  auto hash = peaks_.back();
  for (auto peak = peaks_.rbegin() + 1; peak != peaks_.rend(); ++peak) hash = hash_of_node(*peak, hash);
  return hash;
}

}  // namespace wardmote::store
