#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domains/board/json_piece.h"
#include "domains/board/meetings/meeting_view.h"

namespace wardmote::board {

/// A meeting in the terms of Open Civic Data (OCDEP 4 and 6, with the names that its importer reads). Words that Open
/// Civic Data lacks stand in `extras`. docs/formats.md describes the text.
struct OcdItem {
  std::string order;  ///< as printed, "4.2"
  std::string description;
  std::string description_fr{};  ///< empty: none was given
  std::string classification{};  ///< "by_law"
  std::string code{};
  std::string state{};
  friend bool operator==(OcdItem const&, OcdItem const&) = default;
};

struct OcdBallot {
  std::string option;  ///< yes, no, abstain, absent, excused, not voting, paired or other
  std::string voter_name;
  std::string note{};
  friend bool operator==(OcdBallot const&, OcdBallot const&) = default;
};

struct OcdVote {
  std::string id;          ///< "ocd-vote/…"
  std::string identifier;  ///< of its motion
  std::string motion_text;
  std::string order{};  ///< of its item; empty: of no item in particular
  bool passed = false;
  std::string rule{};
  std::string method{};
  std::vector<OcdBallot> ballots{};
  friend bool operator==(OcdVote const&, OcdVote const&) = default;
};

/// Each motion, voted on or not.
struct OcdMotion {
  std::string identifier;  ///< as addresses name it
  std::string order{};
  std::string text;
  std::string state;
  std::string mover{};
  std::string seconder{};
  bool is_amendment = false;
  friend bool operator==(OcdMotion const&, OcdMotion const&) = default;
};

struct OcdEvent {
  std::string id;          ///< "ocd-event/…"
  std::string identifier;  ///< as addresses name the meeting
  std::string name;
  std::string description{};
  std::string classification;  ///< "regular"
  std::string start_date;      ///< RFC 3339, by the wall clock there: "2026-12-17T09:00:00-05:00"
  std::string timezone;
  std::string status;  ///< tentative, confirmed, cancelled or passed
  std::string location{};
  std::string organization;
  std::vector<std::string> present{};
  std::vector<std::string> absent{};
  std::vector<OcdItem> agenda{};
  std::vector<OcdMotion> motions{};
  std::vector<OcdVote> votes{};
  friend bool operator==(OcdEvent const&, OcdEvent const&) = default;
};

/// Of a meeting what everybody may know: its public page in English, and its titles in French.
OcdEvent ocd_event_of(MeetingView const& english, MeetingView const& french, std::string_view board,
                      std::string_view organization, std::string_view zone);

/// tentative (no notice yet), confirmed, cancelled, or passed (over).
std::string_view ocd_status_of(MeetingState state);

/// "ocd-event/…": a UUID of version 8 (RFC 9562), the hash of the texts; the same for ever.
std::string ocd_id(std::string_view kind, std::string_view board, std::string_view name);

/// As JSON, and read from it again: `ocd_text(*read_ocd(ocd_text(event)))` has the same bytes. Members that are not of this
/// form are passed over. A fault: what is no JSON, lacks a name, start or status, has a word that is not of Open Civic
/// Data, or counts otherwise than its ballots.
std::string ocd_text(OcdEvent const& event);
Read<OcdEvent> read_ocd(std::string_view json);

}  // namespace wardmote::board
