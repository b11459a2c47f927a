#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "access/views.h"
#include "domains/board/meetings/meeting_store.h"
#include "web/context.h"
#include "web/crumb.h"

namespace wardmote::board {

/// A meeting in a list.
struct MeetingRow {
  std::string meeting{};
  std::string path{};
  std::string title{};
  MeetingKind kind = MeetingKind::regular;
  std::string committee{};  ///< that it is of, in words; empty: of the whole board
  MeetingState state = MeetingState::planned;
  std::string state_word{};
  base::LocalDate date{};
  std::string time{};
  std::string place{};
  bool is_over = false;
  std::string changed_at{};  ///< UTC: when something was last recorded of it
  friend bool operator==(MeetingRow const&, MeetingRow const&) = default;
};
BOOST_DESCRIBE_STRUCT(MeetingRow, (),
                      (meeting, path, title, kind, committee, state, state_word, date, time, place, is_over,
                       changed_at))
MeetingRow row_of(MeetingHead const& head, web::Tongue const& tongue);

/// A motion in a list.
struct DecisionRow {
  std::string motion{};
  std::string path{};
  base::LocalDate date{};
  MotionState state = MotionState::moved;
  std::string state_word{};
  std::string text{};
  bool text_is_english = false;  ///< though the page is French
  std::string item{};
  bool is_amendment = false;
  std::int64_t yes = 0;
  std::int64_t no = 0;
};
BOOST_DESCRIBE_STRUCT(DecisionRow, (),
                      (motion, path, date, state, state_word, text, text_is_english, item, is_amendment, yes, no))

DecisionRow row_of(MotionHead const& head, web::Tongue const& tongue);

/// The meeting that comes next, or goes on: the earliest of those that are neither over nor cancelled, of a list with the
/// newest first.
std::optional<MeetingRow> next_of(std::vector<MeetingHead> const& heads, web::Tongue const& tongue);

/// How one member voted.
struct BallotView {
  std::string member{};
  VoteOption option = VoteOption::absent;
  std::string word{};
};
BOOST_DESCRIBE_STRUCT(BallotView, (), (member, option, word))

struct MotionView {
  std::string motion{};  ///< as addresses name it
  std::string path{};
  MotionState state = MotionState::moved;
  std::string state_word{};
  std::string text{};            ///< as it stands, amendments merged
  bool text_is_english = false;  ///< though the page is French
  std::string text_moved{};      ///< as it was moved; empty if nothing was amended
  bool moved_is_english = false;
  bool is_amendment = false;
  std::string mover{};
  std::string seconder{};
  std::string relation{};      ///< "Reconsiders" or "Rescinds", in words; empty for most
  std::string earlier_path{};  ///< the motion that it reconsiders or rescinds
  std::string rule{};          ///< of the vote, in words; empty before it
  std::string method{};
  std::string result{};  ///< the sentence that explains the result; empty until it was declared
  std::vector<BallotView> ballots{};
};
BOOST_DESCRIBE_STRUCT(MotionView, (),
                      (motion, path, state, state_word, text, text_is_english, text_moved, moved_is_english,
                       is_amendment, mover, seconder, relation, earlier_path, rule, method, result, ballots))
MotionView motion_view(MeetingRecord const& record, std::string_view meeting, Motion const& motion,
                       web::Tongue const& tongue);

/// What a later meeting reported of a closed item.
struct LateReportView {
  std::string path{};  ///< of that meeting
  std::string meeting_title{};
  std::string text{};
};
BOOST_DESCRIBE_STRUCT(LateReportView, (), (path, meeting_title, text))

struct ItemView {
  std::int64_t item = 0;
  std::string number{};
  std::string code{};
  ItemKind kind = ItemKind::report;
  std::string kind_word{};
  ItemState state = ItemState::published;
  std::string state_word{};
  std::string title{};
  bool title_is_english = false;        ///< though the page is French: no French title was given
  std::string ground{};                 ///< of a closed item, with the law's section
  std::vector<std::string> reported{};  ///< out of closed session
  std::vector<LateReportView> reported_later{};
  bool late = false;
  bool pulled = false;  ///< from consent, by a member
  bool is_now = false;  ///< taken up at this moment
  std::vector<std::string> recused{};
  std::string minutes_path{};              ///< of an item on minutes
  bool takes_delegations = false;          ///< one can ask to speak to it
  std::string to_be_heard{};               ///< how many delegations, in a sentence; empty for none
  std::vector<std::string> delegations{};  ///< by name: heard, or to be heard and let the agenda name them
  std::vector<MotionView> motions{};
};
BOOST_DESCRIBE_STRUCT(ItemView, (),
                      (item, number, code, kind, kind_word, state, state_word, title, title_is_english, ground,
                       reported, reported_later, late, pulled, is_now, recused, minutes_path, takes_delegations,
                       to_be_heard, delegations, motions))

struct AgendaSectionView {
  std::int64_t section = 0;
  std::string name{};
  std::vector<ItemView> items{};
  std::vector<MotionView> motions{};  ///< on the consent agenda as a whole
};
BOOST_DESCRIBE_STRUCT(AgendaSectionView, (), (section, name, items, motions))

/// Who has the floor. A page that is shown again when something was recorded does not know what time it is: a browser counts.
struct FloorView {
  std::string name{};
  std::int64_t minutes = 0;  ///< that were given
  std::string began_at{};    ///< UTC
  std::string ends_at{};     ///< UTC
  std::string began{};       ///< "19:42", in the board's zone
  std::string ends{};
};
BOOST_DESCRIBE_STRUCT(FloorView, (), (name, minutes, began_at, ends_at, began, ends))

struct MinuteLineView {
  std::int64_t entry = 0;
  std::string at{};    ///< UTC, RFC 3339
  std::string time{};  ///< "19:42", in the board's zone
  std::string sentence{};
  std::string as_recorded{};
};
BOOST_DESCRIBE_STRUCT(MinuteLineView, (), (entry, at, time, sentence, as_recorded))

struct MinuteSectionView {
  std::string item_number{};  ///< "4.2"; empty for none
  std::string heading{};
  std::vector<MinuteLineView> lines{};
};
BOOST_DESCRIBE_STRUCT(MinuteSectionView, (), (item_number, heading, lines))

/// The public page of a meeting: what everybody may know, and nothing else.
struct MeetingView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string meeting{};
  std::string title{};
  MeetingKind kind = MeetingKind::regular;
  std::string committee{};       ///< that it is of, in words; empty: of the whole board
  std::string committee_path{};  ///< its page
  MeetingState state = MeetingState::planned;
  std::string state_word{};
  bool is_going_on = false;  ///< the page follows it
  bool is_over = false;
  base::LocalDate date{};
  std::string time{};
  std::string place{};
  std::string noticed_at{};  ///< UTC; empty before the notice
  std::string notice{};      ///< when notice was given and whether that was in time, in a sentence
  std::string extraordinary{};
  std::string speak_by{};  ///< UTC: until when one can ask in time to speak; empty if no requests are taken
  std::string now_on{};    ///< the item that is taken up, "4.2 …"
  std::optional<FloorView> floor{};
  std::vector<std::string> floor_queue{};  ///< who asked for it, in the order in which the chair would give it
  std::string ground{};                    ///< of the closed session that is going on
  std::string quorum{};                    ///< in a sentence; empty before the roll
  bool has_quorum = false;
  std::vector<std::string> present{};
  std::vector<std::string> absent{};
  std::vector<std::string> attending{};  ///< members of the board who are not on the committee: without a vote
  std::vector<std::string> attended{};   ///< the same, of those who have left
  std::vector<AgendaSectionView> agenda{};
  std::vector<MinuteSectionView> minutes{};
  std::string adopted_by{};  ///< the motion that adopted the minutes
  std::string adopted_path{};
  std::string sealed_hash{};
};
BOOST_DESCRIBE_STRUCT(MeetingView, (),
                      (breadcrumbs, meeting, title, kind, committee, committee_path, state, state_word, is_going_on,
                       is_over, date, time, place, noticed_at, notice, extraordinary, speak_by, now_on, floor,
                       floor_queue, ground, quorum, has_quorum, present, absent, attending, attended, agenda, minutes,
                       adopted_by, adopted_path, sealed_hash))
MeetingView meeting_view(std::string const& meeting, std::span<LogEntry const> log, std::string_view zone,
                         web::Tongue const& tongue);
/// Adds what later meetings reported on its closed items.
void add_late_reports(MeetingView& view, std::vector<LateReport> const& reports, web::Tongue const& tongue);

/// Whether a meeting in this state is over.
/// "Labour relations (CSPA, 2019, s. 44 (2) …)".
std::string ground_in_words(ClosedGround ground, web::Tongue const& tongue);

bool is_over(MeetingState state);

}  // namespace wardmote::board
