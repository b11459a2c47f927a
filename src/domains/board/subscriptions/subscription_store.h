#pragma once

#include <string_view>
#include <vector>

#include "domains/board/subscriptions/subscription.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// All of a board's, by the index news_subscription_of_board.
std::vector<Subscription> list_subscriptions(store::Reader& reader, store::BoardId board);
/// The one whose page the secret opens. By the index news_subscription_by_secret.
std::optional<Subscription> find_subscription(store::Reader& reader, store::BoardId board, std::string_view secret);
std::optional<Subscription> find_subscription(store::Reader& reader, store::BoardId board, base::Id<Subscription> id);

void insert_subscription(store::Writer& writer, store::BoardId board, Subscription const& subscription);
void confirm_subscription(store::Writer& writer, base::Id<Subscription> id, base::Instant now);
void delete_subscription(store::Writer& writer, base::Id<Subscription> id);

/// Adds a message for each subscription that is told of what the act makes of a meeting, in the caller's transaction.
void tell_subscribers(store::Writer& writer, base::Clock const& clock, store::BoardId board, std::string_view meeting,
                      MeetingAct act, MeetingRecord const& record);

/// MessageRequest::kind of the mail to be confirmed, and of news.
inline constexpr std::string_view subscription_asked_kind = "subscription_asked";
std::string_view message_kind_of(NewsKind kind);  ///< "news_notice"

}  // namespace wardmote::board
