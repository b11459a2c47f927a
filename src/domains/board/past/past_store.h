#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domains/board/past/past.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::board {

/// Whose past it is, and where its files come from.
struct PastSource {
  std::string name;  ///< "New York City Council"
  std::string url;
};

/// How addresses name a meeting of a source: "new-york-city-council-20570". Letters and digits of ASCII count.
std::string past_meeting_name(PastSource const& source, std::string_view id);

enum class Put { added, replaced, unchanged };

/// Keeps a meeting; one that is there already and says the same is left alone. Its votes stay as they are.
Put put_past_meeting(store::Writer& writer, store::BoardId board, PastSource const& source, std::string_view file_name,
                     PastMeeting const& meeting);

/// Whether there is an imported meeting of that name, with an item of that identifier.
bool has_past_meeting(store::Reader& reader, store::BoardId board, std::string_view meeting);
bool has_past_item(store::Reader& reader, store::BoardId board, std::string_view meeting, std::string_view item);

/// Keeps a vote of such a meeting, with its ballots and the result that they give.
Put put_past_vote(store::Writer& writer, store::BoardId board, std::string_view meeting, PastVote const& vote);

/// A meeting in a list.
struct PastHead {
  std::string meeting;
  std::string source_name;
  std::string source_url;
  std::string body;
  std::string date;
  std::string time;
  std::string place;
  std::string status;
  std::string address;
  std::int64_t items = 0;
  std::int64_t votes = 0;
  std::int64_t mismatches = 0;  ///< votes whose published result is not the one that the ballots give
};

/// Newest first, at most `limit`, those after the meeting `after` (empty: from the newest); of one year, or of all (0).
std::vector<PastHead> list_past(store::Reader& reader, store::BoardId board, int year, std::string_view after,
                                std::int64_t limit);
/// What an imported meeting is called by at its source, as far as its name tells: "20570".
std::string past_identifier(PastHead const& head);
std::optional<PastHead> find_past(store::Reader& reader, store::BoardId board, std::string_view meeting);

struct PastYear {
  int year = 0;
  std::int64_t meetings = 0;
};
/// Newest first.
std::vector<PastYear> past_years(store::Reader& reader, store::BoardId board);

/// In the order of the file.
std::vector<PastItem> past_items(store::Reader& reader, store::BoardId board, std::string_view meeting);
std::vector<PastAttendance> past_attendance(store::Reader& reader, store::BoardId board, std::string_view meeting);

/// A vote as it is kept.
struct HeldVote {
  PastVote vote;
  bool computed_passed = false;
};
/// By the item's identifier.
std::vector<HeldVote> past_votes(store::Reader& reader, store::BoardId board, std::string_view meeting);

}  // namespace wardmote::board
