// What the Situation Table costs with 2,000 discussions: the view of its board, beside the opening of as many sealed texts in a plain loop; and the commit of one step,
// beside the commit of one row in the same database.

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "domains/situation/agencies/agency_store.h"
#include "domains/situation/catalogue/catalogue_reading.h"
#include "domains/situation/discussion_room.h"
#include "domains/situation/discussion_samples.h"
#include "domains/situation/discussion_words.h"
#include "store/boards_store.h"
#include "store/migrations.h"
#include "tests/support/fresh_database.h"
#include "tests/support/fresh_vault.h"
#include "tests/support/plain_tongue.h"
#include "web/route.h"

namespace wardmote {
namespace {

using situation::Discussion;
using situation::DiscussionAct;
namespace samples = situation::samples;

template <class Work>
double milliseconds(int times, Work work) {
  auto const begin = std::chrono::steady_clock::now();
  for (int i = 0; i < times; ++i) work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count() / times;
}

/// A table of four agencies, and somebody who keeps it and sits for one.
struct Table {
  explicit Table(tests::Engine engine) : fresh(engine), database(store::Database::open(fresh.url(), clock)) {
    std::vector<store::Migration> all(store::migrations().begin(), store::migrations().end());
    all.insert(all.end(), situation::migrations().begin(), situation::migrations().end());
    if (!database->migrate(all)) throw std::runtime_error("the schema cannot be made");
    auto const first = *base::date_of("2020-01-01"), last = *base::date_of("2099-12-31");
    situation::Hand const hand{board, "bench"};
    database->write([&](store::Writer& writer) {
      store::make_board(writer, {board, "halton", "Halton", "Halton", "America/Toronto"}, clock.now(), "bench");
      for (std::string const agency : {"police", "health", "housing", "schools"}) {
        insert_agency(writer, hand, {agency, agency, agency, "sector.health", first, {}, {}});
        insert_agreement(writer, hand, clock, agency, {first, last});
      }
      insert_seat(writer, hand, {"the seat", "police", "the chair", {first, last}, {}});
    });
  }
  situation::SituationRoom room() {
    return {.database = *database,
            .board = board,
            .clock = clock,
            .vault = held.vault.get(),
            .people = [] { return std::vector<situation::TablePerson>{}; },
            .catalogue = codes,
            .against = [](std::string_view) { return std::string_view(); }};
  }
  web::Context context() {
    web::Principal principal{.person = "the chair",
                             .session = "a session",
                             .proved_until = clock.now() + std::chrono::minutes(10),
                             .permissions = {"situation_board", "agree_risk"}};
    return {tongue, std::move(principal), clock.now(), "/situation", reply};
  }

  base::SystemClock clock;
  tests::FreshVault held;
  tests::FreshDatabase fresh;
  std::unique_ptr<store::Database> database;
  store::BoardId board = store::BoardId::make(clock);
  std::shared_ptr<situation::Catalogue const> codes =
      std::make_shared<situation::Catalogue const>(*situation::read_catalogue(WARDMOTE_SOURCE_DIR "/catalog"));
  tests::PlainTongue tongue;
  web::Reply reply;
};

/// Discussions of this year, the first `open` of them at filter four and the others concluded.
void put_discussions(Table& table, int discussions, int open) {
  auto const room = table.room();
  std::vector<store::SealedRecord> records;
  std::vector<std::pair<Discussion, std::map<situation::Part, situation::SealedPart>>> all;
  for (int at = 1; at <= discussions; ++at)
    for (auto const part : {situation::Part::subject, situation::Part::factors})
      records.push_back(sealed_record_of(room.board, situation::discussion_number("2026", at), part));
  if (!room.vault->make_keys(records)) throw std::runtime_error("no keys");
  for (int at = 1; at <= discussions; ++at) {
    auto discussion = samples::at_filter_4();
    discussion.number = situation::discussion_number("2026", at);
    discussion.catalogue = "bench";
    discussion.opened_at = discussion.stage_since = table.clock.now();
    if (at > open) {
      discussion.stage = situation::Stage::concluded;
      discussion.conclusion = situation::Conclusion{"concl.lowered.connected", "2026-03-10"};
    }
    auto parts = sealed_parts(room.vault, room.board, discussion, 1);
    all.emplace_back(std::move(discussion), *std::move(parts));
  }
  room.database.write([&](store::Writer& writer) {
    for (auto const& [discussion, parts] : all)
      append_step(writer, room.board, discussion,
                  {.sequence = 1, .at = discussion.opened_at, .by = "the chair", .stage = discussion.stage}, parts);
  });
}

/// The same parts in a plain loop: read at once, opened one after another.
std::size_t open_plainly(Table& table) {
  auto const room = table.room();
  auto const resting =
      room.database.read([&](store::Reader& reader) { return situation::list_open(reader, room.board); });
  std::size_t found = 0;
  for (auto const& each : resting) found += situation::opened_whole(room.vault, room.board, each)->factors ? 1 : 0;
  return found;
}

void measure_board(tests::Engine engine, char const* name, int discussions, int open) {
  Table table(engine);
  put_discussions(table, discussions, open);
  web::Router router;
  situation::add_routes(router, table.room());
  auto const board = std::ranges::find_if(router.routes(),
                                          [](web::Route const& route) { return route.info.name == "situation_board"; });
  auto const show = [&] {
    auto const context = table.context();
    if (!board->answer({}, context)) throw std::runtime_error("the board is refused");
  };
  show();
  std::size_t seen = 0;
  auto const times = open > 500 ? 5 : 50;
  auto const page = milliseconds(times, show);
  auto const plain = milliseconds(times, [&] { seen += open_plainly(table); });
  std::printf(
      "%s, %d discussions, %4d open: the view of the board %8.2f ms, every part opened in a loop %8.2f ms, %.2f x%s\n",
      name, discussions, open, page, plain, page / plain, seen == 0 ? "!" : "");
}

void measure_step(tests::Engine engine, char const* name) {
  Table table(engine);
  put_discussions(table, 2000, 50);
  auto const room = table.room();
  auto const number = situation::discussion_number("2026", 1);
  constexpr int steps = 100;
  auto const step = milliseconds(steps, [&] {
    if (!record_act(room, table.context(), number,
                    {.act = DiscussionAct::record_factors, .factors = samples::presenting().factors}))
      throw std::runtime_error("the step is refused");
  });
  auto const row = milliseconds(steps, [&] {
    room.database.write([&](store::Writer& writer) {
      writer.record(
          {.board = room.board, .actor = "bench", .action = "record_factors", .subject = "discussion " + number});
    });
  });
  std::printf("%s, 2000 discussions: the commit of a step %7.2f ms, of one entry of the audit chain %7.2f ms, %.2f x\n",
              name, step, row, step / row);
}

}  // namespace
}  // namespace wardmote

int main() {
  for (auto const& [engine, name] :
       {std::pair(wardmote::tests::Engine::sqlite, "SQLite"), {wardmote::tests::Engine::postgresql, "PostgreSQL"}}) {
    wardmote::measure_board(engine, name, 2000, 50);
    wardmote::measure_board(engine, name, 2000, 2000);
    wardmote::measure_step(engine, name);
  }
}
