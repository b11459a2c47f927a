#include "access/health.h"

#include <algorithm>

#include "access/jobs_seen.h"
#include "access/person_store.h"
#include "access/room.h"
#include "access/second_factor.h"
#include "store/durability_store.h"
#include "store/outbox/outbox_store.h"

namespace wardmote::access {
namespace {

using namespace std::chrono_literals;

constexpr int jobs_looked_through = 200;
/// Longer than a worker that is there lets a job wait, or a lease of one that is gone.
constexpr std::chrono::minutes late_after{10};
constexpr std::chrono::days failure_told_for{7};

std::vector<store::Job> newest_jobs(AccessRoom const& room, web::Context const& context) {
  return room.database.read(
      [&](store::Reader& reader) { return jobs_seen(reader, room.board, context.principal, jobs_looked_through); });
}

bool is_late(store::Job const& job, base::Instant now) {
  if (job.state == store::JobState::waiting) return job.run_after + late_after < now;
  return job.state == store::JobState::running && job.lease && job.lease->until + late_after < now;
}

}  // namespace

std::optional<HealthFact> health_of_jobs(AccessRoom const& room, web::Context const& context) {
  if (!context.principal.may("jobs")) return std::nullopt;
  auto const& tongue = context.tongue;
  auto const late = std::ranges::count_if(newest_jobs(room, context),
                                          [&](store::Job const& job) { return is_late(job, context.now); });
  HealthFact fact{.name = "late_jobs", .label = tongue.text("Late jobs")};
  fact.path = "/admin/jobs";
  if (late == 0) {
    fact.sentence = tongue.text("No job waits longer than ten minutes.");
    return fact;
  }
  fact.state = FactState::bad;
  fact.sentence = tongue.plural("One job is late.", "{count} jobs are late.", late);
  fact.advice = tongue.text("See whether the server that does jobs runs, and read its log.");
  return fact;
}

std::optional<HealthFact> health_of_failed_jobs(AccessRoom const& room, web::Context const& context) {
  if (!context.principal.may("jobs")) return std::nullopt;
  auto const& tongue = context.tongue;
  auto const failed = std::ranges::count_if(newest_jobs(room, context), [&](store::Job const& job) {
    return job.state == store::JobState::failed && job.ended_at && *job.ended_at + failure_told_for > context.now;
  });
  HealthFact fact{.name = "failed_jobs", .label = tongue.text("Failed jobs")};
  fact.path = "/admin/jobs";
  if (failed == 0) {
    fact.sentence = tongue.text("No job failed in the last seven days.");
    return fact;
  }
  fact.state = FactState::attention;
  fact.sentence =
      tongue.plural("One job failed in the last seven days.", "{count} jobs failed in the last seven days.", failed);
  fact.advice = tongue.text("The list of jobs says why; ask for them again once that is mended.");
  return fact;
}

std::optional<HealthFact> health_of_messages(AccessRoom const& room, web::Context const& context) {
  if (!context.principal.may("messages")) return std::nullopt;
  auto const dead =
      room.database.read([&](store::Reader& reader) { return store::count_dead_letters(reader, room.board); });
  auto const& tongue = context.tongue;
  HealthFact fact{.name = "dead_letters", .label = tongue.text("Messages")};
  fact.path = "/admin/messages";
  if (dead == 0) {
    fact.sentence = tongue.text("No message waits for a decision.");
    return fact;
  }
  fact.state = FactState::attention;
  fact.sentence = tongue.plural("One could not be delivered and waits for a decision.",
                                "{count} could not be delivered and wait for a decision.", dead);
  fact.advice = tongue.text("The list of messages says why; send them again once that is mended, or give them up.");
  return fact;
}

std::optional<HealthFact> health_of_database(AccessRoom const& room, web::Context const& context) {
  auto const durability =
      room.database.read([&](store::Reader& reader) { return store::durability_of(reader, room.database.engine()); });
  auto const& tongue = context.tongue;
  web::TextValues const values{{"engine", room.database.engine()}, {"settings", durability.settings}};
  if (durability.is_kept)
    return HealthFact{.name = "database",
                      .label = tongue.text("Database"),
                      .sentence = tongue.text("{engine}. What is acknowledged is on disk ({settings}).", values)};
  return HealthFact{
      .name = "database",
      .label = tongue.text("Database"),
      .state = FactState::bad,
      .sentence = tongue.text("{engine}. A loss of power may lose what was acknowledged ({settings}).", values),
      .advice = tongue.text("Let the database write to disk before it answers.")};
}

std::optional<HealthFact> health_of_second_factors(AccessRoom const& room, web::Context const& context) {
  if (!context.principal.may("people")) return std::nullopt;
  std::int64_t without = 0;
  room.database.read([&](store::Reader& reader) {
    for (auto const& person : list_people(reader, room.board))
      without +=
          person.is_active() && person.has(Role::administrator) && !second_factor_of(room, reader, person.id).is_on();
  });
  auto const& tongue = context.tongue;
  HealthFact fact{.name = "second_factors", .label = tongue.text("Second factor")};
  fact.path = "/admin/people";
  if (without == 0) {
    fact.sentence = tongue.text("Every administrator has a second factor.");
    return fact;
  }
  fact.state = FactState::attention;
  fact.sentence = tongue.plural("One administrator has no second factor.",
                                "{count} administrators have no second factor.", without);
  fact.advice =
      tongue.text("Ask them to turn it on, on their account page: a stolen password alone then opens nothing.");
  return fact;
}

}  // namespace wardmote::access
