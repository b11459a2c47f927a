#include "domains/board/subscriptions/subscribing.h"

#include <algorithm>

#include "access/secrecy/sealing.h"
#include "access/session_store.h"
#include "base/choice.h"
#include "base/hash.h"
#include "base/text.h"
#include "domains/board/committees/committee_store.h"
#include "domains/board/form_check.h"
#include "domains/board/profile_store.h"
#include "domains/board/subscriptions/subscription_store.h"
#include "store/backup/purged_records_store.h"
#include "store/outbox/outbox_store.h"
#include "web/context.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

constexpr std::size_t secret_bytes = 24;

store::SealedPlace place_of(SubscriptionRoom const& room, base::Id<Subscription> id) {
  return {.record = {room.room.board, "news_subscription", id.text()}, .column = "contact", .stage = "held"};
}

/// That there is one more or less is in the chain; what it is about and whose it is are not.
void record(store::Writer& writer, SubscriptionRoom const& room, std::string_view actor, std::string_view action) {
  writer.record({.board = room.room.board,
                 .actor = std::string(actor),
                 .action = std::string(action),
                 .subject = "subscriptions"});
}

bool has(std::vector<NewsKind> const& news, NewsKind kind) { return std::ranges::find(news, kind) != news.end(); }

constexpr std::string_view of_committee = "committee-";

base::Answer<void> is_sound(SubscriptionRoom const& room, Subscribing const& subscribing,
                            std::optional<ChosenMeetings> const& meetings) {
  FormCheck check;
  if (!room.takes_address())
    check.wrong("email", message_id("No e-mail is sent from here. Leave the address out."));
  else if (!access::can_be_mailed(subscribing.email))
    check.wrong("email", message_id("Enter an e-mail address like name@example.ca."));
  if (subscribing.news.empty()) check.wrong("news", message_id("Choose what you want to be told of."));
  if (!meetings) check.wrong("meetings", message_id("Choose one of the list."));
  if (!subscribing.keyword.empty()) check.line("keyword", subscribing.keyword, {});
  if (!check.is_well()) return check.refused();
  return {};
}

void end(store::Writer& writer, SubscriptionRoom const& room, Subscription const& subscription, base::Instant now) {
  delete_subscription(writer, subscription.id);
  store::enter_purged(writer, place_of(room, subscription.id).record, now);
}

void shred(SubscriptionRoom const& room, Subscription const& subscription) {
  if (room.vault != nullptr) std::ignore = room.vault->shred(place_of(room, subscription.id).record);
}

std::string_view sentence_of(std::string_view kind) {
  if (kind == subscription_asked_kind)
    return message_id(
        "Somebody gave this address to be told of news of {board}. If that was you, confirm it here; if "
        "not, do nothing:");
  if (kind == message_kind_of(NewsKind::notice))
    return message_id("There is news of a meeting of {board}: its notice and agenda, or that it is cancelled.");
  if (kind == message_kind_of(NewsKind::decisions)) return message_id("A meeting of {board} is over. What it decided:");
  if (kind == message_kind_of(NewsKind::minutes)) return message_id("Minutes of {board} were adopted:");
  return {};
}

}  // namespace

std::string choice_of(Committee const& committee) { return std::string(of_committee) + committee.slug; }

std::optional<ChosenMeetings> meetings_chosen(std::string_view choice, std::span<Committee const> committees) {
  if (choice.empty()) return ChosenMeetings{};
  if (auto const kind = base::choice_called<MeetingKind>(choice)) return ChosenMeetings{.kind = kind};
  for (auto const& committee : committees)
    if (choice == choice_of(committee)) return ChosenMeetings{.committee = committee.slug};
  return std::nullopt;
}

std::vector<Committee> committees_offered(SubscriptionRoom const& room) {
  auto const [committees, zone] = room.room.database.read([&](store::Reader& reader) {
    return std::pair(list_committees(reader, room.room.board), time_zone_of(reader, room.room.board));
  });
  return not_over(committees, web::local_date(room.room.clock.now(), zone));
}

base::Answer<void> subscribe(SubscriptionRoom const& room, Subscribing const& subscribing) {
  auto const meetings = meetings_chosen(subscribing.meetings, committees_offered(room));
  if (auto const sound = is_sound(room, subscribing, meetings); !sound) return sound;
  auto const now = room.room.clock.now();
  auto const secret = base::random_secret(secret_bytes);
  Subscription subscription{.id = base::Id<Subscription>::make(room.room.clock),
                            .asked_at = now,
                            .language = subscribing.language,
                            .tells_notice = has(subscribing.news, NewsKind::notice),
                            .tells_decisions = has(subscribing.news, NewsKind::decisions),
                            .tells_minutes = has(subscribing.news, NewsKind::minutes),
                            .meeting_kind = meetings->kind,
                            .committee = meetings->committee,
                            .keyword = base::lower_ascii(subscribing.keyword),
                            .secret_hash = access::kept_of(secret)};
  auto contact = access::sealed_as<SealedSubscriber>(room.vault, place_of(room, subscription.id),
                                                     subscribing.email + "\n" + secret);
  if (!contact) return std::unexpected(contact.error());
  subscription.contact = *std::move(contact);
  return room.room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    auto const all = list_subscriptions(writer, room.room.board);
    auto const waits = [](Subscription const& one) { return !one.confirmed_at; };
    if (std::ranges::count_if(all, waits) >= unconfirmed_max)
      return base::refuse_field("email",
                                message_id("Too many subscriptions wait to be confirmed. Try again in a week."));
    insert_subscription(writer, room.room.board, subscription);
    record(writer, room, "resident", "ask_subscription");
    store::add_message(
        writer, room.room.clock,
        {.board = room.room.board, .kind = std::string(subscription_asked_kind), .recipient = subscription.id.text()});
    return {};
  });
}

base::Answer<void> confirm(SubscriptionRoom const& room, std::string const& secret) {
  return room.room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    auto const held = find_subscription(writer, room.room.board, secret);
    if (!held) return base::refuse(RefusalCode::page_not_found);
    if (held->confirmed_at) return {};
    confirm_subscription(writer, held->id, room.room.clock.now());
    record(writer, room, "resident", "confirm_subscription");
    return {};
  });
}

base::Answer<void> unsubscribe(SubscriptionRoom const& room, std::string const& secret) {
  auto const ended = room.room.database.write([&](store::Writer& writer) -> base::Answer<Subscription> {
    auto const held = find_subscription(writer, room.room.board, secret);
    if (!held) return base::refuse(RefusalCode::page_not_found);
    end(writer, room, *held, room.room.clock.now());
    record(writer, room, "resident", "end_subscription");
    return *held;
  });
  if (!ended) return std::unexpected(ended.error());
  shred(room, *ended);
  return {};
}

access::LetterSource subscription_letters(SubscriptionRoom room) {
  return [room = std::move(room)](store::Message const& message) -> std::optional<access::Letter> {
    auto const sentence = sentence_of(message.request.kind);
    auto const id = base::Id<Subscription>::of(message.request.recipient);
    if (sentence.empty() || !id) return std::nullopt;
    auto const held =
        room.room.database.read([&](store::Reader& reader) { return find_subscription(reader, room.room.board, *id); });
    if (!held || !held->contact) return std::nullopt;
    auto const opened = held->contact->open(access::Opening::for_check(), room.vault, place_of(room, *id), "");
    if (!opened) return std::nullopt;
    auto const line = opened->text().find('\n');
    auto const own_page = "/subscriptions/" + std::string(opened->text().substr(line + 1));
    auto const meeting = message.request.details.find("meeting");
    auto const is_news = meeting != message.request.details.end();
    return access::Letter{.to = std::string(opened->text().substr(0, line)),
                          .language = access::language_of(held->language),
                          .sentence = sentence,
                          .path = is_news ? "/meetings/" + meeting->second : own_page,
                          .leave = is_news ? own_page : ""};
  };
}

std::int64_t forget_unconfirmed(SubscriptionRoom const& room) {
  auto const now = room.room.clock.now();
  auto due =
      room.room.database.read([&](store::Reader& reader) { return list_subscriptions(reader, room.room.board); });
  std::erase_if(due,
                [&](Subscription const& one) { return one.confirmed_at || one.asked_at > now - subscriptions_wait; });
  if (due.empty()) return 0;
  room.room.database.write([&](store::Writer& writer) {
    for (auto const& subscription : due) end(writer, room, subscription, now);
    record(writer, room, "schedule", "end_subscription");
  });
  for (auto const& subscription : due) shred(room, subscription);
  return std::ssize(due);
}

}  // namespace wardmote::board
