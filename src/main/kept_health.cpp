#include "main/kept_health.h"

#include "access/room.h"
#include "store/backup/backup_events_store.h"
#include "store/transparency/checkpoints_store.h"

namespace wardmote {
namespace {

using access::FactState;
using access::HealthFact;

constexpr std::int64_t days_until_copy_is_old = 2, days_until_drill_is_old = 90, days_until_entries_wait_long = 2;

std::int64_t days_since(base::Instant then, base::Instant now) {
  return std::chrono::floor<std::chrono::days>(now - then).count();
}

std::string age_of_newest(std::int64_t days, web::Tongue const& tongue) {
  if (days < 1) return tongue.text("The newest was made less than a day ago.");
  return tongue.plural("The newest was made one day ago.", "The newest was made {count} days ago.", days);
}

HealthFact good(HealthFact fact) {
  fact.state = FactState::good;
  fact.advice.clear();
  return fact;
}

HealthFact age_of_backup(store::Database& database, HealthFact fact, web::Context const& context) {
  auto const last = database.read([](store::Reader& reader) { return store::last_backup(reader); });
  auto const& tongue = context.tongue;
  fact.state = FactState::attention;
  fact.advice = tongue.text("Have the server make backups (--backup-to), to a folder on another disk.");
  if (!last) {
    fact.sentence = tongue.text("No backup was ever made.");
    return fact;
  }
  auto const days = days_since(last->backup_made_at, context.now);
  fact.sentence = age_of_newest(days, tongue);
  return days > days_until_copy_is_old ? fact : good(std::move(fact));
}

}  // namespace

std::optional<HealthFact> health_of_backups(access::AccessRoom const& room, web::Context const& context) {
  return age_of_backup(room.database, {.name = "last_backup", .label = context.tongue.text("Last backup")}, context);
}

std::optional<HealthFact> health_of_walled_backups(House const& house, Wall wall, web::Context const& context) {
  auto const found = house.walled.find(wall);
  if (found == house.walled.end()) return std::nullopt;
  auto const& tongue = context.tongue;
  return age_of_backup(
      *found->second,
      wall == Wall::closed
          ? HealthFact{.name = "last_closed_backup", .label = tongue.text("Last backup of the closed session")}
          : HealthFact{.name = "last_situation_backup", .label = tongue.text("Last backup of the Situation Table")},
      context);
}

std::optional<HealthFact> health_of_drills(access::AccessRoom const& room, web::Context const& context) {
  auto const last = room.database.read([](store::Reader& reader) { return store::last_restore_drill(reader); });
  auto const& tongue = context.tongue;
  HealthFact fact{.name = "last_drill", .label = tongue.text("Last trial of a restore"), .state = FactState::attention};
  fact.advice = tongue.text("Try out the newest backup (wardmote restore --drill): only then is it known to be good.");
  if (!last) {
    fact.sentence = tongue.text("No backup was ever tried out.");
    return fact;
  }
  if (!last->succeeded()) {
    fact.state = FactState::bad;
    fact.sentence = tongue.text("The last trial failed ({reason}).", {{"reason", last->refusal}});
    return fact;
  }
  auto const days = days_since(last->ended_at, context.now);
  fact.sentence = days < 1 ? tongue.text("The last one went well, less than a day ago.")
                           : tongue.plural("The last one went well, one day ago.",
                                           "The last one went well, {count} days ago.", days);
  if (days > days_until_drill_is_old) return fact;
  return good(std::move(fact));
}

std::optional<HealthFact> health_of_checkpoints(access::AccessRoom const& room, web::Context const& context) {
  auto const [latest, uncovered] = room.database.read([&](store::Reader& reader) {
    return std::pair(store::latest_checkpoint(reader, room.board), store::uncovered_entries(reader, room.board));
  });
  auto const& tongue = context.tongue;
  HealthFact fact{.name = "checkpoint", .label = tongue.text("Newest checkpoint"), .state = FactState::attention};
  fact.path = "/transparency";
  fact.advice = tongue.text("Start the server with --signing-key: a checkpoint makes a rewritten chain show.");
  if (!latest) {
    fact.sentence = tongue.text("No checkpoint was ever made.");
    return fact;
  }
  auto const days = days_since(latest->made_at, context.now);
  fact.sentence = age_of_newest(days, tongue);
  if (uncovered.since && days_since(*uncovered.since, context.now) > days_until_entries_wait_long) return fact;
  return good(std::move(fact));
}

}  // namespace wardmote
