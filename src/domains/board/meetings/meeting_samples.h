#pragma once

#include <gtest/gtest.h>

#include "base/choice.h"
#include "domains/board/meetings/decide.h"

// A meeting of a board of five, for the tests of this folder.
namespace wardmote::board::samples {

inline std::vector<Seat> const five{{"a", "Amara"}, {"b", "Bela"}, {"c", "Chen"}, {"d", "Dina"}, {"e", "Emil"}};

/// A meeting's log as a test writes it, a minute between two entries.
class Script {
 public:
  std::vector<LogEntry> log{};
  Surroundings surroundings{.today = *base::date_of("2026-12-01"), .meeting = "2026-12-17-regular", .seats = five};

  explicit Script(std::string kind = "regular", NamedCommittee committee = {}) {
    surroundings.board = five;
    surroundings.committee = std::move(committee);
    does({.act = MeetingAct::plan_meeting,
          .choice = std::move(kind),
          .text = "Council chamber",
          .reference = "2026-12-17 09:00"});
  }

  base::Answer<std::vector<LogEntry>> asks(LogEntry order) const {
    order.at = *base::instant_of("2026-12-17T14:00:00.000000Z") + std::chrono::minutes(log.size());
    order.by = "clerk";
    return decide(log, order, surroundings);
  }
  /// Written to the log; the test fails if it is refused.
  Script& does(LogEntry const& order) {
    auto const entries = asks(order);
    EXPECT_TRUE(entries) << base::spelling_of(order.act) << ": "
                         << (entries ? "" : base::code_of(entries.error().code));
    if (entries) log.insert(log.end(), entries->begin(), entries->end());
    return *this;
  }
  Script& does(MeetingAct act) { return does(LogEntry{.act = act}); }
  /// The code that an order is refused with; "allowed" if it is not.
  std::string refusal(LogEntry const& order) const {
    auto const entries = asks(order);
    return entries ? "allowed" : std::string(base::code_of(entries.error().code));
  }
  MeetingRecord record() const { return record_of(log); }

  Script& proposes(std::string_view kind, std::string title, std::string reference = {}) {
    return does({.act = MeetingAct::propose_item,
                 .choice = std::string(kind),
                 .text = std::move(title),
                 .reference = std::move(reference)});
  }
  Script& arrives(std::initializer_list<char const*> members) {
    for (auto const* member : members) does({.act = MeetingAct::record_arrival, .member = member});
    return *this;
  }
  /// Noticed in time with one report (item 1), opened with these members, the report taken up.
  Script& opens(std::initializer_list<char const*> members = {"a", "b", "c", "d", "e"}) {
    proposes("report", "Annual report");
    return opens_as_planned(members).does({.act = MeetingAct::take_up_item, .item = 1});
  }
  Script& opens_as_planned(std::initializer_list<char const*> members = {"a", "b", "c", "d", "e"}) {
    does(MeetingAct::give_notice).does(MeetingAct::call_to_order);
    return arrives(members).does(MeetingAct::open_meeting);
  }
  /// A motion on an item, seconded and stated.
  Script& moves(std::int64_t item, std::string text) {
    does({.act = MeetingAct::move_motion, .item = item, .member = "a", .seconder = "b", .text = std::move(text)});
    return does({.act = MeetingAct::state_motion, .motion = record().motion_before});
  }
  Script& opens_vote(std::string_view rule = "majority_of_votes_cast", std::string_view method = "show_of_hands") {
    return does({.act = MeetingAct::open_vote,
                 .motion = record().motion_before,
                 .choice = std::string(rule),
                 .reference = std::string(method)});
  }
  Script& votes(std::initializer_list<std::pair<char const*, char const*>> ballots) {
    for (auto const& [member, choice] : ballots)
      does({.act = MeetingAct::cast_ballot, .motion = record().motion_before, .member = member, .choice = choice});
    return *this;
  }
  Script& counts(std::string_view declared) {
    auto const motion = record().motion_before;
    does({.act = MeetingAct::close_vote, .motion = motion});
    return does({.act = MeetingAct::declare_result, .motion = motion, .choice = std::string(declared)});
  }
  /// A motion that every member votes for.
  Script& carries(std::int64_t item, std::string text) {
    moves(item, std::move(text)).opens_vote("majority_of_votes_cast", "unanimous_consent");
    return counts("carried");
  }
};

}  // namespace wardmote::board::samples
