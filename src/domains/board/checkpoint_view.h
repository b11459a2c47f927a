#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "store/transparency/checkpoints_store.h"
#include "web/context.h"

namespace wardmote::board {

/// A signed checkpoint of the log.
struct CheckpointView {
  std::int64_t size = 0;      ///< how many entries it is over
  std::string made_at{};      ///< UTC, RFC 3339
  std::string root_base64{};  ///< as the note says it
  std::string root{};         ///< 64 hexadecimal digits
  std::string printed{};      ///< for the minutes of a meeting: "412 3f2a-91bc-…"
  std::string path{};         ///< of the signed note
  std::string note{};
};
BOOST_DESCRIBE_STRUCT(CheckpointView, (), (size, made_at, root_base64, root, printed, path, note))
CheckpointView checkpoint_view(store::KeptCheckpoint const& checkpoint);

/// A key that signs checkpoints, or did.
struct SigningKeyView {
  std::int64_t number = 0;
  std::string verification_key{};
  std::string published_at{};
  bool is_current = false;
};
BOOST_DESCRIBE_STRUCT(SigningKeyView, (), (number, verification_key, published_at, is_current))
std::vector<SigningKeyView> signing_key_views(std::vector<store::PublishedKey> const& keys);

/// How old the newest statement is, in words: when it was made, and how much happened since.
std::string standing_of(std::optional<store::KeptCheckpoint> const& latest, store::Uncovered const& waiting,
                        std::string_view time_zone, web::Tongue const& tongue);

}  // namespace wardmote::board
