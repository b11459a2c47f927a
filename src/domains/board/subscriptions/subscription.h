#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "access/form_language.h"
#include "access/secrecy/sealed.h"
#include "base/clock.h"
#include "base/id.h"
#include "domains/board/meetings/record.h"

namespace wardmote::board {

/// What subscribers are told of. Nothing is told of what a meeting does in closed session.
enum class NewsKind {
  notice,     ///< of a meeting, with its agenda; and that it is cancelled
  decisions,  ///< once a meeting is over
  minutes     ///< once they were adopted
};
BOOST_DESCRIBE_ENUM(NewsKind, notice, decisions, minutes)

/// Address of mail and secret of the page of a subscription: nobody reads them, the program writes to the one with the other.
struct SubscriptionContact;
using SealedSubscriber = access::Sealed<access::Audience::nobody, SubscriptionContact>;

struct Subscription {
  base::Id<Subscription> id{};
  base::Instant asked_at{};
  std::optional<base::Instant> confirmed_at{};
  access::FormLanguage language = access::FormLanguage::en;
  bool tells_notice = false;
  bool tells_decisions = false;
  bool tells_minutes = false;
  std::optional<MeetingKind> meeting_kind{};  ///< nothing: meetings of every kind
  std::string committee{};                    ///< as addresses name it; empty: of every body
  std::string keyword{};                      ///< in small letters (ASCII); empty: whatever it is about
  std::optional<SealedSubscriber> contact{};
  std::string secret_hash{};
  bool tells(NewsKind kind) const;
};

/// The news that an act makes of a meeting; nothing for most.
std::optional<NewsKind> news_of(MeetingAct act);

/// Whether a subscription is told of that news: confirmed, of that kind, kind of meeting and committee, and its keyword stands in the title
/// of an item or in a motion, as everybody can read them. Pure.
bool is_told(Subscription const& subscription, NewsKind kind, MeetingRecord const& record);

}  // namespace wardmote::board
