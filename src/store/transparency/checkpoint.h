#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/hash.h"
#include "base/refusal.h"
#include "store/transparency/merkle.h"

namespace wardmote::store {

/// What a board states about its audit chain: the text of a note, as C2SP tlog-checkpoint defines it.
///
///     <origin>
///     <size>
///     <base64 of the root>
///     chain <hash of entry number size, 64 hexadecimal digits>
///     time <when it was made, RFC 3339>
///     key <the verification key it is signed with>
///     successor <the verification key that signs from then on>        only where the key is changed
///
/// The first three lines are what is proved; the others are extension lines. A checkpoint that is read may lack them,
/// and may have others, which mean nothing here.
struct Checkpoint {
  std::string origin;
  TreeHead tree;
  std::optional<base::Hash> chain_head{};
  std::optional<base::Instant> made_at{};
  std::string verification_key{};
  std::string successor{};
};

std::string text_of(Checkpoint const& checkpoint);

/// Refuses note_invalid, with what is wrong.
base::Answer<Checkpoint> checkpoint_of(std::string_view text);

/// The checkpoint as it can be printed in the minutes of a meeting and read aloud: size and the first 96 bits of the
/// root, "412 3f2a-91bc-0d7e-55aa-1234-abcd". Whoever can make another log with the same has done 2^96 hashes.
std::string printed(TreeHead const& tree);

/// What such a line says; nothing if it is of another form.
struct PrintedHead {
  std::int64_t size = 0;
  std::string root_begins_with{};  ///< 24 hexadecimal digits
};
std::optional<PrintedHead> printed_head_of(std::string_view line);

/// 64 hexadecimal digits, and back.
std::string to_hex(TreeHash const& hash);
std::optional<TreeHash> tree_hash_of_hex(std::string_view hex);

}  // namespace wardmote::store
