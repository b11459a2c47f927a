#include "store/transparency/checkpoint_keeper.h"

#include <future>

#include "tests/support/fresh_database.h"

namespace wardmote::store {
namespace {

class Keeper : public tests::OnBothDatabases {
 protected:
  std::optional<KeptCheckpoint> latest() {
    return database().read([&](Reader& reader) { return latest_checkpoint(reader, board); });
  }

  /// Waits for what another thread does; a machine under load may be slow.
  bool comes_about(auto const& is_so) {
    for (int look = 0; look < 3000; ++look) {
      if (is_so()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return false;
  }

  CheckpointRoom room() { return {database(), board, clock, "schedule"}; }
  std::string const origin = "board.example/log";
  CheckpointKeeper::Settings settings{.terms = {.entries_max = 1}, .look_every = std::chrono::milliseconds{5}};
};
WARDMOTE_ON_BOTH_DATABASES(Keeper);

TEST_P(Keeper, makes_what_is_due) {
  CheckpointKeeper keeper(room(), SigningKey::make(origin), settings);
  EXPECT_TRUE(comes_about([&] { return latest().has_value(); }));
}

TEST_P(Keeper, tells_once_what_keeps_it) {
  ASSERT_TRUE(make_checkpoint(room(), SigningKey::make(origin)));
  database().write([&](Writer& writer) { writer.record(entry("act")); });
  std::atomic<int> told = 0;
  std::promise<std::string> words;
  settings.tell_trouble = [&](std::string_view text) {
    if (++told == 1) words.set_value(std::string(text));
  };
  CheckpointKeeper keeper(room(), SigningKey::make(origin), settings);
  EXPECT_NE(words.get_future().get().find("does not sign here"), std::string::npos);
  std::this_thread::sleep_for(std::chrono::milliseconds{50});
  keeper.stop();
  EXPECT_EQ(told, 1);
}

}  // namespace
}  // namespace wardmote::store
