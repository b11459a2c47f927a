#include "domains/board/past/past_store.h"

#include <algorithm>

#include "base/choice.h"
#include "base/hash.h"
#include "base/text.h"

namespace wardmote::board {
namespace {

std::string flag_text(std::optional<bool> passed) { return !passed ? "" : *passed ? "passed" : "failed"; }

std::optional<bool> flag_of(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(text == "passed");
}

/// The hash of texts, each with its length before it.
class TextsHash {
 public:
  TextsHash& add(std::string_view text) {
    hasher_.add(std::to_string(text.size()) + ":");
    hasher_.add(text);
    return *this;
  }
  std::string hex() { return base::to_hex(hasher_.finish()); }

 private:
  base::Hasher hasher_{};
};

std::string hash_of_meeting(PastSource const& source, PastMeeting const& meeting) {
  TextsHash hash;
  for (auto const* text : {&source.name, &source.url, &meeting.body, &meeting.date, &meeting.time, &meeting.place,
                           &meeting.status, &meeting.address})
    hash.add(*text);
  hash.add(std::to_string(meeting.items.size()));
  for (auto const& item : meeting.items)
    hash.add(item.id)
        .add(item.number)
        .add(item.code)
        .add(item.title)
        .add(item.action)
        .add(item.text)
        .add(flag_text(item.published_passed));
  for (auto const& one : meeting.attendance) hash.add(one.name).add(one.word);
  return hash.hex();
}

std::string hash_of_vote(PastVote const& vote) {
  TextsHash hash;
  hash.add(vote.motion).add(vote.action).add(flag_text(vote.published_passed));
  for (auto const& ballot : vote.ballots) hash.add(ballot.name).add(base::spelling_of(ballot.option)).add(ballot.word);
  return hash.hex();
}

store::Bindings key_of(store::BoardId board, std::string_view meeting) {
  return {{"board", board}, {"meeting", meeting}};
}

store::Bindings key_of(store::BoardId board, std::string_view meeting, std::string_view item) {
  return {{"board", board}, {"meeting", meeting}, {"item", item}};
}

void add_items(store::Writer& writer, store::BoardId board, std::string const& name, PastMeeting const& meeting) {
  auto const items = writer.bulk("imported_item", {"board_id", "meeting", "position", "item", "number", "code", "title",
                                                   "action", "words", "published"});
  std::int64_t position = 0;
  for (auto const& item : meeting.items) {
    auto const published = flag_text(item.published_passed);
    items->add({board, name, ++position, item.id, item.number, item.code, item.title, item.action, item.text,
                std::string_view(published)});
  }
  items->finish();
  auto const attendance = writer.bulk("imported_attendance", {"board_id", "meeting", "position", "name", "word"});
  position = 0;
  for (auto const& one : meeting.attendance) attendance->add({board, name, ++position, one.name, one.word});
  attendance->finish();
}

PastHead head_of(store::Row const& row) {
  return {.meeting = row.text("meeting"),
          .source_name = row.text("source_name"),
          .source_url = row.text("source_url"),
          .body = row.text("body"),
          .date = row.text("held_on"),
          .time = row.text("held_at"),
          .place = row.text("place"),
          .status = row.text("status"),
          .address = row.text("address"),
          .items = row.integer("items"),
          .votes = row.integer("votes"),
          .mismatches = row.integer("mismatches")};
}

// Indexes: the primary keys of imported_item and imported_vote.
constexpr char heads[] =
    "SELECT imported_meeting.*, (SELECT count(*) FROM imported_item WHERE imported_item.board_id = "
    "imported_meeting.board_id AND imported_item.meeting = imported_meeting.meeting) AS items, (SELECT count(*) FROM "
    "imported_vote WHERE imported_vote.board_id = imported_meeting.board_id AND imported_vote.meeting = "
    "imported_meeting.meeting) AS votes, (SELECT count(*) FROM imported_vote WHERE imported_vote.board_id = "
    "imported_meeting.board_id AND imported_vote.meeting = imported_meeting.meeting AND published <> '' AND published "
    "<> computed) AS mismatches FROM imported_meeting WHERE board_id = :board";

}  // namespace

std::string past_meeting_name(PastSource const& source, std::string_view id) {
  std::string name;
  for (char const sign : base::lower_ascii(source.name + "-" + std::string(id))) {
    if ((sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9'))
      name += sign;
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  return name;
}

std::string past_identifier(PastHead const& head) {
  return head.meeting.substr(past_meeting_name({head.source_name, head.source_url}, "").size());
}

Put put_past_meeting(store::Writer& writer, store::BoardId board, PastSource const& source, std::string_view file_name,
                     PastMeeting const& meeting) {
  auto const name = past_meeting_name(source, meeting.id);
  auto const hash = hash_of_meeting(source, meeting);
  auto const held =
      writer.first("SELECT content_hash FROM imported_meeting WHERE board_id = :board AND meeting = :meeting",
                   key_of(board, name), [](store::Row const& row) { return row.text("content_hash"); });
  if (held == hash) return Put::unchanged;
  writer.run("DELETE FROM imported_item WHERE board_id = :board AND meeting = :meeting", key_of(board, name));
  writer.run("DELETE FROM imported_attendance WHERE board_id = :board AND meeting = :meeting", key_of(board, name));
  writer.run(
      "INSERT INTO imported_meeting (board_id, meeting, source_name, source_url, file_name, body, held_on, held_at, "
      "place, status, address, content_hash) VALUES (:board, :meeting, :source_name, :source_url, :file_name, :body, "
      ":held_on, :held_at, :place, :status, :address, :hash) ON CONFLICT (board_id, meeting) DO UPDATE SET source_name "
      "= excluded.source_name, source_url = excluded.source_url, file_name = excluded.file_name, body = excluded.body, "
      "held_on = excluded.held_on, held_at = excluded.held_at, place = excluded.place, status = excluded.status, "
      "address = excluded.address, content_hash = excluded.content_hash",
      {{"board", board},
       {"meeting", name},
       {"source_name", source.name},
       {"source_url", source.url},
       {"file_name", file_name},
       {"body", meeting.body},
       {"held_on", meeting.date},
       {"held_at", meeting.time},
       {"place", meeting.place},
       {"status", meeting.status},
       {"address", meeting.address},
       {"hash", hash}});
  add_items(writer, board, name, meeting);
  return held ? Put::replaced : Put::added;
}

bool has_past_meeting(store::Reader& reader, store::BoardId board, std::string_view meeting) {
  return reader
      .first("SELECT 1 AS found FROM imported_meeting WHERE board_id = :board AND meeting = :meeting",
             key_of(board, meeting), [](store::Row const&) { return true; })
      .has_value();
}

bool has_past_item(store::Reader& reader, store::BoardId board, std::string_view meeting, std::string_view item) {
  return reader
      .first("SELECT 1 AS found FROM imported_item WHERE board_id = :board AND meeting = :meeting AND item = :item",
             key_of(board, meeting, item), [](store::Row const&) { return true; })
      .has_value();
}

Put put_past_vote(store::Writer& writer, store::BoardId board, std::string_view meeting, PastVote const& vote) {
  auto const key = key_of(board, meeting, vote.item);
  auto const hash = hash_of_vote(vote);
  auto const held = writer.first(
      "SELECT content_hash FROM imported_vote WHERE board_id = :board AND meeting = :meeting AND item = :item", key,
      [](store::Row const& row) { return row.text("content_hash"); });
  if (held == hash) return Put::unchanged;
  writer.run("DELETE FROM imported_ballot WHERE board_id = :board AND meeting = :meeting AND item = :item", key);
  writer.run(
      "INSERT INTO imported_vote (board_id, meeting, item, motion, action, published, computed, content_hash) VALUES "
      "(:board, :meeting, :item, :motion, :action, :published, :computed, :hash) ON CONFLICT (board_id, meeting, item) "
      "DO UPDATE SET motion = excluded.motion, action = excluded.action, published = excluded.published, computed = "
      "excluded.computed, content_hash = excluded.content_hash",
      {{"board", board},
       {"meeting", meeting},
       {"item", vote.item},
       {"motion", vote.motion},
       {"action", vote.action},
       {"published", flag_text(vote.published_passed)},
       {"computed", flag_text(passed_by_ballots(vote))},
       {"hash", hash}});
  auto const ballots =
      writer.bulk("imported_ballot", {"board_id", "meeting", "item", "position", "name", "choice", "word"});
  std::int64_t position = 0;
  for (auto const& ballot : vote.ballots)
    ballots->add({board, meeting, vote.item, ++position, ballot.name, base::spelling_of(ballot.option), ballot.word});
  ballots->finish();
  return held ? Put::replaced : Put::added;
}

// Index: imported_meeting_by_day.
std::vector<PastHead> list_past(store::Reader& reader, store::BoardId board, int year, std::string_view after,
                                std::int64_t limit) {
  std::string sql = heads;
  store::Bindings bindings{{"board", board}, {"limit", limit}};
  if (year != 0) {
    sql += " AND held_on >= :first_day AND held_on <= :last_day";
    bindings.push_back({"first_day", std::to_string(year) + "-01-01"});
    bindings.push_back({"last_day", std::to_string(year) + "-12-31"});
  }
  if (!after.empty()) {
    sql +=
        " AND (held_on, meeting) < (SELECT earlier.held_on, earlier.meeting FROM imported_meeting AS earlier WHERE "
        "earlier.board_id = :board AND earlier.meeting = :after)";
    bindings.push_back({"after", after});
  }
  return reader.list(sql + " ORDER BY held_on DESC, meeting DESC LIMIT :limit", bindings, head_of);
}

std::optional<PastHead> find_past(store::Reader& reader, store::BoardId board, std::string_view meeting) {
  return reader.first(std::string(heads) + " AND meeting = :meeting", key_of(board, meeting), head_of);
}

std::vector<PastYear> past_years(store::Reader& reader, store::BoardId board) {
  return reader.list(
      "SELECT substr(held_on, 1, 4) AS year, count(*) AS meetings FROM imported_meeting WHERE board_id = :board GROUP "
      "BY substr(held_on, 1, 4) ORDER BY 1 DESC",
      {{"board", board}}, [](store::Row const& row) {
        return PastYear{static_cast<int>(base::whole_number(row.text("year")).value_or(0)), row.integer("meetings")};
      });
}

std::vector<PastItem> past_items(store::Reader& reader, store::BoardId board, std::string_view meeting) {
  return reader.list("SELECT * FROM imported_item WHERE board_id = :board AND meeting = :meeting ORDER BY position",
                     key_of(board, meeting), [](store::Row const& row) {
                       return PastItem{.id = row.text("item"),
                                       .number = row.text("number"),
                                       .code = row.text("code"),
                                       .title = row.text("title"),
                                       .action = row.text("action"),
                                       .text = row.text("words"),
                                       .published_passed = flag_of(row.text("published"))};
                     });
}

std::vector<PastAttendance> past_attendance(store::Reader& reader, store::BoardId board, std::string_view meeting) {
  return reader.list(
      "SELECT * FROM imported_attendance WHERE board_id = :board AND meeting = :meeting ORDER BY position",
      key_of(board, meeting), [](store::Row const& row) { return PastAttendance{row.text("name"), row.text("word")}; });
}

std::vector<HeldVote> past_votes(store::Reader& reader, store::BoardId board, std::string_view meeting) {
  auto votes = reader.list("SELECT * FROM imported_vote WHERE board_id = :board AND meeting = :meeting ORDER BY item",
                           key_of(board, meeting), [](store::Row const& row) {
                             return HeldVote{{.meeting = row.text("meeting"),
                                              .item = row.text("item"),
                                              .motion = row.text("motion"),
                                              .action = row.text("action"),
                                              .published_passed = flag_of(row.text("published"))},
                                             row.text("computed") == "passed"};
                           });
  reader.each("SELECT * FROM imported_ballot WHERE board_id = :board AND meeting = :meeting ORDER BY item, position",
              key_of(board, meeting), [&](store::Row const& row) {
                auto const at =
                    std::ranges::find(votes, row.text("item"), [](HeldVote const& held) { return held.vote.item; });
                if (at != votes.end())
                  at->vote.ballots.push_back(
                      {row.text("name"), base::choice_of<PastOption>(row.text("choice")), row.text("word")});
              });
  return votes;
}

}  // namespace wardmote::board
