#include "domains/situation/demo/demo_situation.h"

#include "domains/situation/agencies/agency_store.h"
#include "domains/situation/demo/demo_table_store.h"
#include "domains/situation/discussion_room.h"
#include "domains/situation/discussion_words.h"
#include "domains/situation/purge/purge_store.h"
#include "web/zone.h"

namespace wardmote::situation {
namespace {

/// A step, sealed.
struct SealedStep {
  PlayedStep played{};
  std::map<Part, SealedPart> parts{};
};

/// What the whole demonstration writes.
struct SealedDemo {
  std::vector<Agency> agencies{};
  std::vector<SealedStep> steps{};
  std::vector<std::string> rejected{};  ///< numbers
};

base::LocalDate day_of_step(base::Instant at) { return base::LocalDate{std::chrono::floor<std::chrono::days>(at)}; }

base::Answer<void> add_sealed(SituationRoom const& room, SealedDemo& table, std::vector<PlayedStep> steps) {
  for (auto& step : steps) {
    step.changed.catalogue = room.catalogue().version();
    auto parts = sealed_parts(room.vault, room.board, step.changed, step.step.sequence);
    if (!parts) return std::unexpected(parts.error());
    if (step.step.stage == Stage::rejected) table.rejected.push_back(step.changed.number);
    table.steps.push_back({std::move(step), *std::move(parts)});
  }
  return {};
}

/// Of both records of each discussion: one flush, not one each.
base::Answer<void> make_all_keys(SituationRoom const& room, std::vector<DemoDiscussion> const& discussions) {
  if (room.vault == nullptr) return base::refuse(base::RefusalCode::key_not_given);
  std::vector<store::SealedRecord> records;
  for (auto const& discussion : discussions)
    for (auto const part : {Part::subject, Part::factors})
      records.push_back(sealed_record_of(room.board, discussion.number, part));
  return room.vault->make_keys(records);
}

base::Answer<SealedDemo> sealed_table(SituationRoom const& room, DemoPlan const& plan, base::LocalDate today) {
  SealedDemo table{.agencies = demo_agencies(plan, today)};
  auto const terms_on = [&](base::LocalDate day) { return terms_of(room, {.agencies = table.agencies, .today = day}); };
  auto const discussions = demo_discussions(plan, today);
  if (auto const made = make_all_keys(room, discussions); !made) return std::unexpected(made.error());
  for (auto const& discussion : discussions) {
    auto steps = played(discussion, terms_on);
    if (!steps) return std::unexpected(steps.error());
    if (auto const added = add_sealed(room, table, *std::move(steps)); !added) return std::unexpected(added.error());
  }
  return table;
}

/// All of the demonstration stays for a year at least: a schedule such as a table might set, and longer than its years.
constexpr PurgeSchedule demo_schedule{
    .lowered_months = 72, .still_months = 72, .other_months = 72, .remains_months = 84, .draft_days = 90};

void write_table(SituationRoom const& room, store::Writer& writer, SealedDemo const& table, std::string_view actor) {
  Hand const hand{room.board, std::string(actor)};
  add_purge_schedule(writer, room.board, demo_schedule, room.clock.now(), actor);
  for (auto const& agency : table.agencies) {
    insert_agency(writer, hand, agency);
    for (auto const& agreement : agency.agreements) insert_agreement(writer, hand, room.clock, agency.slug, agreement);
  }
  for (auto const& [played, parts] : table.steps) {
    ENSURE(append_step(writer, room.board, played.changed, played.step, parts));
    if (played.step.stage == Stage::rejected)
      purge_level(writer, room.board, played.changed.number, PurgeLevel::details, std::nullopt, played.step.at,
                  played.step.by);
  }
}

}  // namespace

base::Answer<std::vector<PlayedStep>> played(DemoDiscussion const& discussion,
                                             std::function<Terms(base::LocalDate)> const& terms_on) {
  std::vector<PlayedStep> steps;
  Discussion whole;
  for (auto const& [at, reader, order] : discussion.steps) {
    auto changed = decided(whole, order, reader, terms_on(day_of_step(at)));
    if (!changed) return std::unexpected(changed.error());
    changed->number = discussion.number;
    changed->opened_at = whole.steps == 0 ? at : whole.opened_at;
    changed->stage_since = changed->stage == whole.stage && whole.steps > 0 ? whole.stage_since : at;
    steps.push_back(
        {*changed,
         {.sequence = whole.steps + 1, .at = at, .by = reader.person, .act = order.act, .stage = changed->stage}});
    whole = carried_on(std::move(whole), *std::move(changed));
  }
  return steps;
}

base::Answer<std::size_t> make_demo_situation(SituationRoom const& room, std::string_view yaml,
                                              std::string_view actor) {
  auto const plan = demo_plan_of(yaml, "demo/situation.yaml");
  if (!plan) return std::unexpected(plan.error());
  if (!room.database.read([&](store::Reader& reader) { return list_agencies(reader, room.board); }).empty()) return 0;
  auto const today = web::local_date(room.clock.now(), room.zone);
  auto const table = sealed_table(room, *plan, today);
  if (!table) return std::unexpected(table.error());
  auto const is_made = room.database.write([&](store::Writer& writer) {
    if (!begin_demonstration(writer, room.board, actor, plan->seed, today)) return false;
    write_table(room, writer, *table, actor);
    return true;
  });
  if (!is_made) return 0;
  for (auto const& number : table->rejected)
    if (auto const shredded = room.vault->shred(sealed_record_of(room.board, number, Part::factors)); !shredded)
      return std::unexpected(shredded.error());
  return plan->discussions;
}

}  // namespace wardmote::situation
