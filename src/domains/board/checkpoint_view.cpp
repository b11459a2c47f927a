#include "domains/board/checkpoint_view.h"

#include "store/transparency/base64.h"
#include "store/transparency/checkpoint.h"

namespace wardmote::board {

CheckpointView checkpoint_view(store::KeptCheckpoint const& checkpoint) {
  auto const& tree = checkpoint.tree;
  return {.size = tree.size,
          .made_at = base::to_text(checkpoint.made_at),
          .root_base64 = store::base64_of(std::span<std::uint8_t const>(tree.root.bytes)),
          .root = store::to_hex(tree.root),
          .printed = store::printed(tree),
          .path = "/transparency/checkpoint/" + std::to_string(tree.size),
          .note = checkpoint.note};
}

std::vector<SigningKeyView> signing_key_views(std::vector<store::PublishedKey> const& keys) {
  std::vector<SigningKeyView> views;
  for (auto const& key : keys)
    views.push_back({key.number, key.verification_key, base::to_text(key.published_at), &key == &keys.back()});
  return views;
}

std::string standing_of(std::optional<store::KeptCheckpoint> const& latest, store::Uncovered const& waiting,
                        std::string_view time_zone, web::Tongue const& tongue) {
  if (!latest)
    return tongue.text(
        "No checkpoint was signed yet. Until there is one, nobody outside can hold the chain against anything.");
  web::TextValues const values{{"moment", tongue.moment(latest->made_at, time_zone)}};
  if (waiting.entries == 0)
    return tongue.text("The newest checkpoint was signed on {moment}. Nothing was recorded since.", values);
  return tongue.plural("The newest checkpoint was signed on {moment}. One entry was recorded since.",
                       "The newest checkpoint was signed on {moment}. {count} entries were recorded since.",
                       waiting.entries, values);
}

}  // namespace wardmote::board
