// Who looked, and when a sign-in last used the table.

#include "base/id.h"
#include "domains/situation/discussion_store.h"

namespace wardmote::situation {
namespace {

Reading reading_of(store::Row const& row) {
  return {row.instant("read_at"), row.text("person"), row.text("agency"), row.text("parts")};
}

void insert_reading(store::Writer& writer, store::BoardId board, base::Clock const& clock, std::string_view number,
                    Reading const& reading) {
  writer.run(
      "INSERT INTO discussion_reading (board_id, id, number, read_at, person, agency, parts) "
      "VALUES (:board, :id, :number, :at, :person, :agency, :parts)",
      {{"board", board},
       {"id", base::to_text(base::make_uuid(clock))},
       {"number", number},
       {"at", reading.at},
       {"person", reading.person},
       {"agency", reading.agency},
       {"parts", reading.parts}});
}

}  // namespace

void record_reading(store::Writer& writer, store::BoardId board, base::Clock const& clock, std::string_view number,
                    Reading const& reading) {
  insert_reading(writer, board, clock, number, reading);
  writer.record({.board = board,
                 .actor = reading.person,
                 .action = number.empty() ? "read_board" : "read_discussion",
                 .subject = number.empty() ? "" : "discussion " + std::string(number)});
}

void record_readings(store::Writer& writer, store::BoardId board, base::Clock const& clock, std::string_view year,
                     std::vector<NumberedReading> const& readings) {
  for (auto const& [number, reading] : readings) insert_reading(writer, board, clock, number, reading);
  if (!readings.empty())
    writer.record({.board = board,
                   .actor = readings.front().reading.person,
                   .action = "read_rows",
                   .subject = "rows of " + std::string(year)});
}

// Index: discussion_reading_by_number.
std::vector<Reading> list_readings(store::Reader& reader, store::BoardId board, std::string_view number,
                                   std::int64_t limit) {
  return reader.list(
      "SELECT read_at, person, agency, parts FROM discussion_reading WHERE board_id = :board AND number = :number "
      "ORDER BY read_at DESC, id DESC LIMIT :limit",
      {{"board", board}, {"number", number}, {"limit", limit}}, reading_of);
}

// Index: discussion_reading_by_time.
std::vector<NumberedReading> list_readings_since(store::Reader& reader, store::BoardId board, base::Instant since) {
  return reader.list(
      "SELECT number, read_at, person, agency, parts FROM discussion_reading WHERE board_id = :board AND "
      "read_at >= :since ORDER BY read_at DESC, id DESC",
      {{"board", board}, {"since", since}},
      [](store::Row const& row) { return NumberedReading{row.text("number"), reading_of(row)}; });
}

// Index: the primary key.
std::optional<base::Instant> last_use(store::Reader& reader, store::BoardId board, std::string_view session) {
  return reader.first("SELECT used_at FROM seat_use WHERE board_id = :board AND session = :session",
                      {{"board", board}, {"session", session}},
                      [](store::Row const& row) { return row.instant("used_at"); });
}

void record_use(store::Writer& writer, store::BoardId board, std::string_view session, base::Instant now) {
  writer.run("DELETE FROM seat_use WHERE board_id = :board AND used_at < :old",
             {{"board", board}, {"old", now - std::chrono::hours{24}}});
  writer.run(
      "INSERT INTO seat_use (board_id, session, used_at) VALUES (:board, :session, :now) "
      "ON CONFLICT (board_id, session) DO UPDATE SET used_at = :now",
      {{"board", board}, {"session", session}, {"now", now}});
}

}  // namespace wardmote::situation
