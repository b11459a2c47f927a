#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/secrecy/sealed.h"
#include "domains/situation/discussion.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::situation {

/// A part as it rests.
using SealedPart = access::Sealed<access::Audience::situation, Part>;

struct RestingPart {
  std::int64_t sequence = 0;  ///< of the step that wrote it
  SealedPart words;
};

/// A discussion as it rests: what it is, in the clear; what is said of it, sealed. The newest of each part.
struct RestingDiscussion {
  Discussion known;  ///< without its parts
  std::map<Part, RestingPart> parts;
};

std::optional<RestingDiscussion> read_discussion(store::Reader& reader, store::BoardId board, std::string_view number);

/// Those that are not over, the oldest first, without any part.
std::vector<Discussion> list_open_known(store::Reader& reader, store::BoardId board);
/// Those that are not over, the oldest first; or those that are, the newest first, `after` a number, at most `limit`.
std::vector<RestingDiscussion> list_open(store::Reader& reader, store::BoardId board);
std::vector<RestingDiscussion> list_over(store::Reader& reader, store::BoardId board, std::string_view after,
                                         std::int64_t limit);
/// How many steps were ever recorded: tells whether anything has changed.
std::uint64_t steps_recorded(store::Reader& reader, store::BoardId board);

/// All, by number, without any part.
std::vector<Discussion> list_known(store::Reader& reader, store::BoardId board);
/// All that were opened in a year, by number.
std::vector<RestingDiscussion> list_of_year(store::Reader& reader, store::BoardId board, std::string_view year);

/// "2026-0015": the fifteenth of its year.
std::string discussion_number(std::string_view year, std::int64_t count);
/// The number that the next discussion of a year gets.
std::string next_number(store::Reader& reader, store::BoardId board, std::string_view year);

/// Writes a step with the parts that it changed, and its audit entry. False, and nothing is written, if another came before it.
bool append_step(store::Writer& writer, store::BoardId board, Discussion const& changed, DiscussionStep const& step,
                 std::map<Part, SealedPart> const& parts);

/// Drops the details, leaves what remains of it, and enters its key in the purge list. The key itself is shredded after the transaction.
void shed_details(store::Writer& writer, store::BoardId board, std::string_view number, base::Instant now,
                  std::string_view by);

std::vector<DiscussionStep> list_steps(store::Reader& reader, store::BoardId board, std::string_view number);

/// The parts that remain when the details are shed.
bool remains(Part part);

/// The record whose key a part is sealed with.
store::SealedRecord sealed_record_of(store::BoardId board, std::string_view number, Part part);

/// Somebody read parts of a discussion; without a number, what the board shows of all that are open.
struct Reading {
  base::Instant at{};
  std::string person{};
  std::string agency{};
  std::string parts{};  ///< with blanks between
};
struct NumberedReading {
  std::string number;
  Reading reading;
};
void record_reading(store::Writer& writer, store::BoardId board, base::Clock const& clock, std::string_view number,
                    Reading const& reading);
/// The same of many discussions of a year at once, with one audit entry.
void record_readings(store::Writer& writer, store::BoardId board, base::Clock const& clock, std::string_view year,
                     std::vector<NumberedReading> const& readings);
/// The newest first.
std::vector<Reading> list_readings(store::Reader& reader, store::BoardId board, std::string_view number,
                                   std::int64_t limit);
/// Since a moment, of all discussions, the newest first.
std::vector<NumberedReading> list_readings_since(store::Reader& reader, store::BoardId board, base::Instant since);

/// When a sign-in last used the table.
std::optional<base::Instant> last_use(store::Reader& reader, store::BoardId board, std::string_view session);
void record_use(store::Writer& writer, store::BoardId board, std::string_view session, base::Instant now);

}  // namespace wardmote::situation
