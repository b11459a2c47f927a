#include "domains/situation/purge/purge_store.h"

#include <algorithm>

#include "base/choice.h"
#include "store/backup/purged_records_store.h"

namespace wardmote::situation {
namespace {

constexpr std::string_view schedule_columns = "lowered_months, still_months, other_months, remains_months, draft_days";
constexpr std::string_view step_columns = "number, sequence, level, act, at, by, agency, ground";

PurgeSchedule schedule_of(store::Row const& row) {
  return {row.integer("lowered_months"), row.integer("still_months"), row.integer("other_months"),
          row.integer("remains_months"), row.integer("draft_days")};
}

PurgeStep step_of(store::Row const& row) {
  return {.sequence = row.integer("sequence"),
          .level = base::choice_of<PurgeLevel>(row.text("level")),
          .act = base::choice_of<PurgeAct>(row.text("act")),
          .at = row.instant("at"),
          .by = row.text("by"),
          .agency = row.text("agency"),
          .ground = row.text("ground")};
}

void drop_rest(store::Writer& writer, store::BoardId board, std::string_view number, base::Instant now,
               std::string_view by) {
  writer.run("DELETE FROM discussion_part WHERE board_id = :board AND number = :number",
             {{"board", board}, {"number", number}});
  store::enter_purged(writer, record_of_level(board, number, PurgeLevel::rest), now);
  writer.record({.board = board,
                 .actor = std::string(by),
                 .action = "shed_rest",
                 .subject = "discussion " + std::string(number)});
}

}  // namespace

// Index: the primary key.
PurgeSchedule read_purge_schedule(store::Reader& reader, store::BoardId board) {
  auto const newest = reader.first("SELECT " + std::string(schedule_columns) +
                                       " FROM purge_schedule WHERE board_id = :board ORDER BY sequence DESC LIMIT 1",
                                   {{"board", board}}, schedule_of);
  return newest.value_or(PurgeSchedule{});
}

// Index: the primary key.
PurgeSchedule read_earliest_purge(store::Reader& reader, store::BoardId board) {
  PurgeSchedule least;
  reader.each("SELECT " + std::string(schedule_columns) + " FROM purge_schedule WHERE board_id = :board",
              {{"board", board}}, [&](store::Row const& row) {
                auto const was = schedule_of(row);
                least = {std::min(least.lowered_months, was.lowered_months),
                         std::min(least.still_months, was.still_months), std::min(least.other_months, was.other_months),
                         std::min(least.remains_months, was.remains_months),
                         std::min(least.draft_days, was.draft_days)};
              });
  return least;
}

void add_purge_schedule(store::Writer& writer, store::BoardId board, PurgeSchedule const& schedule, base::Instant now,
                        std::string_view by) {
  writer.run(
      "INSERT INTO purge_schedule (board_id, sequence, set_at, set_by, lowered_months, still_months, other_months, "
      "remains_months, draft_days) VALUES (:board, (SELECT coalesce(max(sequence), 0) + 1 FROM purge_schedule WHERE "
      "board_id = :board), :at, :by, :lowered, :still, :other, :remains, :days)",
      {{"board", board},
       {"at", now},
       {"by", by},
       {"lowered", schedule.lowered_months},
       {"still", schedule.still_months},
       {"other", schedule.other_months},
       {"remains", schedule.remains_months},
       {"days", schedule.draft_days}});
  writer.record({.board = board,
                 .actor = std::string(by),
                 .action = "set_purge_schedule",
                 .subject = "purge schedule",
                 .details = {{"lowered_months", std::to_string(schedule.lowered_months)},
                             {"still_months", std::to_string(schedule.still_months)},
                             {"other_months", std::to_string(schedule.other_months)},
                             {"remains_months", std::to_string(schedule.remains_months)},
                             {"draft_days", std::to_string(schedule.draft_days)}}});
}

// Index: the primary key.
std::vector<PurgeStep> list_purge_steps(store::Reader& reader, store::BoardId board, std::string_view number) {
  return reader.list("SELECT " + std::string(step_columns) +
                         " FROM purge_step WHERE board_id = :board AND number = :number ORDER BY sequence",
                     {{"board", board}, {"number", number}}, step_of);
}

// Index: the primary key.
std::map<std::string, std::vector<PurgeStep>> list_purge_steps(store::Reader& reader, store::BoardId board) {
  std::map<std::string, std::vector<PurgeStep>> steps;
  reader.each(
      "SELECT " + std::string(step_columns) + " FROM purge_step WHERE board_id = :board ORDER BY number, sequence",
      {{"board", board}}, [&](store::Row const& row) { steps[row.text("number")].push_back(step_of(row)); });
  return steps;
}

bool append_purge_step(store::Writer& writer, store::BoardId board, std::string_view number, PurgeStep const& step) {
  auto const written = writer.run(
      "INSERT INTO purge_step (board_id, number, sequence, level, act, at, by, agency, ground) VALUES "
      "(:board, :number, :sequence, :level, :act, :at, :by, :agency, :ground) "
      "ON CONFLICT (board_id, number, sequence) DO NOTHING",
      {{"board", board},
       {"number", number},
       {"sequence", step.sequence},
       {"level", base::spelling_of(step.level)},
       {"act", base::spelling_of(step.act)},
       {"at", step.at},
       {"by", step.by},
       {"agency", step.agency},
       {"ground", step.ground}});
  if (written == 0) return false;
  writer.record({.board = board,
                 .actor = step.by,
                 .action = std::string(base::spelling_of(step.act)),
                 .subject = "discussion " + std::string(number),
                 .details = {{"level", std::string(base::spelling_of(step.level))}}});
  return true;
}

store::SealedRecord record_of_level(store::BoardId board, std::string_view number, PurgeLevel level) {
  return sealed_record_of(board, number, level == PurgeLevel::details ? Part::factors : Part::subject);
}

void purge_level(store::Writer& writer, store::BoardId board, std::string_view number, PurgeLevel level,
                 std::optional<base::Instant> announced_at, base::Instant now, std::string_view by) {
  auto const is_details = level == PurgeLevel::details;
  is_details ? shed_details(writer, board, number, now, by) : drop_rest(writer, board, number, now, by);
  add_receipt(writer, board,
              {.what = is_details ? Purged::details : Purged::rest,
               .record = std::string(number),
               .announced_at = announced_at,
               .shredded_at = now,
               .by = std::string(by)});
}

// Index: draft_by_agency.
std::vector<KeptDraft> list_drafts_before(store::Reader& reader, store::BoardId board, base::Instant before) {
  return reader.list(
      "SELECT id, agency, kept_at FROM draft WHERE board_id = :board AND kept_at < :before ORDER BY agency, id",
      {{"board", board}, {"before", before}},
      [](store::Row const& row) { return KeptDraft{row.text("id"), row.text("agency"), row.instant("kept_at")}; });
}

// Index: the primary key.
bool is_untouched(store::Reader& reader, store::BoardId board, KeptDraft const& draft, base::Instant before) {
  return reader
      .first("SELECT 1 AS found FROM draft WHERE board_id = :board AND id = :id AND kept_at < :before",
             {{"board", board}, {"id", draft.id}, {"before", before}}, [](store::Row const&) { return true; })
      .has_value();
}

// Index: discussion_reading_by_time.
std::int64_t delete_readings_before(store::Writer& writer, store::BoardId board, base::Instant before) {
  return writer.run("DELETE FROM discussion_reading WHERE board_id = :board AND read_at < :before",
                    {{"board", board}, {"before", before}});
}

}  // namespace wardmote::situation
