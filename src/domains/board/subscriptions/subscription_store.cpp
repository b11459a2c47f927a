#include "domains/board/subscriptions/subscription_store.h"

#include "access/secrecy/sealing.h"
#include "access/session_store.h"
#include "base/choice.h"
#include "store/outbox/outbox_store.h"

namespace wardmote::board {
namespace {

Subscription subscription_of(store::Row const& row) {
  Subscription subscription{.id = row.id<Subscription>("id"),
                            .asked_at = row.instant("asked_at"),
                            .language = base::choice_of<access::FormLanguage>(row.text("language")),
                            .tells_notice = row.truth("tells_notice"),
                            .tells_decisions = row.truth("tells_decisions"),
                            .tells_minutes = row.truth("tells_minutes"),
                            .meeting_kind = base::choice_called<MeetingKind>(row.text("meeting_kind")),
                            .committee = row.text("committee"),
                            .keyword = row.text("keyword"),
                            .contact = access::sealed_in<SealedSubscriber>(row, "contact"),
                            .secret_hash = row.text("secret_hash")};
  if (!row.is_null("confirmed_at")) subscription.confirmed_at = row.instant("confirmed_at");
  return subscription;
}

}  // namespace

std::vector<Subscription> list_subscriptions(store::Reader& reader, store::BoardId board) {
  return reader.list("SELECT * FROM news_subscription WHERE board_id = :board ORDER BY id", {{"board", board}},
                     subscription_of);
}

std::optional<Subscription> find_subscription(store::Reader& reader, store::BoardId board, std::string_view secret) {
  return reader.first("SELECT * FROM news_subscription WHERE board_id = :board AND secret_hash = :hash",
                      {{"board", board}, {"hash", access::kept_of(secret)}}, subscription_of);
}

std::optional<Subscription> find_subscription(store::Reader& reader, store::BoardId board, base::Id<Subscription> id) {
  return reader.first("SELECT * FROM news_subscription WHERE board_id = :board AND id = :id",
                      {{"board", board}, {"id", id}}, subscription_of);
}

void insert_subscription(store::Writer& writer, store::BoardId board, Subscription const& subscription) {
  writer.run(
      "INSERT INTO news_subscription (id, board_id, asked_at, language, tells_notice, tells_decisions, tells_minutes, "
      "meeting_kind, committee, keyword, contact, secret_hash) VALUES (:id, :board, :asked_at, :language, :notice, "
      ":decisions, :minutes, :kind, :committee, :keyword, :contact, :hash)",
      {{"id", subscription.id},
       {"board", board},
       {"asked_at", subscription.asked_at},
       {"language", base::spelling_of(subscription.language)},
       {"notice", subscription.tells_notice},
       {"decisions", subscription.tells_decisions},
       {"minutes", subscription.tells_minutes},
       {"kind", subscription.meeting_kind ? base::spelling_of(*subscription.meeting_kind) : ""},
       {"committee", subscription.committee},
       {"keyword", subscription.keyword},
       {"contact", access::parameter_of(subscription.contact)},
       {"hash", subscription.secret_hash}});
}

void confirm_subscription(store::Writer& writer, base::Id<Subscription> id, base::Instant now) {
  writer.run("UPDATE news_subscription SET confirmed_at = :now WHERE id = :id", {{"id", id}, {"now", now}});
}

void delete_subscription(store::Writer& writer, base::Id<Subscription> id) {
  writer.run("DELETE FROM news_subscription WHERE id = :id", {{"id", id}});
}

void tell_subscribers(store::Writer& writer, base::Clock const& clock, store::BoardId board, std::string_view meeting,
                      MeetingAct act, MeetingRecord const& record) {
  auto const kind = news_of(act);
  if (!kind) return;
  for (auto const& subscription : list_subscriptions(writer, board))
    if (is_told(subscription, *kind, record))
      store::add_message(writer, clock,
                         {.board = board,
                          .kind = std::string(message_kind_of(*kind)),
                          .recipient = subscription.id.text(),
                          .details = {{"meeting", std::string(meeting)}}});
}

std::string_view message_kind_of(NewsKind kind) {
  switch (kind) {
    case NewsKind::notice: return "news_notice";
    case NewsKind::decisions: return "news_decisions";
    default: return "news_minutes";
  }
}

}  // namespace wardmote::board
