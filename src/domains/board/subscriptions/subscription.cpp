#include "domains/board/subscriptions/subscription.h"

#include <algorithm>

#include "base/text.h"

namespace wardmote::board {
namespace {

bool holds(std::string const& text, std::string const& keyword) {
  return base::lower_ascii(text).find(keyword) != std::string::npos;
}

bool is_about(MeetingRecord const& record, std::string const& keyword) {
  auto const in_item = [&](AgendaItem const& item) {
    return item.state != ItemState::dropped && (holds(item.title_en, keyword) || holds(item.title_fr, keyword));
  };
  auto const in_motion = [&](Motion const& motion) {
    return holds(motion.text, keyword) || holds(motion.text_fr, keyword);
  };
  return std::ranges::any_of(record.items, in_item) || std::ranges::any_of(record.motions, in_motion);
}

}  // namespace

bool Subscription::tells(NewsKind kind) const {
  switch (kind) {
    case NewsKind::notice: return tells_notice;
    case NewsKind::decisions: return tells_decisions;
    case NewsKind::minutes: return tells_minutes;
  }
  return false;
}

std::optional<NewsKind> news_of(MeetingAct act) {
  switch (act) {
    case MeetingAct::give_notice:
    case MeetingAct::cancel_meeting: return NewsKind::notice;
    case MeetingAct::adjourn_meeting: return NewsKind::decisions;
    case MeetingAct::adopt_minutes: return NewsKind::minutes;
    default: return std::nullopt;
  }
}

bool is_told(Subscription const& subscription, NewsKind kind, MeetingRecord const& record) {
  if (!subscription.confirmed_at || !subscription.tells(kind)) return false;
  if (subscription.meeting_kind && *subscription.meeting_kind != record.kind) return false;
  if (!subscription.committee.empty() && subscription.committee != record.committee.slug) return false;
  // A draft agenda is nobody's to know of.
  if (record.noticed_at == base::Instant{}) return subscription.keyword.empty();
  return subscription.keyword.empty() || is_about(record, subscription.keyword);
}

}  // namespace wardmote::board
