#include "store/transparency/merkle.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <span>

#include "store/transparency/checkpoint.h"

namespace wardmote::store {
namespace {

using Entries = std::vector<std::string>;

/// RFC 6962, 2.1, word for word: the slow oracle.
TreeHash slow_root(std::span<std::string const> entries) {
  if (entries.empty()) return hash_of_empty_tree();
  if (entries.size() == 1) return hash_of_leaf(entries.front());
  std::size_t left = 1;
  while (2 * left < entries.size()) left *= 2;
  return hash_of_node(slow_root(entries.first(left)), slow_root(entries.subspan(left)));
}

Subtrees over(Entries const& entries) {
  return [&entries](int height, std::int64_t number) {
    auto const size = std::size_t{1} << height;
    return slow_root(std::span(entries).subspan(static_cast<std::size_t>(number) * size, size));
  };
}

TreeHead head_of(Entries const& entries, std::int64_t size) { return {size, root_of_tree(size, over(entries))}; }

// The test vectors of github.com/transparency-dev/merkle (testonly/constants.go and reference_test.go), which are those of
// Certificate Transparency's own C++ and Java code since 2011.
Entries vector_entries() {
  std::string const zero(1, '\0');
  return {"", zero, "\x10", " !", "01", "@ABC", "PQRSTUVW", "`abcdefghijklmno"};
}

std::vector<std::string> hex_of(Proof const& proof) {
  std::vector<std::string> hex;
  for (auto const& hash : proof) hex.push_back(to_hex(hash));
  return hex;
}

TEST(Merkle, has_the_roots_of_certificate_transparency) {
  std::vector<std::string> const roots{"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                       "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                       "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                       "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                       "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                       "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                       "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                       "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                       "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  auto const entries = vector_entries();
  GrowingTree growing;
  for (std::size_t size = 0; size < roots.size(); ++size) {
    EXPECT_EQ(to_hex(head_of(entries, static_cast<std::int64_t>(size)).root), roots[size]);
    EXPECT_EQ(to_hex(growing.root()), roots[size]);
    if (size < entries.size()) growing.add(hash_of_leaf(entries[size]));
  }
}

TEST(Merkle, has_the_inclusion_proofs_of_certificate_transparency) {
  auto const entries = vector_entries();
  EXPECT_EQ(hex_of(inclusion_proof(0, 1, over(entries))), std::vector<std::string>{});
  EXPECT_EQ(hex_of(inclusion_proof(2, 3, over(entries))),
            std::vector<std::string>{"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"});
  EXPECT_EQ(hex_of(inclusion_proof(1, 5, over(entries))),
            (std::vector<std::string>{"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
  EXPECT_EQ(hex_of(inclusion_proof(5, 8, over(entries))),
            (std::vector<std::string>{"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                                      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
}

TEST(Merkle, has_the_consistency_proofs_of_certificate_transparency) {
  auto const entries = vector_entries();
  EXPECT_EQ(hex_of(consistency_proof(1, 1, over(entries))), std::vector<std::string>{});
  EXPECT_EQ(hex_of(consistency_proof(1, 8, over(entries))),
            (std::vector<std::string>{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                      "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                      "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}));
  EXPECT_EQ(hex_of(consistency_proof(2, 5, over(entries))),
            (std::vector<std::string>{"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                      "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}));
  EXPECT_EQ(hex_of(consistency_proof(6, 8, over(entries))),
            (std::vector<std::string>{"0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                                      "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                                      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}));
}

/// All of them: every leaf, and every older tree, of every tree of up to 40 entries.
TEST(Merkle, proves_what_is_so_in_every_small_log) {
  Entries entries;
  for (std::int64_t size = 1; size <= 40; ++size) {
    entries.push_back("entry " + std::to_string(size));
    auto const newer = head_of(entries, size);
    EXPECT_EQ(newer.root, slow_root(entries));
    for (std::int64_t index = 0; index < size; ++index) {
      auto const leaf = hash_of_leaf(entries[static_cast<std::size_t>(index)]);
      auto const proof = inclusion_proof(index, size, over(entries));
      EXPECT_TRUE(proves_inclusion(proof, index, leaf, size, newer.root)) << index << " of " << size;
      EXPECT_FALSE(proves_inclusion(proof, index, hash_of_leaf("another"), size, newer.root));
      EXPECT_FALSE(proves_inclusion(proof, index - 1, leaf, size, newer.root));
    }
    for (std::int64_t older = 0; older <= size; ++older)
      EXPECT_TRUE(proves_consistency(consistency_proof(older, size, over(entries)), head_of(entries, older), newer))
          << older << " to " << size;
  }
}

/// A log of random entries, and two places in it.
struct RandomLog {
  Entries entries =
      *rc::gen::container<Entries>(*rc::gen::inRange<std::size_t>(2, 120), rc::gen::arbitrary<std::string>());
  std::int64_t size = static_cast<std::int64_t>(entries.size());
  std::int64_t index = *rc::gen::inRange<std::int64_t>(0, size);
};

void flip_one_bit(TreeHash& hash) {
  auto const bit = *rc::gen::inRange(0, 256);
  hash.bytes[static_cast<std::size_t>(bit / 8)] ^= static_cast<std::uint8_t>(1 << (bit % 8));
}

RC_GTEST_PROP(MerkleProperty, no_single_bit_of_an_inclusion_proof_can_be_changed, ()) {
  RandomLog const log;
  auto leaf = hash_of_leaf(log.entries[static_cast<std::size_t>(log.index)]);
  auto root = head_of(log.entries, log.size).root;
  auto proof = inclusion_proof(log.index, log.size, over(log.entries));
  RC_ASSERT(proves_inclusion(proof, log.index, leaf, log.size, root));
  auto const which = *rc::gen::inRange<std::size_t>(0, proof.size() + 2);
  flip_one_bit(which == 0 ? leaf : which == 1 ? root : proof[which - 2]);
  RC_ASSERT(!proves_inclusion(proof, log.index, leaf, log.size, root));
}

RC_GTEST_PROP(MerkleProperty, no_single_bit_of_a_consistency_proof_can_be_changed, ()) {
  RandomLog const log;
  auto older = head_of(log.entries, log.index + 1), newer = head_of(log.entries, log.size);
  auto proof = consistency_proof(older.size, newer.size, over(log.entries));
  RC_ASSERT(proves_consistency(proof, older, newer));
  auto const which = *rc::gen::inRange<std::size_t>(0, proof.size() + 2);
  flip_one_bit(which == 0 ? older.root : which == 1 ? newer.root : proof[which - 2]);
  RC_ASSERT(!proves_consistency(proof, older, newer));
}

RC_GTEST_PROP(MerkleProperty, a_proof_is_neither_cut_nor_lengthened, ()) {
  RandomLog const log;
  auto const older = head_of(log.entries, log.index + 1), newer = head_of(log.entries, log.size);
  auto proof = consistency_proof(older.size, newer.size, over(log.entries));
  proof.push_back(newer.root);
  RC_ASSERT(!proves_consistency(proof, older, newer));
  auto path = inclusion_proof(log.index, log.size, over(log.entries));
  path.pop_back();
  RC_ASSERT(!proves_inclusion(path, log.index, hash_of_leaf(log.entries[static_cast<std::size_t>(log.index)]), log.size,
                              newer.root));
}

TEST(Merkle, takes_no_sizes_that_cannot_be) {
  TreeHash const hash{};
  EXPECT_FALSE(proves_inclusion({}, 0, hash, 0, hash));
  EXPECT_FALSE(proves_inclusion({}, -1, hash, 1, hash));
  EXPECT_FALSE(proves_consistency({}, {2, hash}, {1, hash}));
  EXPECT_FALSE(proves_consistency({}, {-1, hash}, {1, hash}));
  EXPECT_FALSE(proves_consistency({}, {0, hash}, {1, hash}));
}

}  // namespace
}  // namespace wardmote::store
