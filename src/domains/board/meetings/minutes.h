#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/hash.h"
#include "domains/board/meetings/record.h"
#include "web/context.h"

namespace wardmote::board {

/// A line of the minutes: what one entry of the log says.
struct MinuteLine {
  std::int64_t entry = 0;  ///< its sequence
  base::Instant at{};
  std::string sentence{};
  std::string as_recorded{};  ///< what the log says, where a person edited the line; empty if nobody did
  std::int64_t motion = 0;    ///< that it speaks of; 0: none
};

/// The lines under one heading: the opening, or an item.
struct MinuteSection {
  std::int64_t item = 0;  ///< 0: none in particular
  std::string number{};   ///< "4.2"; empty for none
  std::string heading{};
  std::vector<MinuteLine> lines{};
};

/// The minutes of a meeting in a language: a view of its log, made anew each time. The same log gives the same minutes.
/// Names stand as they stood when the meeting was called to order. Lines that a person edited are in the language they were
/// edited in, and say what the log says beside it.
std::vector<MinuteSection> minutes_of(std::span<LogEntry const> log, web::Tongue const& tongue);

/// The minutes as plain text: a heading a line, a blank line before it, times in the zone.
std::string minutes_text(std::span<LogEntry const> log, std::string_view zone, web::Tongue const& tongue);

/// What is sealed: the hash over the log and over its minutes as they read in English and French on that day, so that a
/// later change of the program's words does not break the seal.
base::Hash seal_of(std::span<LogEntry const> log, std::string_view english, std::string_view french);

}  // namespace wardmote::board
