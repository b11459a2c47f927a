#include "domains/closed/matter_store.h"

#include "access/secrecy/sealing.h"
#include "base/choice.h"
#include "base/id.h"

namespace wardmote::closed {
namespace {

std::string subject_of(std::string_view matter) { return "closed matter " + std::string(matter); }

MatterEntry entry_of(store::Row const& row) {
  return {.sequence = row.integer("sequence"),
          .at = row.instant("recorded_at"),
          .by = row.text("recorded_by"),
          .by_name = row.text("recorded_by_name"),
          .act = base::choice_of<MatterAct>(row.text("act")),
          .person = row.text("person")};
}

RestingEntry resting_entry_of(store::Row const& row) {
  return {entry_of(row), *access::sealed_in<SealedWords>(row, "words")};
}

void insert_pieces(store::Writer& writer, store::BoardId board, std::string_view matter, std::int64_t sequence,
                   std::span<SealedPiece const> pieces) {
  for (std::int64_t piece = 1; auto const& bytes : pieces)
    writer.run(
        "INSERT INTO matter_piece (board_id, matter, sequence, piece, bytes) "
        "VALUES (:board, :matter, :sequence, :piece, :bytes)",
        {{"board", board},
         {"matter", matter},
         {"sequence", sequence},
         {"piece", piece++},
         {"bytes", bytes.parameter()}});
}

}  // namespace

// Index: the primary key.
std::vector<RestingEntry> read_matter(store::Reader& reader, store::BoardId board, std::string_view matter) {
  return reader.list("SELECT * FROM matter_entry WHERE board_id = :board AND matter = :matter ORDER BY sequence",
                     {{"board", board}, {"matter", matter}}, resting_entry_of);
}

// Index: the primary key.
std::vector<MatterSteps> list_matters(store::Reader& reader, store::BoardId board) {
  std::vector<MatterSteps> matters;
  reader.each(
      "SELECT matter, sequence, recorded_at, recorded_by, recorded_by_name, act, person FROM matter_entry "
      "WHERE board_id = :board ORDER BY matter, sequence",
      {{"board", board}}, [&](store::Row const& row) {
        auto matter = row.text("matter");
        if (matters.empty() || matters.back().matter != matter) matters.push_back({std::move(matter), {}});
        matters.back().entries.push_back(entry_of(row));
      });
  return matters;
}

bool append_entry(store::Writer& writer, store::BoardId board, std::string_view matter, RestingEntry const& resting,
                  std::span<SealedPiece const> pieces) {
  auto const& entry = resting.entry;
  auto const highest = writer.first(
      "SELECT coalesce(max(sequence), 0) AS highest FROM matter_entry WHERE board_id = :board AND matter = :matter",
      {{"board", board}, {"matter", matter}}, [](store::Row const& row) { return row.integer("highest"); });
  if (highest.value_or(0) + 1 != entry.sequence) return false;
  writer.run(
      "INSERT INTO matter_entry (board_id, matter, sequence, recorded_at, recorded_by, recorded_by_name, act, person, "
      "words) VALUES (:board, :matter, :sequence, :at, :by, :by_name, :act, :person, :words)",
      {{"board", board},
       {"matter", matter},
       {"sequence", entry.sequence},
       {"at", entry.at},
       {"by", entry.by},
       {"by_name", entry.by_name},
       {"act", base::spelling_of(entry.act)},
       {"person", entry.person},
       {"words", resting.words.parameter()}});
  insert_pieces(writer, board, matter, entry.sequence, pieces);
  writer.record({.board = board,
                 .actor = entry.by,
                 .action = std::string(base::spelling_of(entry.act)),
                 .subject = subject_of(matter)});
  return true;
}

// Index: the primary key.
std::vector<SealedPiece> read_pieces(store::Reader& reader, store::BoardId board, std::string_view matter,
                                     std::int64_t sequence) {
  return reader.list(
      "SELECT bytes FROM matter_piece WHERE board_id = :board AND matter = :matter AND sequence = :sequence "
      "ORDER BY piece",
      {{"board", board}, {"matter", matter}, {"sequence", sequence}},
      [](store::Row const& row) { return *access::sealed_in<SealedPiece>(row, "bytes"); });
}

void record_reading(store::Writer& writer, store::BoardId board, base::Clock const& clock, std::string_view matter,
                    Reading const& reading) {
  writer.run(
      "INSERT INTO matter_reading (board_id, id, matter, read_at, person, person_name, attachment) "
      "VALUES (:board, :id, :matter, :at, :person, :person_name, :attachment)",
      {{"board", board},
       {"id", base::to_text(base::make_uuid(clock))},
       {"matter", matter},
       {"at", reading.at},
       {"person", reading.person},
       {"person_name", reading.person_name},
       {"attachment", reading.attachment}});
  auto const is_file = reading.attachment != 0;
  writer.record({.board = board,
                 .actor = reading.person,
                 .action = is_file ? "read_attachment" : "read_matter",
                 .subject = subject_of(matter) + (is_file ? ", file " + std::to_string(reading.attachment) : "")});
}

// Index: matter_reading_by_matter.
std::vector<Reading> list_readings(store::Reader& reader, store::BoardId board, std::string_view matter,
                                   std::int64_t limit) {
  return reader.list(
      "SELECT read_at, person, person_name, attachment FROM matter_reading WHERE board_id = :board AND matter = "
      ":matter "
      "ORDER BY read_at DESC, id DESC LIMIT :limit",
      {{"board", board}, {"matter", matter}, {"limit", limit}}, [](store::Row const& row) {
        return Reading{row.instant("read_at"), row.text("person"), row.text("person_name"), row.integer("attachment")};
      });
}

}  // namespace wardmote::closed
