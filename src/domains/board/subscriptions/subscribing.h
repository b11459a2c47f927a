#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domains/board/committees/committee.h"
#include "domains/board/delegations/delegation_room.h"
#include "domains/board/subscriptions/subscription.h"

namespace wardmote::board {

/// Subscriptions stand on the same as requests to speak: the board's room, and what an address of mail needs.
using SubscriptionRoom = DelegationRoom;

/// What somebody enters who wants to be told.
struct Subscribing {
  std::string email{};
  std::vector<NewsKind> news{};
  std::string meetings{};  ///< all, of a kind, or of a committee: see meetings_chosen
  std::string keyword{};
  access::FormLanguage language = access::FormLanguage::en;
};

/// Which meetings a choice of the form means: "" all, "special" those of a kind, "committee-governance" those of a committee;
/// nothing if it means none.
struct ChosenMeetings {
  std::optional<MeetingKind> kind{};
  std::string committee{};
};
std::optional<ChosenMeetings> meetings_chosen(std::string_view choice, std::span<Committee const> committees);
/// The committees that one can still be told of: those that were not disbanded before today. Who was told of another stays so.
std::vector<Committee> committees_offered(SubscriptionRoom const& room);
/// That choice of a committee.
std::string choice_of(Committee const& committee);

/// How long a subscription waits for the link in its first mail to be followed.
inline constexpr std::chrono::days subscriptions_wait{7};
/// So many that were not confirmed are held at once.
inline constexpr std::int64_t unconfirmed_max = 1000;

/// Keeps a subscription that tells nobody anything until it is confirmed, and sends the mail whose link confirms it. Refuses
/// form_invalid with each field.
base::Answer<void> subscribe(SubscriptionRoom const& room, Subscribing const& subscribing);
/// By the secret in the link. Refuses page_not_found; again does no harm.
base::Answer<void> confirm(SubscriptionRoom const& room, std::string const& secret);
/// Deletes it, and destroys the key of its address. Refuses page_not_found.
base::Answer<void> unsubscribe(SubscriptionRoom const& room, std::string const& secret);

/// The letters to subscribers.
access::LetterSource subscription_letters(SubscriptionRoom room);
/// Deletes those that were not confirmed in time; how many.
std::int64_t forget_unconfirmed(SubscriptionRoom const& room);

/// Adds `/subscribe` and the page of each subscription.
void add_subscription_routes(web::Router& router, SubscriptionRoom const& room);

}  // namespace wardmote::board
