#include "domains/situation/purge/purge_run.h"

#include "domains/situation/discussion_words.h"
#include "domains/situation/drafts/draft.h"
#include "domains/situation/drafts/draft_record.h"
#include "domains/situation/purge/purge_store.h"

namespace wardmote::situation {
namespace {

constexpr std::chrono::days readings_kept{730};

PurgeStep next_step(std::vector<PurgeStep> const& steps, PurgeLevel level, PurgeAct act, base::Instant now) {
  return {.sequence = std::ssize(steps) + 1,
          .level = level,
          .act = act,
          .at = now,
          .by = std::string(purge_schedule_actor)};
}

/// Whether it was done; not where somebody was quicker, with a hold.
bool write_act(SituationRoom const& room, Discussion const& discussion, std::vector<PurgeStep> const& steps,
               PurgeAct act, base::Instant now) {
  auto const level = level_of(discussion);
  return room.database.write([&](store::Writer& writer) {
    if (!append_purge_step(writer, room.board, discussion.number, next_step(steps, level, act, now))) return false;
    if (act == PurgeAct::shred_discussion)
      purge_level(writer, room.board, discussion.number, level, standing_of(steps, level).by->at, now,
                  purge_schedule_actor);
    return true;
  });
}

base::Answer<void> purge_one(SituationRoom const& room, RestingDiscussion const& resting,
                             std::vector<PurgeStep> const& steps, PurgeSchedule const& schedule, PurgeRun& run) {
  auto const discussion = opened_whole(room.vault, room.board, resting);
  if (!discussion) return std::unexpected(discussion.error());
  auto const now = room.clock.now();
  auto const act = due_act(*discussion, steps, schedule, room.zone, now);
  if (!act || !write_act(room, *discussion, steps, *act, now)) return {};
  if (*act == PurgeAct::announce_purge) {
    ++run.announced;
    return {};
  }
  ++run.shredded;
  return room.vault->shred(record_of_level(room.board, discussion->number, level_of(*discussion)));
}

/// One that cannot be opened holds up no other.
base::Answer<void> purge_discussions(SituationRoom const& room, PurgeSchedule const& schedule, PurgeRun& run) {
  auto const [kept, steps] = room.database.read([&](store::Reader& reader) {
    return std::pair(list_kept(reader, room.board), list_purge_steps(reader, room.board));
  });
  base::Answer<void> outcome;
  for (auto const& resting : kept) {
    auto const found = steps.find(resting.known.number);
    auto const own = found == steps.end() ? std::vector<PurgeStep>{} : found->second;
    auto const done = purge_one(room, resting, own, schedule, run);
    if (!done && outcome) outcome = done;
  }
  return outcome;
}

/// Drops a draft with its entry in the audit chain, and writes the receipt.
void purge_draft(SituationRoom const& room, store::Writer& writer, std::string const& agency, std::string const& id,
                 base::Instant now, std::string_view by) {
  delete_draft(writer, room.board, agency, id, now);
  writer.record({.board = room.board, .actor = std::string(by), .action = "discard_draft", .subject = id});
  add_receipt(writer, room.board,
              {.what = Purged::draft, .record = id, .agency = agency, .shredded_at = now, .by = std::string(by)});
}

/// The keys are gone since the database was opened (store/backup/purged_records_store.h): what they sealed goes now.
std::int64_t replay_purge_list(SituationRoom const& room) {
  auto const due = room.database.read([&](store::Reader& reader) { return list_unreceipted(reader, room.board); });
  for (auto const& [what, record, agency, purged_at] : due)
    room.database.write([&](store::Writer& writer) {
      if (what == Purged::draft)
        purge_draft(room, writer, agency, record, purged_at, purge_list_actor);
      else
        purge_level(writer, room.board, record, what == Purged::rest ? PurgeLevel::rest : PurgeLevel::details,
                    std::nullopt, purged_at, purge_list_actor);
    });
  return std::ssize(due);
}

/// Whether it was destroyed; not where its agency has kept it again meanwhile, or presented it.
bool delete_old_draft(SituationRoom const& room, KeptDraft const& draft, base::Instant before) {
  auto const now = room.clock.now();
  return room.database.write([&](store::Writer& writer) {
    if (!is_untouched(writer, room.board, draft, before)) return false;
    purge_draft(room, writer, draft.agency, draft.id, now, purge_schedule_actor);
    return true;
  });
}

base::Answer<void> purge_drafts(SituationRoom const& room, PurgeSchedule const& schedule, PurgeRun& run) {
  auto const before = room.clock.now() - std::chrono::days(schedule.draft_days);
  auto const old =
      room.database.read([&](store::Reader& reader) { return list_drafts_before(reader, room.board, before); });
  for (auto const& draft : old) {
    if (!delete_old_draft(room, draft, before)) continue;
    ++run.drafts;
    if (auto const shredded = room.vault->shred(record_of_draft(room.board, draft.id)); !shredded) return shredded;
  }
  return {};
}

}  // namespace

base::Answer<PurgeRun> purge_due(SituationRoom const& room) {
  if (room.vault == nullptr) return base::refuse(base::RefusalCode::key_not_given);
  auto const schedule =
      room.database.read([&](store::Reader& reader) { return read_purge_schedule(reader, room.board); });
  PurgeRun run{.replayed = replay_purge_list(room)};
  auto const discussions = purge_discussions(room, schedule, run);
  auto const drafts = purge_drafts(room, schedule, run);
  if (!discussions) return std::unexpected(discussions.error());
  if (!drafts) return std::unexpected(drafts.error());
  run.readings = room.database.write_unpublished([&](store::Writer& writer) {
    return delete_readings_before(writer, room.board, room.clock.now() - readings_kept);
  });
  return run;
}

}  // namespace wardmote::situation
