#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "domains/board/meetings/act.h"
#include "domains/board/meetings/floor.h"
#include "domains/board/meetings/meeting.h"
#include "domains/board/meetings/vote.h"

namespace wardmote::board {

struct Seat {
  std::string member;  ///< identifier
  std::string name;
  friend bool operator==(Seat const&, Seat const&) = default;
};

/// The committee that a meeting is of, as it was called when the meeting was planned. Without a slug: the whole board.
struct NamedCommittee {
  std::string slug{};  ///< as addresses name it
  std::string title_en{};
  std::string title_fr{};  ///< empty: as in English
  friend bool operator==(NamedCommittee const&, NamedCommittee const&) = default;
};

/// What a member did, in the log's order.
struct Presence {
  std::string member;
  base::Instant at{};
  bool arrives = true;
};

/// A closed item of an earlier meeting, on which a later one reports.
struct ReportedItem {
  std::string meeting;  ///< as addresses name it
  std::int64_t item = 0;
};
/// By the reference of an entry report_out: the meeting, "#", the item, "/" and what tells the report from others of the item.
std::optional<ReportedItem> reported_item(std::string_view reference);

/// What became public of a closed item.
struct ReportedOut {
  std::string reference;
  std::string text;
  std::string text_fr;
};

struct AgendaItem {
  std::int64_t id = 0;
  ItemKind kind = ItemKind::report;
  ItemState state = ItemState::proposed;
  std::string title_en{};
  std::string title_fr{};
  std::optional<ClosedGround> ground{};
  std::string reference{};          ///< of an item on minutes: the meeting that they are of
  std::string number{};             ///< as printed, "4.2"; empty until the agenda is published, and the same ever after
  std::string code{};               ///< by the board's own scheme, "P26-12-R-01" (agenda.h); empty where it gives none
  bool late = false;                ///< added after the notice, by a motion
  bool pulled = false;              ///< from consent
  std::set<std::string> recused{};  ///< members who declared a conflict on it
  std::vector<ReportedOut> reported{};
};

/// A delegation that was heard.
struct HeardDelegation {
  std::int64_t number = 0;  ///< of its request for this meeting; 0: it was admitted by a motion
  std::int64_t item = 0;
  std::string name{};  ///< as printed
};

struct CastBallot {
  std::string member;
  Ballot ballot = Ballot::abstain;
};

/// The vote on a motion. `options` is fixed when the vote closes and never changes after.
struct Vote {
  VoteRule rule = VoteRule::majority_of_votes_cast;
  VoteMethod method = VoteMethod::show_of_hands;
  std::vector<CastBallot> ballots{};
  std::vector<std::pair<Seat, VoteOption>> options{};  ///< in the order of the seats
  Tally tally{};
  bool carried = false;
};

struct Motion {
  std::int64_t id = 0;
  MotionState state = MotionState::moved;
  std::int64_t item = 0;    ///< 0 for the consent agenda
  std::int64_t amends = 0;  ///< the motion that it would change; 0: it is no amendment
  bool takes_consent = false;
  std::string text{};        ///< as it stands, amendments merged
  std::string text_fr{};     ///< the same in French; empty: only in the language that was spoken
  std::string text_moved{};  ///< as it was moved
  std::string text_moved_fr{};
  std::string mover{};
  std::string seconder{};
  std::string reference{};  ///< the motion that it would reconsider or rescind, as addresses name it
  std::string relation{};   ///< "reconsiders" or "rescinds", where there is a reference
  std::optional<Vote> vote{};
  bool amended() const { return text != text_moved; }
};

/// How many of so many seats are a quorum: a majority of them.
constexpr int quorum_of(std::size_t seats) { return static_cast<int>(seats) / 2 + 1; }

/// What a meeting's log says, and nothing else. `record_of` makes it; the same log makes the same record for ever.
struct MeetingRecord {
  MeetingState state = MeetingState::planned;
  MeetingKind kind = MeetingKind::regular;
  NamedCommittee committee{};
  std::string date{};  ///< ISO 8601
  std::string time{};  ///< "09:00", in the board's zone
  std::string place{};
  std::string place_fr{};
  std::string extraordinary{};  ///< why notice was given later than the law asks; empty if it was not
  base::Instant noticed_at{};
  std::vector<Seat> seats{};  ///< fixed when the meeting is called to order
  std::vector<std::string> present{};
  std::vector<Seat> attending{};  ///< members of the board who have no seat at this committee's meeting and were there
                                  ///< at any time, in the order of the log
  std::vector<Presence> presences{};
  std::string scheme{};             ///< of the codes of its reports (agenda.h)
  std::vector<AgendaItem> items{};  ///< in the order of the agenda
  std::vector<Motion> motions{};
  std::vector<HeardDelegation> heard{};
  std::vector<FloorClaim> claims{};  ///< on the floor, in the order of asking
  std::vector<Turn> turns{};         ///< in the order of speaking
  std::int64_t item_before = 0;      ///< the item that is taken up; 0: none
  std::int64_t motion_before = 0;    ///< the motion that is next to be decided; 0: none
  std::optional<ClosedGround> closed_on{};
  std::map<std::int64_t, std::string> edits{};  ///< of the minutes: the line of that entry, as edited
  std::string adopted_by{};                     ///< the motion, as addresses name it
  std::string sealed_hash{};

  int quorum() const { return quorum_of(seats.size()); }
  bool is_present(std::string_view member) const;
  /// Whether a member of the board is here without a seat, and so without a vote.
  bool attends_without_vote(std::string_view member) const;
  /// Whether one was at any time; they may have left.
  bool has_attended_without_vote(std::string_view member) const;
  /// Whether only the committee's members are seated. A joint meeting seats the whole board, the committee's members among it.
  bool is_of_committee() const { return kind == MeetingKind::committee && !committee.slug.empty(); }
  /// Whether the delegation of that number was heard.
  bool has_heard(std::int64_t delegation) const;
  /// Who has the floor; nothing if nobody has.
  Turn const* floor() const;
  bool has_floor(std::string_view member) const;
  AgendaItem const* item(std::int64_t id) const;
  Motion const* motion(std::int64_t id) const;
  /// Who may decide on an item (0: on no item in particular): seated, present, and not recused from it.
  std::vector<Seat> eligible(std::int64_t item) const;
  std::string name_of(std::string_view member) const;
};

/// What one member did at a meeting.
struct Attendance {
  bool was_present = false;    ///< at any time
  std::int64_t interests = 0;  ///< declared
};
Attendance attendance_of(MeetingRecord const& record, std::string_view member);

/// What a log says. Entries that a later one strikes count for nothing; each other one was decided on the record of those
/// before it (decide.h), so that nothing is checked here.
MeetingRecord record_of(std::span<LogEntry const> log);

/// The log without the entries that were struck, and without what struck them.
std::vector<LogEntry> standing(std::span<LogEntry const> log);

/// One entry more.
void apply(MeetingRecord& record, LogEntry const& entry);

}  // namespace wardmote::board
