#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"

namespace wardmote::closed {

/// Whatever can be recorded of a matter. An act is called as its route, its permission and its audit entry are.
enum class MatterAct {
  put_paper,          ///< what the members are to read, in place of the paper before
  record_note,        ///< a line of the closed minutes
  record_direction,   ///< a motion in closed session and how it was decided; a line of the closed minutes too
  attach_file,        ///< a PDF beside the paper
  take_back_file,     ///< by another person than who attached it, with a reason: its key is destroyed
  bar_person,         ///< who declared an interest: sees nothing of the matter any more
  admit_person,       ///< takes that back
  propose_report,     ///< words that are to become public: the first of two people
  withdraw_proposal,  ///< by whoever proposed it
  return_proposal,    ///< by anybody else, with a reason
  confirm_report,     ///< by another person than who proposed it
  publish_report      ///< it stands in the public log of the meeting
};
BOOST_DESCRIBE_ENUM(MatterAct, put_paper, record_note, record_direction, attach_file, take_back_file, bar_person,
                    admit_person, propose_report, withdraw_proposal, return_proposal, confirm_report, publish_report)

enum class Outcome { carried, lost };
BOOST_DESCRIBE_ENUM(Outcome, carried, lost)

/// What an entry says. An act uses the members that it speaks of; they rest sealed.
struct MatterWords {
  std::string title{};  ///< of a paper; of a file, its name
  std::string text{};   ///< paper, line, reason; of a report in English
  std::string text_fr{};
  std::string mover{};
  std::string seconder{};
  std::string outcome{};      ///< an enumerator of Outcome
  std::string decides{};      ///< of DecidedMatter (closed_vote.h)
  std::string rule{};         ///< of base::VoteRule
  std::string votes{};        ///< by name (closed_vote.h)
  std::string file_kind{};    ///< by its bytes
  std::string file_hash{};    ///< of its bytes, BLAKE2b-256
  std::string file_bytes{};   ///< how many
  std::string file_key{};     ///< "own": its pieces are sealed with a key of theirs; empty: with the matter's
  std::string file_entry{};   ///< of what is taken back, the sequence of the entry that attached it
  std::string carrier{};      ///< the later meeting whose public log carries a report; empty: the matter's own
  std::string person_name{};  ///< of whom the act bars or admits
};
BOOST_DESCRIBE_STRUCT(MatterWords, (),
                      (title, text, text_fr, mover, seconder, outcome, decides, rule, votes, file_kind, file_hash,
                       file_bytes, file_key, file_entry, carrier, person_name))

/// What `file_key` says of a file that can be destroyed for itself.
inline constexpr std::string_view own_key = "own";

/// One line of a matter's log, which is only added to.
struct MatterEntry {
  std::int64_t sequence = 0;  ///< 1, 2, 3 … in the matter
  base::Instant at{};
  std::string by{};  ///< identifier of the person who recorded it
  std::string by_name{};
  MatterAct act = MatterAct::record_note;
  std::string person{};  ///< identifier of whom the act bars or admits
  MatterWords words{};
};

/// Where the words that are to become public stand. A report that was withdrawn or returned is none.
enum class ReportState { none, proposed, confirmed, published };
BOOST_DESCRIBE_ENUM(ReportState, none, proposed, confirmed, published)

struct Report {
  ReportState state = ReportState::none;
  std::int64_t sequence = 0;  ///< of the entry that proposed it
  std::string proposed_by{};  ///< identifier
  std::string proposed_by_name{};
  std::string text{};
  std::string text_fr{};
  std::string carrier{};  ///< as in its words
};

struct MatterAttachment {
  std::int64_t sequence = 0;  ///< of the entry that attached it
  std::string name{};
  std::string hash{};
  std::int64_t bytes = 0;
  bool has_own_key = false;  ///< files were sealed with the matter's key before they had one: those stay
  std::string attached_by{};
  std::optional<base::Instant> taken_back_at{};  ///< it opens no more
  std::string taken_back_why{};
};

/// What a log says of its matter.
struct MatterRecord {
  std::string title{};
  std::string paper{};
  std::int64_t papers = 0;  ///< versions
  std::vector<MatterAttachment> attachments{};
  std::map<std::string, std::string> barred{};  ///< identifier of a person → name
  Report report{};                              ///< the newest
};
MatterRecord record_of(std::span<MatterEntry const> log);

/// The file that the entry of that sequence attached, taken back or not; null if it attached none.
MatterAttachment const* attachment_of(MatterRecord const& record, std::int64_t sequence);

/// Whether an entry of somebody who is not barred may follow a log. Refuses report_state_wrong; second_person_needed if who proposed
/// a report would confirm or return it, or somebody else would withdraw it; page_not_found if no such file is there to be taken back; and
/// form_invalid with the field.
base::Answer<void> may_follow(std::span<MatterEntry const> log, MatterEntry const& next);

}  // namespace wardmote::closed
