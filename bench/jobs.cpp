// Jobs a second through the queue: jobs that do nothing, added beforehand, done by 1, 2 and 4 workers, each a Worker with sessions of
// its own as a server has. What is measured is claiming, and writing the outcome. On SQLite there is one writer at a time.

#include <chrono>
#include <cstdio>
#include <thread>

#include "store/boards_store.h"
#include "store/jobs/jobs_store.h"
#include "store/jobs/worker.h"
#include "store/migrations.h"
#include "tests/support/fresh_database.h"

namespace wardmote {
namespace {

constexpr int jobs = 600;

store::BoardId const board = *store::BoardId::of("01935a2b-7c00-7000-8000-000000000001");

void make_board(store::Database& database, base::Clock const& clock) {
  auto const migrations = store::migrations();
  if (!database.migrate({migrations.begin(), migrations.end()})) throw std::runtime_error("the schema cannot be made");
  database.write([&](store::Writer& writer) {
    store::make_board(writer, {board, "halton", "Halton", "Halton", "America/Toronto"}, clock.now(), "bench");
  });
}

void add_jobs(store::Database& database, base::Clock const& clock) {
  database.write([&](store::Writer& writer) {
    for (int number = 0; number < jobs; ++number)
      store::add_job(writer, clock, {.board = board, .kind = "nothing", .request = "{}", .asked_by = "bench"});
    writer.record({.board = board, .actor = "bench", .action = "add_jobs", .subject = "jobs"});
  });
}

std::int64_t jobs_left(store::Database& database) {
  return *database.read([](store::Reader& reader) {
    return reader.first("SELECT count(*) AS left_over FROM job WHERE ended_at IS NULL", {},
                        [](store::Row const& row) { return row.integer("left_over"); });
  });
}

double seconds_with(std::string const& url, int workers, base::Clock const& clock) {
  store::Handlers const handlers{
      {"nothing", [](store::Job const&, store::Progress&) { return base::Answer<std::string>("{}"); }}};
  std::vector<std::unique_ptr<store::Database>> databases;
  std::vector<std::unique_ptr<store::Worker>> working;
  auto const watching = store::Database::open(url, clock);
  for (int number = 0; number < workers; ++number) databases.push_back(store::Database::open(url, clock));
  add_jobs(*watching, clock);
  auto const begin = std::chrono::steady_clock::now();
  for (auto const& database : databases)
    working.push_back(std::make_unique<store::Worker>(*database, clock, handlers, store::WorkerTerms{.name = "bench"}));
  while (jobs_left(*watching) > 0) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void measure(tests::Engine engine, char const* name) {
  base::SystemClock const clock;
  tests::FreshDatabase const fresh(engine);
  make_board(*store::Database::open(fresh.url(), clock), clock);
  for (int const workers : {1, 2, 4})
    std::printf("%-10s %d worker%s %6.0f jobs/s\n", name, workers,
                workers == 1 ? ": " : "s:", jobs / seconds_with(fresh.url(), workers, clock));
}

}  // namespace
}  // namespace wardmote

int main() {
  wardmote::measure(wardmote::tests::Engine::sqlite, "SQLite");
  wardmote::measure(wardmote::tests::Engine::postgresql, "PostgreSQL");
}
