#include <algorithm>

#include "store/audit_bytes.h"
#include "store/audit_chain.h"
#include "store/canonical_json.h"
#include "store/transparency/check_board_log.h"
#include "store/transparency/make_checkpoint.h"
#include "store/transparency/note.h"
#include "tests/support/fresh_database.h"

namespace wardmote::store {
namespace {

/// Somebody with the database's own tools against somebody who kept one file. The log has ten acts, a checkpoint, ten
/// more and another checkpoint.
class CheckpointAttack : public tests::OnBothDatabases {
 protected:
  CheckpointAttack() {
    record(10);
    older = **make_checkpoint(room, key);
    record(10);
    newer = **make_checkpoint(room, key);
    drop_triggers();
  }

  void record(int count) {
    database().write([&](Writer& writer) {
      for (int number = 0; number < count; ++number) writer.record(entry("act"));
    });
  }

  void run(std::string const& sql, Bindings const& bindings = {}) {
    database().write_unpublished([&](Writer& writer) { writer.run(sql, bindings); });
  }

  void drop_triggers() {
    auto const is_postgresql = GetParam() == tests::Engine::postgresql;
    for (std::string const relation : {"audit_entry", "checkpoint", "signing_key"}) {
      auto const where = is_postgresql ? " ON " + relation : "";
      run("DROP TRIGGER " + relation + "_is_never_changed" + where);
      if (is_postgresql) continue;
      run("DROP TRIGGER " + relation + "_is_never_deleted");
      run("DROP TRIGGER " + relation + "_joins_the_end");
    }
  }

  /// Gives every entry from `first` on the number, the predecessor and the hash that make a chain of what is there.
  void forge_chain_from(std::int64_t first) {
    std::vector<AuditLink> links;
    database().read([&](Reader& reader) {
      each_link(reader, board, first - 1, INT64_MAX,
                [&](std::int64_t, std::optional<AuditLink> const& link) { links.push_back(*link); });
      return 0;
    });
    for (std::size_t at = 1; at < links.size(); ++at) {
      auto const number = links[at].sequence;
      links[at].sequence = links[at - 1].sequence + 1;
      links[at].previous = links[at - 1].hash;
      links[at].hash = hash_of_link(links[at]);
      run("UPDATE audit_entry SET sequence = :new_sequence, previous = :previous, hash = :hash WHERE board_id = :board "
          "AND "
          "sequence = :sequence",
          {{"new_sequence", links[at].sequence},
           {"previous", base::to_hex(links[at].previous)},
           {"hash", base::to_hex(links[at].hash)},
           {"board", board},
           {"sequence", number}});
    }
  }

  /// What `wardmote verify` finds; with `--checkpoint` where a stranger kept that one.
  std::vector<std::string> found(std::vector<KeptCheckpoint> const& kept = {}) {
    std::vector<ExpectedTree> expected;
    for (auto const& one : kept) expected.push_back(expected_of(*checkpoint_of(note_of(one.note)->text), "kept.txt"));
    std::vector<std::string> sentences;
    database().read([&](Reader& reader) {
      for (auto const& fault : check_board_log(reader, board, expected).faults)
        sentences.push_back(std::string(base::code_of(fault.code)) + ": " +
                            base::filled(base::sentence_of(fault.code), fault.values));
      return 0;
    });
    return sentences;
  }

  void expect_found(std::vector<std::string> const& sentences, std::string const& beginning) {
    ASSERT_FALSE(sentences.empty()) << "the attack was not found";
    EXPECT_TRUE(sentences.front().starts_with(beginning)) << sentences.front();
  }

  /// As if there had never been a checkpoint: what an attacker does who knows of them.
  void forget_checkpoints() {
    run("DELETE FROM checkpoint");
    run("DELETE FROM signing_key");
    run("DELETE FROM audit_subtree");
  }

  CheckpointRoom room{database(), board, clock, "test"};
  SigningKey key = SigningKey::make("board.example/log");
  KeptCheckpoint older{}, newer{};
};
WARDMOTE_ON_BOTH_DATABASES(CheckpointAttack);

TEST_P(CheckpointAttack, finds_nothing_where_nothing_was_done) {
  EXPECT_EQ(found({older, newer}), std::vector<std::string>{});
  EXPECT_EQ(older.tree.size, 13);
  EXPECT_EQ(newer.tree.size, 24);
}

TEST_P(CheckpointAttack, names_an_edited_entry) {
  run("UPDATE audit_entry SET actor = 'somebody else' WHERE sequence = 5");
  expect_found(found(), "chain_broken: The audit chain is broken at entry 5: the hash does not match the entry");
}

TEST_P(CheckpointAttack, names_a_deleted_entry) {
  run("DELETE FROM audit_entry WHERE sequence = 5");
  expect_found(found(), "chain_broken: The audit chain is broken at entry 5: entry 5 is missing");
}

TEST_P(CheckpointAttack, names_the_first_of_two_entries_that_changed_places) {
  run("UPDATE audit_entry SET sequence = 100 WHERE sequence = 5");
  run("UPDATE audit_entry SET sequence = 5 WHERE sequence = 6");
  run("UPDATE audit_entry SET sequence = 6 WHERE sequence = 100");
  expect_found(found(), "chain_broken: The audit chain is broken at entry 5: the hash does not match the entry");
}

TEST_P(CheckpointAttack, names_an_end_that_was_cut_off) {
  run("DELETE FROM audit_entry WHERE sequence > 20");
  expect_found(found(), "log_too_short: The log ends at entry 20, and the checkpoint over 24 entries was made of 24");
}

TEST_P(CheckpointAttack, sees_a_chain_that_was_computed_anew_after_an_edit) {
  run("UPDATE audit_entry SET actor = 'somebody else' WHERE sequence = 17");
  forge_chain_from(17);
  expect_found(found(),
               "checkpoint_contradicted: The log is not the one that the checkpoint over 24 entries was made of: "
               "of its 24 entries, one of 14 to 24 is another now.");
}

TEST_P(CheckpointAttack, sees_a_chain_computed_anew_after_a_deletion_in_the_older_part) {
  run("DELETE FROM audit_entry WHERE sequence = 5");
  forge_chain_from(5);
  auto const sentences = found();
  EXPECT_TRUE(std::ranges::any_of(sentences, [](std::string const& one) {
    return one.starts_with(
        "checkpoint_contradicted: The log is not the one that the checkpoint over 13 entries was made "
        "of: of its 13 entries, one of 1 to 13 is another now.");
  }));
}

TEST_P(CheckpointAttack, sees_by_a_kept_file_a_chain_and_checkpoints_that_were_all_made_anew) {
  run("UPDATE audit_entry SET actor = 'somebody else' WHERE sequence = 5");
  forge_chain_from(5);
  forget_checkpoints();
  run("DELETE FROM audit_entry WHERE action LIKE '%checkpoint%' OR action = 'publish_signing_key'");
  forge_chain_from(2);
  ASSERT_TRUE(make_checkpoint(room, key)) << "whoever holds the key, too, can sign another history";
  EXPECT_EQ(found(), std::vector<std::string>{}) << "and nothing inside the database shows it";
  expect_found(found({older}), "checkpoint_contradicted: The log is not the one that kept.txt was made of");
}

TEST_P(CheckpointAttack, sees_by_a_kept_file_a_log_that_was_cut_and_went_on_otherwise) {
  run("DELETE FROM audit_entry WHERE sequence > 15");
  run("DELETE FROM checkpoint WHERE size > 15");
  record(30);
  ASSERT_TRUE(make_checkpoint(room, key)) << "a fork: two checkpoints over different continuations";
  EXPECT_EQ(found(), std::vector<std::string>{});
  expect_found(found({newer}),
               "checkpoint_contradicted: The log is not the one that kept.txt was made of: of its 24 "
               "entries, one of 14 to 24 is another now.");
}

TEST_P(CheckpointAttack, sees_by_a_kept_file_a_log_that_was_cut) {
  run("DELETE FROM audit_entry WHERE sequence > 15");
  run("DELETE FROM checkpoint WHERE size > 15");
  EXPECT_EQ(found(), std::vector<std::string>{});
  expect_found(found({newer}), "log_too_short: The log ends at entry 15, and kept.txt was made of 24");
}

TEST_P(CheckpointAttack, misses_a_checkpoint_that_an_entry_speaks_of) {
  run("DELETE FROM checkpoint WHERE size = 13");
  expect_found(found(), "checkpoint_missing: Entry 13 says that a checkpoint was made");
}

TEST_P(CheckpointAttack, sees_a_checkpoint_signed_by_somebody_else) {
  auto note = *note_of(newer.note);
  note.signatures.clear();
  sign(note, SigningKey::make("board.example/log"));
  run("UPDATE checkpoint SET note = :note WHERE size = 24", {{"note", file_of(note)}});
  expect_found(found(),
               "note_not_signed: the checkpoint over 24 entries does not carry a good signature by board.example");
}

TEST_P(CheckpointAttack, sees_a_key_that_took_anothers_place) {
  run("UPDATE signing_key SET verification_key = :key",
      {{"key", SigningKey::make("board.example/log").verification_key().text()}});
  expect_found(found(), "note_not_signed: the checkpoint over 13 entries");
}

TEST_P(CheckpointAttack, sees_a_root_that_its_note_does_not_state) {
  run("UPDATE checkpoint SET root = :root WHERE size = 24", {{"root", std::string(64, '0')}});
  expect_found(found(), "checkpoint_contradicted: The log is not the one that the checkpoint over 24 entries");
}

TEST_P(CheckpointAttack, on_new_entries_is_not_signed_over) {
  record(3);
  run("UPDATE audit_entry SET actor = 'somebody else' WHERE sequence = 26");
  auto const refused = make_checkpoint(room, key);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, base::RefusalCode::chain_broken);
  EXPECT_EQ(refused.error().values.at("sequence"), "26");
}

TEST_P(CheckpointAttack, on_old_entries_is_not_signed_over) {
  record(3);
  run("UPDATE audit_entry SET actor = 'somebody else' WHERE sequence = 7");
  EXPECT_EQ(make_checkpoint(room, key).error().code, base::RefusalCode::checkpoint_contradicted);
}

TEST_P(CheckpointAttack, in_what_is_only_kept_to_be_fast_hurts_no_check) {
  record(600);
  ASSERT_TRUE(make_checkpoint(room, key));
  run("UPDATE audit_subtree SET hash = :hash", {{"hash", std::string(64, 'a')}});
  EXPECT_EQ(found({older, newer}), std::vector<std::string>{});
}

}  // namespace
}  // namespace wardmote::store
