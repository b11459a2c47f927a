// The victim of the crash test, and its judge.
//
//   crash_writer write URL          changes a board's row with its audit entry, for ever, from several threads; after
//   each commit
//                                   says "SEQUENCE HASH" in one line
//   crash_writer write-on URL       the same, and goes on when the database goes away: what failed is not acknowledged
//   crash_writer check URL FILE     whether the chain holds, every link that FILE names is in it, and the row is the
//   one that
//                                   the newest entry speaks of
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <thread>

#include "store/audit_chain.h"
#include "store/boards_store.h"
#include "store/database.h"
#include "store/migrations.h"

namespace wardmote {
namespace {

constexpr int threads = 3;

store::BoardId board_id() { return *store::BoardId::of("01935a2b-7c00-7000-8000-000000000001"); }

std::unique_ptr<store::Database> opened(char const* url, base::Clock const& clock) {
  auto database = store::Database::open(url, clock);
  auto const migrations = store::migrations();
  if (!database->migrate({migrations.begin(), migrations.end()}))
    throw std::runtime_error("the schema is not this program's");
  database->write([&](store::Writer& writer) {
    if (!store::find_board(writer, board_id()))
      store::make_board(writer, {board_id(), "halton", "none", "none", "America/Toronto"}, clock.now(), "crash_writer");
  });
  return database;
}

/// The row says which entry it was changed with.
store::AuditLink change(store::Database& database) {
  return database.write([](store::Writer& writer) {
    auto const name = "changed with " + std::to_string(store::audit_head(writer, board_id())->sequence + 1);
    writer.run("UPDATE board SET name_en = :name WHERE id = :board", {{"name", name}, {"board", board_id()}});
    writer.record({.board = board_id(), .actor = "crash_writer", .action = "change_board", .subject = "halton"});
    return *store::audit_head(writer, board_id());
  });
}

void acknowledge(store::AuditLink const& link) {
  auto const line = std::to_string(link.sequence) + " " + base::to_hex(link.hash) + "\n";
  if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::exit(1);
}

/// Acknowledges nothing if the database is away, or does not say what became of it.
void try_to_change(store::Database& database) {
  try {
    acknowledge(change(database));
  } catch (store::StoreFailure const& failure) {
    using enum store::StoreFailure::Kind;
    if (failure.kind() != unavailable && failure.kind() != commit_unknown) throw;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

int write_for_ever(char const* url, bool goes_on) {
  base::SystemClock const clock;
  auto const database = opened(url, clock);
  std::vector<std::jthread> writing;
  for (int thread = 0; thread < threads; ++thread)
    writing.emplace_back([&] {
      for (;;)
        if (goes_on)
          try_to_change(*database);
        else
          acknowledge(change(*database));
    });
  return 0;
}

std::string held_hash(store::Reader& reader, std::int64_t sequence) {
  auto const links = store::audit_links(reader, board_id(), sequence + 1, 1);
  return links.empty() || links.front().sequence != sequence ? "nothing" : base::to_hex(links.front().hash);
}

std::string first_fault(store::Reader& reader, std::ifstream& acknowledged) {
  if (auto const broken = store::first_broken_link(reader, board_id()))
    return "entry " + std::to_string(broken->sequence) + ": " + broken->reason;
  std::int64_t sequence = 0;
  std::string hash;
  while (acknowledged >> sequence >> hash)
    if (held_hash(reader, sequence) != hash)
      return "entry " + std::to_string(sequence) + " was acknowledged and is lost";
  auto const newest = store::audit_head(reader, board_id())->sequence;
  auto const name = store::find_board(reader, board_id())->name_en;
  if (newest > 1 && name != "changed with " + std::to_string(newest))
    return "the row and the newest entry are of two transactions: " + name;
  return {};
}

int check(char const* url, char const* file) {
  base::SystemClock const clock;
  auto const database = opened(url, clock);
  std::ifstream acknowledged(file);
  auto fault = database->read([&](store::Reader& reader) { return first_fault(reader, acknowledged); });
  if (auto const faults = database->check_integrity(); fault.empty() && !faults.empty()) fault = faults.front();
  if (!fault.empty()) std::fprintf(stderr, "%s\n", fault.c_str());
  return fault.empty() ? 0 : 1;
}

}  // namespace
}  // namespace wardmote

int main(int count, char** words) {
  std::string const what = count > 1 ? words[1] : "";
  if ((what == "write" || what == "write-on") && count == 3)
    return wardmote::write_for_ever(words[2], what == "write-on");
  if (what == "check" && count == 4) return wardmote::check(words[2], words[3]);
  std::fprintf(stderr, "crash_writer write URL | crash_writer write-on URL | crash_writer check URL FILE\n");
  return 2;
}
