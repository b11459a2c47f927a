#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "domains/board/goal_status.h"
#include "domains/board/meetings/meeting_view.h"
#include "domains/board/profile.h"
#include "web/context.h"

namespace wardmote::board {

BOOST_DESCRIBE_ENUM(StatusWord, supported, cannot_tell, not_supported, not_measured)

struct ContactView {
  std::string slug{};
  std::string name{};
  std::string purpose{};
  std::string reach{};
  std::string href{};
  bool check_first = false;  ///< may have changed since its source was read
};
BOOST_DESCRIBE_STRUCT(ContactView, (), (slug, name, purpose, reach, href, check_first))

struct GoalView {
  std::string slug{};
  std::string name{};
  std::string promise{};
  StatusWord status = StatusWord::not_measured;
  std::string status_label{};
  bool is_measured = false;
  std::string sentence{};  ///< what the figures say; empty if it is not measured
  std::string measure{};   ///< what would show progress
  std::string why_not{};   ///< empty if it is measured
  std::string page{};      ///< the page that shows how it is known, without language; empty if it is not measured
  std::string as_of{};
};
BOOST_DESCRIBE_STRUCT(GoalView, (),
                      (slug, name, promise, status, status_label, is_measured, sentence, measure, why_not, page, as_of))

struct PriorityView {
  std::string slug{};
  std::string name{};
  std::string sentence{};
};
BOOST_DESCRIBE_STRUCT(PriorityView, (), (slug, name, sentence))

struct SourceView {
  std::string title{};
  std::string href{};
};
BOOST_DESCRIBE_STRUCT(SourceView, (), (title, href))

/// The front page.
struct HomeView {
  std::string title{};
  std::string about{};
  std::vector<std::string> municipalities{};
  std::string municipalities_sentence{};
  std::vector<ContactView> emergency{};
  std::vector<ContactView> not_emergency{};
  std::string goals_sentence{};  ///< how many of the goals are measured
  std::vector<GoalView> goals{};
  std::string plan{};  ///< which plan the priorities are of
  std::vector<PriorityView> priorities{};
  std::optional<MeetingRow> next_meeting{};
  std::string speak_by{};  ///< UTC: until when one can ask in time to speak at it; empty if no requests are taken
  std::vector<DecisionRow> decided{};  ///< the newest motions that were carried or lost
  std::string next{};                  ///< what stands there while no meeting is planned
  std::vector<ContactView> board_contacts{};
  std::vector<ContactView> complaints{};
  std::vector<SourceView> sources{};
  base::LocalDate checked_on{};
  std::string checked_sentence{};
};
BOOST_DESCRIBE_STRUCT(HomeView, (),
                      (title, about, municipalities, municipalities_sentence, emergency, not_emergency, goals_sentence,
                       goals, plan, priorities, next_meeting, speak_by, decided, next, board_contacts, complaints,
                       sources, checked_on, checked_sentence))

/// The front page of a profile in a language, its goals standing as `statuses` say. A status for a goal that the
/// profile does not have is left out.
HomeView home_view(Profile const& profile, std::vector<GoalStatus> const& statuses, web::Tongue const& tongue);

/// "A", "A and B", "A, B and C".
std::string enumeration(std::vector<std::string> const& names, web::Tongue const& tongue);

}  // namespace wardmote::board
