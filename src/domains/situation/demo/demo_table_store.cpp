#include "domains/situation/demo/demo_table_store.h"

namespace wardmote::situation {

// Index: the primary key.
bool is_demonstration(store::Reader& reader, store::BoardId board) {
  return reader
      .first("SELECT seed FROM demonstration_table WHERE board_id = :board", {{"board", board}},
             [](store::Row const& row) { return row.integer("seed"); })
      .has_value();
}

// Index: the primary key of agency.
bool begin_demonstration(store::Writer& writer, store::BoardId board, std::string_view actor, std::uint64_t seed,
                         base::LocalDate today) {
  auto const agency = writer.first("SELECT agency FROM agency WHERE board_id = :board LIMIT 1", {{"board", board}},
                                   [](store::Row const& row) { return row.text("agency"); });
  if (agency) return false;
  auto const written = writer.run(
      "INSERT INTO demonstration_table (board_id, seed, made_on) VALUES (:board, :seed, :today) "
      "ON CONFLICT (board_id) DO NOTHING",
      {{"board", board}, {"seed", static_cast<std::int64_t>(seed)}, {"today", base::to_text(today)}});
  if (written == 1)
    writer.record(
        {.board = board, .actor = std::string(actor), .action = "make_demonstration", .subject = "situation table"});
  return written == 1;
}

}  // namespace wardmote::situation
