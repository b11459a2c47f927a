#include "store/outbox/outbox_store.h"

#include "tests/support/job_queue.h"

namespace wardmote::store {
namespace {

class AnOutbox : public tests::OnJobQueue {
 protected:
  MessageRequest message(std::string kind = "invitation") const {
    return {.board = board, .kind = std::move(kind), .recipient = "maria", .details = {{"a", "b"}}};
  }
  MessageId send(MessageRequest const& wanted) {
    return database().write_unpublished([&](Writer& writer) { return add_message(writer, clock, wanted); });
  }
  std::optional<Job> claim_sending() {
    return claim_job(database(), clock, {.kinds = {"send_mail"}, .worker = "worker", .duration = lease_duration});
  }
  std::optional<Message> held(MessageId id) {
    return database().read([&](Reader& reader) { return find_message(reader, board, id); });
  }
  void let_fail() { ASSERT_TRUE(fail(*claim_sending(), true)); }
  template <class Act>
  base::Answer<void> decide(Act act, MessageId id) {
    return database().write_unpublished([&](Writer& writer) { return act(writer, clock, board, id); });
  }
  std::vector<Job> telling() {
    auto jobs = list();
    std::erase_if(jobs, [](Job const& job) { return job.kind != telling_kind; });
    return jobs;
  }
};
WARDMOTE_ON_BOTH_DATABASES(AnOutbox);

TEST_P(AnOutbox, holds_no_message_whose_change_was_undone) {
  EXPECT_THROW(database().write_unpublished([&](Writer& writer) {
    add_message(writer, clock, message());
    throw std::runtime_error("the change failed");
  }),
               std::runtime_error);
  EXPECT_TRUE(list().empty());
  EXPECT_FALSE(claim_sending());
}

TEST_P(AnOutbox, gives_each_message_to_one_worker_until_it_is_sent) {
  auto const id = send(message());
  auto const job = claim_sending();
  ASSERT_TRUE(job);
  EXPECT_FALSE(claim_sending());
  auto const found = database().read([&](Reader& reader) { return message_of(reader, *job); });
  EXPECT_EQ(found->id, id);
  EXPECT_EQ(found->request.details.at("a"), "b");
  EXPECT_TRUE(finish(*job));
  EXPECT_EQ(held(id)->state, JobState::done);
  EXPECT_EQ(held(id)->ended_at, clock.now());
}

TEST_P(AnOutbox, tries_for_about_a_day_before_it_gives_a_message_up) {
  auto const id = send(message());
  auto const begun = clock.now();
  while (auto const job = claim_sending()) {
    fail(*job);
    clock.advance(held(id)->next_attempt_at > clock.now() ? held(id)->next_attempt_at - clock.now()
                                                          : std::chrono::seconds{0});
  }
  EXPECT_TRUE(held(id)->is_dead());
  EXPECT_EQ(held(id)->attempts, sending_attempts_max);
  EXPECT_GT(clock.now() - begun, std::chrono::hours{18});
  EXPECT_LT(clock.now() - begun, std::chrono::hours{30});
}

TEST_P(AnOutbox, sends_a_dead_letter_again_under_the_same_identifier) {
  auto const id = send(message());
  let_fail();
  EXPECT_TRUE(decide(resend_message, id));
  EXPECT_FALSE(held(id)->is_dead());
  auto const again = claim_sending();
  ASSERT_TRUE(again);
  EXPECT_EQ(database().read([&](Reader& reader) { return message_of(reader, *again); })->id, id);
  EXPECT_EQ(again->attempts, 1);
}

TEST_P(AnOutbox, lets_dead_letters_alone_be_decided_about_and_once) {
  auto const id = send(message());
  EXPECT_EQ(decide(resend_message, id).error().code, base::RefusalCode::message_not_failed);
  EXPECT_EQ(decide(discard_message, id).error().code, base::RefusalCode::message_not_failed);
  let_fail();
  EXPECT_TRUE(decide(discard_message, id));
  EXPECT_EQ(decide(discard_message, id).error().code, base::RefusalCode::message_not_failed);
  EXPECT_EQ(decide(resend_message, id).error().code, base::RefusalCode::message_not_failed);
  EXPECT_EQ(decide(discard_message, MessageId::make(clock)).error().code, base::RefusalCode::message_unknown);
}

TEST_P(AnOutbox, counts_the_dead_letters_that_wait_for_a_decision) {
  auto const count = [&] { return database().read([&](Reader& reader) { return count_dead_letters(reader, board); }); };
  auto const id = send(message());
  EXPECT_EQ(count(), 0);
  let_fail();
  EXPECT_EQ(count(), 1);
  EXPECT_TRUE(decide(discard_message, id));
  EXPECT_EQ(count(), 0);
}

TEST_P(AnOutbox, lists_the_newest_first_page_by_page) {
  auto const first = send(message("first")), second = send(message("second"));
  auto const page = [&](std::optional<MessageId> before) {
    return database().read([&](Reader& reader) { return list_messages(reader, board, 1, before); });
  };
  EXPECT_EQ(page({}).at(0).id, second);
  EXPECT_EQ(page(second).at(0).id, first);
  EXPECT_TRUE(page(first).empty());
}

TEST_P(AnOutbox, remembers_who_was_told_of_what_and_when) {
  send(message());
  auto const was = [&](std::string_view recipient, std::string_view kind, base::Instant since) {
    return database().read([&](Reader& reader) { return was_told(reader, recipient, kind, since); });
  };
  EXPECT_TRUE(was("maria", "invitation", clock.now()));
  EXPECT_FALSE(was("maria", "invitation", clock.now() + std::chrono::seconds{1}));
  EXPECT_FALSE(was("maria", "new_device", clock.now()));
  EXPECT_FALSE(was("john", "invitation", clock.now()));
}

TEST_P(AnOutbox, forgets_old_messages) {
  auto const id = send(message());
  clock.advance(std::chrono::hours{1});
  auto const forget = [&](base::Instant before) {
    return database().write_unpublished([&](Writer& writer) { return delete_old_messages(writer, before); });
  };
  EXPECT_EQ(forget(clock.now() - std::chrono::hours{2}), 0);
  EXPECT_EQ(forget(clock.now()), 1);
  EXPECT_FALSE(held(id));
}

TEST_P(AnOutbox, has_a_job_that_failed_for_good_told_of_and_no_other) {
  auto const id = add();
  fail(*claim());
  EXPECT_TRUE(telling().empty()) << "another attempt follows";
  clock.advance(std::chrono::hours{1});
  fail(*claim(), true);
  ASSERT_EQ(telling().size(), 1u);
  EXPECT_EQ(telling().at(0).request, "{\"job\":\"" + id.text() + "\"}");
  auto const teller =
      claim_job(database(), clock, {.kinds = {std::string(telling_kind)}, .worker = "w", .duration = lease_duration});
  fail(*teller, true);
  EXPECT_EQ(telling().size(), 1u) << "what tells is not told of";
}

TEST_P(AnOutbox, has_a_job_told_of_that_was_abandoned_at_its_last_attempt) {
  auto wanted = request();
  wanted.attempts_max = 1;
  add(wanted);
  ASSERT_TRUE(claim());
  clock.advance(lease_duration);
  EXPECT_FALSE(claim());
  EXPECT_EQ(telling().size(), 1u);
}

}  // namespace
}  // namespace wardmote::store
