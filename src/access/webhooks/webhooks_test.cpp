#include "access/webhooks/webhooks.h"

#include <set>

#include "access/webhooks/calling.h"
#include "access/webhooks/webhook_store.h"
#include "store/audit_chain.h"
#include "store/outbox/outbox_store.h"
#include "tests/support/fresh_database.h"
#include "tests/support/fresh_vault.h"

namespace wardmote::access {
namespace {

class Webhooks : public tests::OnBothDatabases {
 protected:
  Webhooks() { migrate(migrations()); }

  base::Id<Webhook> add() { return add_webhook(room, "https://hooks.example.ca/a", "test")->webhook; }
  std::optional<Webhook> held(base::Id<Webhook> id) {
    return database().read([&](store::Reader& reader) { return find_webhook(reader, board, id); });
  }
  void act(std::string action, std::map<std::string, std::string> details = {}) {
    auto one = entry(std::move(action));
    one.details = std::move(details);
    database().write([&](store::Writer& writer) { writer.record(one); });
  }
  std::vector<store::Message> messages() {
    return database().read([&](store::Reader& reader) { return store::list_messages(reader, board, 100); });
  }
  std::string secret_of(base::Id<Webhook> id) {
    auto const secret = sealed.vault->open(place_of_secret(room, id, "secret"), held(id)->secret);
    return secret ? std::string(secret->text()) : "";
  }

  tests::FreshVault sealed;
  AccessRoom room{.database = database(),
                  .board = board,
                  .clock = clock,
                  .vault = sealed.vault.get(),
                  .calls = {.hosts = {"hooks.example.ca"}},
                  .public_acts = {{"import_dataset", "/data/{dataset}"}, {"publish_profile", "/"}}};
};
WARDMOTE_ON_BOTH_DATABASES(Webhooks);

TEST_P(Webhooks, are_told_of_public_acts_alone_and_once_however_many_look) {
  auto const one = add(), other = add();
  act("import_dataset", {{"dataset", "halton"}});
  act("add_person");
  act("import_dataset");
  EXPECT_TRUE(look_for_calls(room));
  EXPECT_FALSE(look_for_calls(room));
  ASSERT_EQ(messages().size(), 2u)
      << "one for each; the person is nobody's business, and an entry without its dataset has no link";
  EXPECT_EQ(messages()[0].request.details.at("path"), "/data/halton");
  EXPECT_EQ(messages()[0].request.channel, store::Channel::webhook);
  EXPECT_EQ(std::set({messages()[0].request.recipient, messages()[1].request.recipient}),
            std::set({one.text(), other.text()}));
}

TEST_P(Webhooks, are_not_told_of_what_was_done_before_they_were_there_or_while_they_were_paused) {
  act("publish_profile");
  auto const id = add();
  EXPECT_TRUE(pause_webhook(room, id.text(), "test"));
  act("publish_profile");
  EXPECT_FALSE(look_for_calls(room));
  EXPECT_TRUE(resume_webhook(room, id.text(), "test"));
  look_for_calls(room);
  EXPECT_TRUE(messages().empty());
  act("publish_profile");
  EXPECT_TRUE(look_for_calls(room));
  EXPECT_EQ(messages().size(), 1u);
}

TEST_P(Webhooks, keep_their_secret_sealed_and_lose_it_when_they_are_removed) {
  auto const made = add_webhook(room, "https://hooks.example.ca/a", "test");
  EXPECT_EQ(secret_of(made->webhook), made->secret.text());
  auto const kept = held(made->webhook)->secret;
  EXPECT_TRUE(remove_webhook(room, made->webhook.text(), "test"));
  EXPECT_FALSE(held(made->webhook));
  EXPECT_EQ(sealed.vault->open(place_of_secret(room, made->webhook, "secret"), kept).error().code,
            base::RefusalCode::key_shredded);
}

TEST_P(Webhooks, get_another_secret_and_keep_the_one_before_for_a_day) {
  auto const id = add();
  auto const before = secret_of(id);
  auto const made = rotate_webhook_secret(room, id.text(), "test");
  ASSERT_TRUE(made);
  EXPECT_EQ(secret_of(id), made->secret.text());
  EXPECT_NE(secret_of(id), before);
  EXPECT_EQ(sealed.vault->open(place_of_secret(room, id, "secret_before"), *held(id)->secret_before)->text(), before);
  EXPECT_EQ(held(id)->before_until, clock.now() + std::chrono::hours{24});
}

TEST_P(Webhooks, that_may_not_be_called_are_refused_at_their_field) {
  auto const refused = add_webhook(room, "https://127.0.0.1/", "test");
  EXPECT_EQ(refused.error().code, base::RefusalCode::form_invalid);
  EXPECT_EQ(refused.error().fields.at(0).field, "url");
}

TEST_P(Webhooks, that_are_not_there_are_refused) {
  auto const nobody = base::Id<Webhook>::make(clock).text();
  for (auto const change : {pause_webhook, resume_webhook, test_webhook, remove_webhook}) {
    EXPECT_EQ(change(room, nobody, "test").error().code, base::RefusalCode::webhook_unknown);
    EXPECT_EQ(change(room, "x", "test").error().code, base::RefusalCode::webhook_unknown);
  }
  EXPECT_EQ(rotate_webhook_secret(room, nobody, "test").error().code, base::RefusalCode::webhook_unknown);
}

TEST_P(Webhooks, need_the_key_for_their_secrets) {
  auto without = room;
  without.vault = nullptr;
  EXPECT_EQ(add_webhook(without, "https://hooks.example.ca/", "test").error().code, base::RefusalCode::key_not_given);
}

TEST_P(Webhooks, leave_their_address_out_of_the_audit_chain) {
  auto const id = add();
  rotate_webhook_secret(room, id.text(), "test");
  auto const links =
      database().read([&](store::Reader& reader) { return store::audit_links(reader, board, std::nullopt, 2); });
  for (auto const& link : links) {
    EXPECT_EQ(link.entry.subject, id.text());
    EXPECT_TRUE(link.entry.details.empty());
  }
}

}  // namespace
}  // namespace wardmote::access
