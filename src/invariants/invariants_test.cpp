#include "invariants/invariants.h"

#include "access/people.h"
#include "access/sign_in.h"
#include "domains/board/meetings/meeting_samples.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/minutes.h"
#include "domains/board/room.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/import_store.h"
#include "domains/evidence/room.h"
#include "domains/situation/discussion_store.h"
#include "domains/situation/room.h"
#include "store/transparency/make_checkpoint.h"
#include "tests/support/fresh_database.h"

namespace wardmote::invariants {
namespace {

class Invariants : public tests::OnBothDatabases {
 protected:
  Invariants() {
    migrate(evidence::migrations());
    migrate(access::migrations());
    migrate(board::migrations());
  }

  /// Each sentence that does not hold, with the first thing that contradicts it.
  std::vector<std::string> broken() {
    return database().read([&](store::Reader& reader) {
      std::vector<std::string> found;
      for (auto const& invariant : all())
        for (auto const& violation : invariant.violations(reader, board))
          found.push_back(std::string(invariant.sentence) + ": " + violation);
      return found;
    });
  }

  void run(std::string const& sql) {
    database().write_unpublished([&](store::Writer& writer) { writer.run(sql); });
  }
};
WARDMOTE_ON_BOTH_DATABASES(Invariants);

TEST_P(Invariants, hold_in_a_new_database) { EXPECT_EQ(broken(), std::vector<std::string>{}); }

TEST_P(Invariants, find_a_row_without_its_board) {
  make_relation("CREATE TABLE held (board_id TEXT NOT NULL, text TEXT);");
  database().write_unpublished([&](store::Writer& writer) {
    writer.run("INSERT INTO held (board_id, text) VALUES (:board, 'good'), ('nobody', 'bad'), ('nobody', 'worse')",
               {{"board", board}});
  });
  EXPECT_EQ(broken(),
            std::vector<std::string>{"every row belongs to a board that exists: 2 rows of held belong to board nobody, "
                                     "which is not there"});
}

TEST_P(Invariants, find_a_policy_whose_versions_are_not_in_order) {
  auto const put_version = [&](char const* policy, int version, char const* in_force_from) {
    database().write_unpublished([&](store::Writer& writer) {
      writer.run(
          "INSERT INTO policy_version (policy_id, board_id, version, title, body, address, in_force_from, adopted_on, "
          "motion, motion_page, review_months, catalogue_version, recorded_at) VALUES (:policy, :board, :version, 't', "
          "'b', '', :in_force_from, '2025-01-01', 'm', '', 12, '0.1', '2025-01-01')",
          {{"policy", policy}, {"board", board}, {"version", version}, {"in_force_from", in_force_from}});
    });
  };
  for (auto const* slug : {"a", "b", "c"})
    database().write_unpublished([&](store::Writer& writer) {
      writer.run(
          "INSERT INTO policy (id, board_id, slug, number, recorded_at) VALUES (:slug, :board, :slug, 'n', '2025')",
          {{"slug", slug}, {"board", board}});
    });
  for (int version : {1, 2}) put_version("a", version, "2025-02-01");
  put_version("b", 2, "2025-02-01");
  put_version("b", 3, "2025-01-31");
  std::string const sentence = "every policy has its versions in order: ";
  EXPECT_EQ(broken(),
            (std::vector<std::string>{sentence + "policy b has no version 1", sentence + "policy c has no version"}));
}

TEST_P(Invariants, find_a_committee_whose_roll_is_not_in_order) {
  database().write_unpublished([&](store::Writer& writer) {
    writer.run(
        "INSERT INTO board_member (id, board_id, name, appointed_by, office, first_day, added_at) VALUES ('ada', "
        ":board, 'Ada', 'council', 'member', '2025-01-01', '2025-01-01'), ('bo', :board, 'Bo', 'council', 'member', "
        "'2025-01-01', '2025-01-01')",
        {{"board", board}});
    writer.run(
        "INSERT INTO committee (id, board_id, slug, title_en, title_fr, purpose_en, purpose_fr, kind, struck_by, "
        "first_day, last_day, added_at) VALUES ('01900000-0000-7000-8000-000000000001', :board, 'policy', 'Policy', "
        "'', "
        "'To read', '', 'standing', '', '2025-02-01', '2025-12-31', '2025-02-01')",
        {{"board", board}});
  });
  int number = 1;
  auto const put_term = [&](char const* member, char const* office, char const* first, char const* last) {
    database().write_unpublished([&](store::Writer& writer) {
      writer.run(
          "INSERT INTO committee_term (id, board_id, committee_id, member_id, office, first_day, last_day, added_at) "
          "VALUES (:id, :board, '01900000-0000-7000-8000-000000000001', :member, :office, :first, :last, '2025-02-01')",
          {{"id", "01900000-0000-7000-8000-00000000001" + std::to_string(number++)},
           {"board", board},
           {"member", member},
           {"office", office},
           {"first", first},
           {"last", last}});
    });
  };
  put_term("ada", "member", "2025-02-01", "2025-03-31");
  put_term("ada", "chair", "2025-04-01", "2025-12-31");
  EXPECT_TRUE(broken().empty()) << "one term after the other";
  put_term("bo", "chair", "2025-12-31", "2026-01-01");
  put_term("bo", "member", "2026-01-01", "2025-12-31");
  std::string const sentence = "every committee has its roll in order: ";
  std::string const outside = sentence + "a term on policy does not lie within the committee’s own days";
  EXPECT_EQ(broken(),
            (std::vector<std::string>{outside, sentence + "an office of policy is held by two on one day", outside}));
}

/// A dataset of incidents with two versions, of which the second shows.
class InvariantsOfEvidence : public Invariants {
 protected:
  InvariantsOfEvidence() {
    evidence::Dataset dataset;
    dataset.id = base::Id<evidence::Dataset>::make(clock);
    dataset.slug = "thefts";
    dataset.kind = evidence::DatasetKind::incidents;
    std::vector<evidence::Incident> thefts(2);
    for (auto& theft : thefts) {
      theft.occurred_on = *base::date_of("2024-03-31");
      theft.source_row = &theft - thefts.data() + 2;
    }
    std::vector<evidence::IncidentCount> const counts{{"2024-03", "", "", 2}};
    for (int version = 1; version <= 2; ++version)
      database().write([&](store::Writer& writer) {
        if (version == 1) evidence::put_dataset(writer, board, dataset);
        evidence::DatasetVersion stated;
        stated.id = base::Id<evidence::DatasetVersion>::make(clock);
        auto const loading = evidence::begin_version(writer, board, dataset.id, stated);
        evidence::add_incidents(writer, loading, thefts);
        evidence::add_counts(writer, loading, 1, counts);
        evidence::publish_version(writer, loading, dataset.kind, stated);
        writer.record(entry("import_dataset"));
      });
  }
};
WARDMOTE_ON_BOTH_DATABASES(InvariantsOfEvidence);

TEST_P(InvariantsOfEvidence, hold_behind_an_import) { EXPECT_EQ(broken(), std::vector<std::string>{}); }

TEST_P(InvariantsOfEvidence, find_a_count_that_is_not_its_incidents) {
  run("DELETE FROM incident WHERE source_row = 2");
  EXPECT_EQ(broken(), std::vector<std::string>{"every count is the sum of its incidents: 1 counts of thefts are not "
                                               "what its incidents add up to"});
}

TEST_P(InvariantsOfEvidence, find_incidents_that_were_not_counted) {
  run("DELETE FROM incident_count");
  EXPECT_EQ(broken(), std::vector<std::string>{"every count is the sum of its incidents: 1 counts of thefts are not "
                                               "what its incidents add up to"});
}

TEST_P(InvariantsOfEvidence, find_rows_that_outlived_their_version) {
  run("UPDATE dataset_version SET state = 'discarded' WHERE number = 1");
  EXPECT_EQ(broken(),
            (std::vector<std::string>{
                "every figure comes from a version that is kept: 2 rows of incident are of no version that is kept",
                "every figure comes from a version that is kept: 1 rows of incident_count are of no version "
                "that is kept"}));
}

TEST_P(InvariantsOfEvidence, find_a_dataset_that_shows_nothing) {
  run("UPDATE dataset_version SET state = 'superseded'");
  EXPECT_EQ(broken(), std::vector<std::string>{"every imported dataset shows one version: thefts shows 0 versions"});
}

TEST_P(Invariants, find_a_sign_in_of_somebody_suspended) {
  access::AccessRoom const room{database(), board, clock};
  auto const person = *access::add_person(room, {"olga", "Olga", "", {}}, "test");
  EXPECT_TRUE(
      access::accept_invitation(room, *access::invite_person(room, "olga", "test"), "four words of one's own", ""));
  EXPECT_EQ(broken(), std::vector<std::string>{});
  run("UPDATE person SET state = 'suspended'");
  EXPECT_EQ(broken(), std::vector<std::string>{"nobody suspended is signed in: person " + person.id.text() +
                                               " is suspended and has 1 sign-ins that were not ended"});
}

TEST_P(InvariantsOfEvidence, find_a_finding_without_its_statement_and_a_result_of_another_hash) {
  database().write_unpublished([&](store::Writer& writer) {
    writer.run(
        "INSERT INTO analysis_run (id, board_id, dataset_id, version_id, version_hash, areas_hash, request, "
        "input_hash, result, result_hash, asked_at, done_at) SELECT 'r', board_id, dataset_id, id, '', '', '', '', "
        "'{}', 'x', imported_at, imported_at FROM dataset_version WHERE state = 'current'");
    writer.run(
        "INSERT INTO finding (id, board_id, run_id, data_en, data_fr, policing_en, policing_fr, misuse_en, misuse_fr, "
        "reason_en, reason_fr, drafted_at, stated_at, published_at) VALUES ('f', :board, 'r', 'a', 'b', 'c', '', 'e', "
        "'f', '', '', '2026-01-01', '2026-01-01', NULL)",
        {{"board", board}});
  });
  EXPECT_EQ(broken(), std::vector<std::string>{});
  run("UPDATE finding SET published_at = '2026-01-02'");
  std::string const sentence = "every published finding has its statement and its result: finding f ";
  EXPECT_EQ(broken(), (std::vector<std::string>{sentence + "is public without its statement of bias and harm",
                                                sentence + "rests on a result that its hash was not made of"}));
}

TEST_P(Invariants, find_a_checkpoint_that_is_gone) {
  ASSERT_TRUE(store::make_checkpoint({database(), board, clock, "test"}, store::SigningKey::make("board.example/log")));
  EXPECT_EQ(broken(), std::vector<std::string>{});
  auto const on_postgresql = GetParam() == tests::Engine::postgresql;
  run(on_postgresql ? "DROP TRIGGER checkpoint_is_never_changed ON checkpoint"
                    : "DROP TRIGGER checkpoint_is_never_deleted");
  run("DELETE FROM checkpoint");
  EXPECT_EQ(broken(),
            std::vector<std::string>{"every checkpoint fits its log: Entry 3 says that a checkpoint was made, and "
                                     "the checkpoint is gone. Ask who has a copy of it."});
}

TEST_P(Invariants, find_a_broken_chain) {
  auto const on_postgresql = GetParam() == tests::Engine::postgresql;
  run(std::string("DROP TRIGGER audit_entry_is_never_changed") + (on_postgresql ? " ON audit_entry" : ""));
  run("UPDATE audit_entry SET actor = 'somebody else'");
  EXPECT_EQ(broken(), std::vector<std::string>{"every audit chain is unbroken: entry 1 of board " + board.text() +
                                               ": the hash does not match the entry"});
}

TEST_P(Invariants, find_a_delegation_that_was_heard_and_never_admitted) {
  using enum board::MeetingAct;
  board::samples::Script script;
  script.opens().carries(1, "That a resident be heard.");
  script.does({.act = hear_delegation, .item = 1, .motion = 1, .text = "Ada Example"});
  auto const name = std::string("2026-12-17-regular");
  database().write([&](store::Writer& writer) { append_log(writer, board, name, {}, {}, script.log); });
  EXPECT_EQ(broken(), std::vector<std::string>{});
  auto const before = script.log;
  board::LogEntry const heard{.sequence = std::ssize(before) + 1,
                              .at = before.back().at,
                              .act = hear_delegation,
                              .item = 1,
                              .text = "Bo Example",
                              .number = 9};
  database().write([&](store::Writer& writer) {
    append_log(writer, board, name, board::record_of(before), before, std::span(&heard, 1));
  });
  EXPECT_EQ(broken(), std::vector<std::string>{"every delegation that was heard was admitted: entry " +
                                               std::to_string(heard.sequence) +
                                               " of 2026-12-17-regular hears a delegation that was neither accepted "
                                               "nor admitted by a motion"});
}

/// A meeting whose minutes are sealed.
class InvariantsOfMeetings : public Invariants {
 protected:
  InvariantsOfMeetings() {
    using enum board::MeetingAct;
    board::samples::Script script;
    script.opens().carries(1, "That the report be received.").does(adjourn_meeting).does(draft_minutes);
    script.surroundings.referred = board::MotionFacts{.meeting_date = "2027-01-28",
                                                      .state = board::MotionState::carried,
                                                      .item_kind = board::ItemKind::minutes,
                                                      .item_reference = "2026-12-17-regular"};
    script.does({.act = adopt_minutes, .reference = "2027-01-28-regular-1"});
    auto const seal = base::to_hex(board::seal_of(script.log, "minutes", "procès-verbal"));
    script.does({.act = seal_meeting, .text = "minutes", .text_fr = "procès-verbal", .reference = seal});
    database().write(
        [&](store::Writer& writer) { append_log(writer, board, "2026-12-17-regular", {}, {}, script.log); });
  }
  void change_an_entry(std::string const& sql) {
    run("DROP TRIGGER meeting_entry_is_never_changed" +
        std::string(GetParam() == tests::Engine::postgresql ? " ON meeting_entry" : ""));
    run(sql);
  }
};
WARDMOTE_ON_BOTH_DATABASES(InvariantsOfMeetings);

TEST_P(InvariantsOfMeetings, hold_behind_a_meeting_that_was_sealed) { EXPECT_EQ(broken(), std::vector<std::string>{}); }

TEST_P(InvariantsOfMeetings, find_a_list_that_says_else_than_the_log) {
  run("UPDATE meeting SET state = 'open'");
  run("UPDATE meeting_motion SET state = 'lost'");
  EXPECT_EQ(broken(), (std::vector<std::string>{
                          "every meeting is what its log says: meeting 2026-12-17-regular is sealed by its log, and "
                          "not so in the list of meetings",
                          "every meeting is what its log says: motion 2026-12-17-regular-1 is carried by the log, and "
                          "not so in the list of decisions"}));
}

TEST_P(InvariantsOfMeetings, find_an_entry_that_somebody_changed_behind_the_program) {
  change_an_entry("UPDATE meeting_entry SET words = 'That it be refused.' WHERE act = 'move_motion'");
  auto const found = broken();
  ASSERT_EQ(found.size(), 2u);
  EXPECT_NE(found.front().find("is not the one that the audit chain holds the hash of"), std::string::npos);
  EXPECT_EQ(found.back(),
            "every sealed meeting fits its seal: the log or the minutes of 2026-12-17-regular are not those that were "
            "sealed");
}

/// A discussion of three steps that was rejected, in the database of the table.
class InvariantsOfDiscussions : public Invariants {
 protected:
  InvariantsOfDiscussions() {
    migrate(situation::migrations());
    using enum situation::DiscussionAct;
    using situation::Stage;
    std::int64_t sequence = 0;
    for (auto const& [act, stage] : {std::pair(present_discussion, Stage::filter_2),
                                     {ask_for_more, Stage::filter_2},
                                     {reject_discussion, Stage::rejected}})
      database().write([&](store::Writer& writer) {
        situation::append_step(writer, board, {.number = "2026-0001", .stage = stage, .stage_since = clock.now()},
                               {.sequence = ++sequence, .at = clock.now(), .by = "chair", .act = act, .stage = stage},
                               {});
      });
  }
  void shed() {
    database().write(
        [&](store::Writer& writer) { situation::shed_details(writer, board, "2026-0001", clock.now(), "chair"); });
  }
};
WARDMOTE_ON_BOTH_DATABASES(InvariantsOfDiscussions);

TEST_P(InvariantsOfDiscussions, find_a_rejected_discussion_that_keeps_its_details) {
  EXPECT_EQ(broken(), std::vector<std::string>{"every rejected discussion has shed its details: discussion 2026-0001 "
                                               "was rejected and keeps its details"});
  shed();
  EXPECT_EQ(broken(), std::vector<std::string>{});
  run("INSERT INTO discussion_part (board_id, number, part, sequence, words) SELECT board_id, number, 'factors', 1, "
      "'x' "
      "FROM discussion");
  EXPECT_EQ(broken(), std::vector<std::string>{"every rejected discussion has shed its details: discussion 2026-0001 "
                                               "has shed its details and still holds some"});
}

TEST_P(InvariantsOfDiscussions, find_a_discussion_that_stands_elsewhere) {
  shed();
  run("UPDATE discussion SET stage = 'filter_4'");
  EXPECT_EQ(broken(), std::vector<std::string>{"every discussion stands where its steps led: discussion 2026-0001 "
                                               "stands elsewhere than its steps led"});
  run("UPDATE discussion SET stage = 'rejected', steps = 2");
  EXPECT_EQ(broken(), std::vector<std::string>{"every discussion stands where its steps led: discussion 2026-0001 "
                                               "counts other steps than it has"});
}

}  // namespace
}  // namespace wardmote::invariants
