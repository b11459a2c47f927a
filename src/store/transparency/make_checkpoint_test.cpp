#include "store/transparency/make_checkpoint.h"

#include <atomic>
#include <thread>

#include "store/audit_chain.h"
#include "store/transparency/audit_tree.h"
#include "store/transparency/checkpoint.h"
#include "store/transparency/note.h"
#include "tests/support/fresh_database.h"

namespace wardmote::store {
namespace {

class MakeCheckpoint : public tests::OnBothDatabases {
 protected:
  void record(int count) {
    database().write([&](Writer& writer) {
      for (int number = 0; number < count; ++number) writer.record(entry("act"));
    });
  }

  CheckpointRoom room() { return {database(), board, clock, "test"}; }

  KeptCheckpoint made() { return **make_checkpoint(room(), key); }

  std::optional<KeptCheckpoint> due() { return *make_checkpoint_if_due(room(), key, terms); }

  template <class Work>
  auto reading(Work work) {
    return database().read(work);
  }

  StoreFailure::Kind failure_of(std::string const& sql) {
    try {
      database().write_unpublished([&](Writer& writer) { writer.run(sql); });
    } catch (StoreFailure const& failure) {
      return failure.kind();
    }
    return StoreFailure::Kind::other;
  }

  SigningKey key = SigningKey::make("board.example/log");
  CheckpointTerms terms{.entries_max = 10, .age_max = std::chrono::hours{24}};
};
WARDMOTE_ON_BOTH_DATABASES(MakeCheckpoint);

TEST_P(MakeCheckpoint, states_the_whole_chain_with_the_entry_that_says_so) {
  record(3);  // behind make_board
  auto const checkpoint = made();
  EXPECT_EQ(checkpoint.tree.size, 6) << "a key was published, and the checkpoint has its entry";
  auto const note = note_of(checkpoint.note);
  ASSERT_TRUE(note);
  EXPECT_EQ(signature_by(key.verification_key(), *note), SignatureState::good);
  auto const stated = checkpoint_of(note->text);
  auto const head = reading([&](Reader& reader) { return *audit_head(reader, board); });
  EXPECT_EQ(stated->origin, "board.example/log");
  EXPECT_EQ(stated->tree.root, checkpoint.tree.root);
  EXPECT_EQ(stated->chain_head, head.hash);
  EXPECT_EQ(stated->made_at, clock.now());
  EXPECT_EQ(stated->verification_key, key.verification_key().text());
  EXPECT_EQ(head.entry.action, "make_checkpoint");
}

TEST_P(MakeCheckpoint, states_nothing_twice) {
  record(1);
  auto const first = made();
  EXPECT_FALSE(*make_checkpoint(room(), key)) << "nothing happened since";
  record(1);
  EXPECT_EQ(made().tree.size, first.tree.size + 2);
  EXPECT_EQ(reading([&](Reader& reader) { return latest_checkpoint(reader, board)->tree.size; }), first.tree.size + 2);
}

TEST_P(MakeCheckpoint, is_due_after_so_many_entries) {
  record(8);
  EXPECT_FALSE(due()) << "nine entries wait";
  record(1);
  EXPECT_TRUE(due());
  EXPECT_FALSE(due());
}

TEST_P(MakeCheckpoint, is_due_once_an_entry_waited_long_enough) {
  EXPECT_FALSE(due());
  clock.advance(terms.age_max);
  EXPECT_TRUE(due());
  clock.advance(terms.age_max);
  EXPECT_FALSE(due()) << "nothing waits";
}

TEST_P(MakeCheckpoint, is_made_by_one_of_several_servers) {
  record(20);
  std::vector<std::jthread> servers;
  std::atomic<int> made_here = 0;
  for (int server = 0; server < 4; ++server)
    servers.emplace_back([&] { made_here += make_checkpoint_if_due(room(), key, terms)->has_value(); });
  servers.clear();
  EXPECT_EQ(made_here, 1);
}

TEST_P(MakeCheckpoint, is_refused_to_another_key) {
  made();
  record(1);
  auto const other = SigningKey::make("board.example/log");
  EXPECT_EQ(make_checkpoint(room(), other).error().code, base::RefusalCode::signing_key_other);
  EXPECT_EQ(rotate_signing_key(room(), key, key).error().code, base::RefusalCode::signing_key_other);
  EXPECT_EQ(rotate_signing_key(room(), key, SigningKey::make("other.example")).error().code,
            base::RefusalCode::signing_key_other);
}

TEST_P(MakeCheckpoint, hands_over_to_the_next_key_under_both_signatures) {
  made();
  auto const next = SigningKey::make("board.example/log");
  auto const handed_over = rotate_signing_key(room(), key, next);
  ASSERT_TRUE(handed_over);
  auto const note = *note_of(handed_over->note);
  EXPECT_EQ(signature_by(key.verification_key(), note), SignatureState::good);
  EXPECT_EQ(signature_by(next.verification_key(), note), SignatureState::good);
  EXPECT_EQ(checkpoint_of(note.text)->successor, next.verification_key().text());
  record(1);
  EXPECT_EQ(make_checkpoint(room(), key).error().code, base::RefusalCode::signing_key_other);
  EXPECT_TRUE(make_checkpoint(room(), next));
}

TEST_P(MakeCheckpoint, is_never_changed_in_the_database) {
  made();
  for (auto const* const sql : {"UPDATE checkpoint SET note = 'x'", "DELETE FROM checkpoint",
                                "UPDATE signing_key SET verification_key = 'x'", "DELETE FROM signing_key"})
    EXPECT_EQ(failure_of(sql), StoreFailure::Kind::constraint) << sql;
  for (auto const* const relation : {"checkpoint", "signing_key"}) {
    auto const sql = GetParam() == tests::Engine::postgresql
                         ? "TRUNCATE " + std::string(relation)
                         : "INSERT OR REPLACE INTO " + std::string(relation) + " SELECT * FROM " + relation;
    EXPECT_EQ(failure_of(sql), StoreFailure::Kind::constraint) << sql;
  }
}

/// Long enough for two full subtrees, so that what is kept of them is used.
TEST_P(MakeCheckpoint, proves_entries_and_older_checkpoints_of_a_long_chain) {
  record(200);
  auto const first = made();
  record(600);
  auto const second = made();
  reading([&](Reader& reader) {
    AuditTree const tree(reader, board);
    EXPECT_EQ(tree.root(first.tree.size), first.tree.root);
    EXPECT_TRUE(proves_consistency(tree.consistency(first.tree.size, second.tree.size), first.tree, second.tree));
    for (std::int64_t const sequence : {1, 203, 256, 257, 512, 513, 804}) {
      auto const leaf = tree.hashes(0, sequence - 1, 1).front();
      EXPECT_TRUE(proves_inclusion(tree.inclusion(sequence, second.tree.size), sequence - 1, leaf, second.tree.size,
                                   second.tree.root))
          << sequence;
    }
    return 0;
  });
  database().write_unpublished([&](Writer& writer) { writer.run("DELETE FROM audit_subtree WHERE number = 0"); });
  EXPECT_EQ(reading([&](Reader& reader) { return AuditTree(reader, board).root(second.tree.size); }), second.tree.root)
      << "what was kept can be computed";
}

TEST_P(MakeCheckpoint, counts_what_waits) {
  auto const waiting = [&] { return reading([&](Reader& reader) { return uncovered_entries(reader, board); }); };
  EXPECT_EQ(waiting().entries, 1);
  EXPECT_EQ(waiting().since, clock.now());
  made();
  EXPECT_EQ(waiting().entries, 0);
  EXPECT_FALSE(waiting().since);
}

}  // namespace
}  // namespace wardmote::store
