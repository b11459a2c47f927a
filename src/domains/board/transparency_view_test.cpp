#include "domains/board/transparency_view.h"

#include <gtest/gtest.h>

#include "tests/support/plain_tongue.h"

namespace wardmote::board {
namespace {

using tests::PlainTongue;

store::AuditLink link(std::int64_t sequence, std::string action) {
  store::AuditLink made;
  made.sequence = sequence;
  made.recorded_at = *base::instant_of("2026-11-23T12:00:00.000000Z");
  made.entry = {.board = {},
                .actor = "command line",
                .action = std::move(action),
                .subject = "halton",
                .details = {{"version", "2"}}};
  made.hash.fill(static_cast<std::uint8_t>(sequence));
  return made;
}

TEST(TransparencyView, TheNewestLinkIsTheHead) {
  auto const view =
      transparency_view({link(7, "import_dataset"), link(6, "publish_profile")}, {}, "UTC", PlainTongue());
  EXPECT_EQ(view.entry_count, 7);
  EXPECT_EQ(view.head_hash.substr(0, 4), "0707");
  EXPECT_EQ(view.headline, "The chain has 7 entries. The newest was made on 2026-11-23T12:00:00.000000Z.");
}

TEST(TransparencyView, AnEmptyChainSaysSoAndHasNoHead) {
  auto const view = transparency_view({}, {}, "UTC", PlainTongue());
  EXPECT_EQ(view.entry_count, 0);
  EXPECT_EQ(view.head_hash, "");
  EXPECT_EQ(view.headline, "Nothing has been published here yet, so the chain is empty.");
}

TEST(TransparencyView, SaysAnActionInWordsAndShowsTheCodeOfOneWithoutWords) {
  auto const view = transparency_view({link(2, "paint_hall"), link(1, "publish_profile")}, {}, "UTC", PlainTongue());
  EXPECT_EQ(view.entries.at(0).action_text, "paint_hall");
  EXPECT_EQ(view.entries.at(1).action_text, "Published who the board is");
}

TEST(TransparencyView, ListsMigrationsInTheOrderOfTheirNumbers) {
  auto const view = transparency_view({}, {{30, "board_profile", "b"}, {1, "audit", "a"}}, "UTC", PlainTongue());
  EXPECT_EQ(view.migrations.at(0).number, 1);
  EXPECT_EQ(view.migrations.at(1).hash, base::to_hex(base::hash_of("b")));
}

}  // namespace
}  // namespace wardmote::board
