// What a meeting costs: going through its log, the view of an agenda of 150 items with a vote on each, one act on such a log, and the
// search of 17,000 motions in the database.

#include <chrono>
#include <cstdio>

#include "domains/board/meetings/meeting_samples.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/meeting_view.h"
#include "domains/board/room.h"
#include "store/boards_store.h"
#include "store/migrations.h"
#include "tests/support/fresh_database.h"
#include "tests/support/plain_tongue.h"

namespace wardmote {
namespace {

using board::LogEntry;
using board::MeetingAct;
using board::samples::Script;

/// A meeting with so many reports and a motion on each, voted on by name.
Script long_meeting(int items) {
  Script script;
  for (int item = 1; item <= items; ++item) script.proposes("report", "Report " + std::to_string(item));
  script.opens_as_planned();
  for (int item = 1; item <= items; ++item) {
    script.does({.act = MeetingAct::take_up_item, .item = item})
        .moves(item, "That report " + std::to_string(item) + " be received.");
    script.opens_vote()
        .votes({{"a", "yes"}, {"b", "yes"}, {"c", "no"}, {"d", "yes"}, {"e", "abstain"}})
        .counts("carried");
  }
  return script;
}

template <class Work>
double milliseconds(int times, Work work) {
  auto const begin = std::chrono::steady_clock::now();
  for (int i = 0; i < times; ++i) work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count() / times;
}

void measure_log(int items) {
  auto const script = long_meeting(items);
  tests::PlainTongue const tongue;
  std::size_t seen = 0;
  auto const record = milliseconds(20, [&] { seen += board::record_of(script.log).motions.size(); });
  auto const view = milliseconds(20, [&] {
    seen += board::meeting_view("2026-12-17-regular", script.log, "America/Toronto", tongue).agenda.size();
  });
  auto const act = milliseconds(20, [&] { seen += script.asks({.act = MeetingAct::adjourn_meeting})->size(); });
  std::printf(
      "%4d items, %5zu entries: going through the log %7.3f ms, one act %7.3f ms, the view of the page %7.3f ms%s\n",
      items, script.log.size(), record, act, view, seen == 0 ? "!" : "");
}

void measure_search(tests::Engine engine, char const* name) {
  base::SystemClock const clock;
  tests::FreshDatabase const fresh(engine);
  auto const database = store::Database::open(fresh.url(), clock);
  std::vector<store::Migration> all(store::migrations().begin(), store::migrations().end());
  all.insert(all.end(), board::migrations().begin(), board::migrations().end());
  if (!database->migrate(all)) throw std::runtime_error("the schema cannot be made");
  auto const id = store::BoardId::make(clock);
  database->write([&](store::Writer& writer) {
    store::make_board(writer, {id, "halton", "Halton", "Halton", "America/Toronto"}, clock.now(), "bench");
  });
  auto const script = long_meeting(100);
  for (int year = 1850; year < 2020; ++year)
    database->write([&](store::Writer& writer) {
      auto log = script.log;
      log.front().reference = std::to_string(year) + "-06-15 09:00";
      // Only the last entry is written: what is derived is made from all of them.
      auto const before = std::span(log).first(log.size() - 1);
      board::append_log(writer, id, std::to_string(year) + "-06-15-regular", board::record_of(before), before,
                        std::span(log).last(1));
    });
  for (auto const& words : {std::vector<std::string>{}, {"report", "42"}, {"zeppelin"}}) {
    std::size_t found = 0;
    auto const took = milliseconds(10, [&] {
      found =
          database->read([&](store::Reader& reader) { return board::list_motions(reader, id, words, "", 51).size(); });
    });
    std::printf("%s, 17,000 motions, %zu words: %7.2f ms, %zu shown\n", name, words.size(), took, found);
  }
}

}  // namespace
}  // namespace wardmote

int main() {
  for (int const items : {5, 50, 150}) wardmote::measure_log(items);
  wardmote::measure_search(wardmote::tests::Engine::sqlite, "SQLite");
  wardmote::measure_search(wardmote::tests::Engine::postgresql, "PostgreSQL");
}
