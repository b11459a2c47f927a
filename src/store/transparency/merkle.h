#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace wardmote::store {

/// A SHA-256 hash in a Merkle tree as RFC 6962, section 2.1, defines it. Sizes and indices count leaves; an index begins
/// at 0, so that entry n of a chain is leaf n - 1.
struct TreeHash {
  std::array<std::uint8_t, 32> bytes{};
  friend bool operator==(TreeHash const&, TreeHash const&) = default;
};

TreeHash hash_of_leaf(std::string_view entry);
TreeHash hash_of_node(TreeHash const& left, TreeHash const& right);
TreeHash hash_of_empty_tree();

/// Where hashes come from: that of the full subtree over the 2^height leaves from number · 2^height on.
using Subtrees = std::function<TreeHash(int height, std::int64_t number)>;

/// The root of the tree over the first `size` leaves. Asks for one subtree for each bit that is set in size.
TreeHash root_of_tree(std::int64_t size, Subtrees const& subtrees);

/// The hashes beside the way from a leaf, or from an older root, to the root; at most two for each bit of size.
using Proof = std::vector<TreeHash>;

/// RFC 6962, 2.1.1. 0 <= index < size (ENSURE).
Proof inclusion_proof(std::int64_t index, std::int64_t size, Subtrees const& subtrees);

/// RFC 6962, 2.1.2. 0 <= older <= newer (ENSURE); empty if older is 0 or newer.
Proof consistency_proof(std::int64_t older, std::int64_t newer, Subtrees const& subtrees);

/// Whether the leaf stands at that index of the tree with that size and root (RFC 9162, 2.1.3.2). Any arguments are
/// taken; what is out of range proves nothing.
bool proves_inclusion(Proof const& proof, std::int64_t index, TreeHash const& leaf, std::int64_t size,
                      TreeHash const& root);

struct TreeHead {
  std::int64_t size = 0;
  TreeHash root{};
};

/// Whether the newer tree begins with the older one (RFC 9162, 2.1.4.2). Any arguments are taken.
bool proves_consistency(Proof const& proof, TreeHead const& older, TreeHead const& newer);

/// The root of leaves that come one by one, in memory for 64 hashes at most.
class GrowingTree {
 public:
  void add(TreeHash const& leaf);
  std::int64_t size() const { return size_; }
  TreeHash root() const;

 private:
  std::int64_t size_ = 0;
  std::vector<TreeHash> peaks_;  ///< of the full subtrees from the left, one for each bit set in size
};

}  // namespace wardmote::store
