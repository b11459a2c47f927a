#include "store/jobs/jobs_store.h"
#include "store/jobs/schedule.h"

namespace wardmote::store {
namespace {

struct LastRun {
  base::Instant due{};
  bool is_open = false;
};

// By the index job_of_board. The board's jobs of ninety days are few.
std::optional<LastRun> last_run(Reader& reader, BoardId board, std::string const& kind) {
  return reader.first(
      "SELECT run_after, state FROM job WHERE board_id = :board AND kind = :kind ORDER BY id DESC LIMIT 1",
      {{"board", board}, {"kind", kind}}, [](Row const& row) {
        auto const state = row.text("state");
        return LastRun{row.instant("run_after"), state == "waiting" || state == "running"};
      });
}

}  // namespace

bool add_next(Database& database, base::Clock const& clock, BoardId board, Recurring const& work) {
  auto const is_open = [&](Reader& reader) {
    auto const last = last_run(reader, board, work.kind);
    return last && last->is_open;
  };
  if (database.read(is_open)) return false;
  return database.write_unpublished([&](Writer& writer) {
    auto const last = last_run(writer, board, work.kind);
    if (last && last->is_open) return false;
    auto const due = last ? std::max(last->due + work.every, clock.now()) : clock.now();
    add_job(writer, clock,
            {.board = board, .kind = work.kind, .request = "{}", .asked_by = "schedule", .run_after = due});
    return true;
  });
}

}  // namespace wardmote::store
