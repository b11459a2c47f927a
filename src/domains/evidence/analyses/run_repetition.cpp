#include "domains/evidence/analyses/run_repetition.h"

#include <algorithm>
#include <chrono>

#include "base/calendar.h"
#include "domains/evidence/analyses/run_job.h"
#include "domains/evidence/analyses/run_store.h"
#include "domains/evidence/analyses/run_work.h"
#include "domains/evidence/analyses/scan_following.h"
#include "domains/evidence/incident_filter.h"

namespace wardmote::evidence {
namespace {

using std::chrono::sys_days;

/// From one day to a later one; none back.
int days_on(base::LocalDate from, base::LocalDate to) {
  return static_cast<int>(std::max<std::int64_t>(0, (sys_days(to) - sys_days(from)).count()));
}

/// The last day of a month stays the last.
base::LocalDate plus_whole_months(base::LocalDate date, int months) {
  auto const moved = base::plus_months(date, months);
  auto const was_last = base::plus_days(date, 1).month() != date.month();
  return was_last ? base::LocalDate(moved.year() / moved.month() / std::chrono::last) : moved;
}

ScanRequest moved(ScanRequest request, RunFacts const& facts) {
  if (request.step == ScanStep::month) {
    auto const newest = facts.months.empty() ? std::nullopt : month_of(facts.months.back());
    if (!newest) return request;
    auto const last = std::chrono::year(newest->year) / std::chrono::month(static_cast<unsigned>(newest->month));
    auto const by = std::max(0, static_cast<int>((last - request.to.year() / request.to.month()).count()));
    request.from = plus_whole_months(request.from, by);
    request.to = plus_whole_months(request.to, by);
    return request;
  }
  auto const by = days_on(request.to, facts.last_day);
  request.from = base::plus_days(request.from, by);
  request.to = base::plus_days(request.to, by);
  return request;
}

WatchRequest moved(WatchRequest request, RunFacts const& facts) {
  auto const by = days_on(base::plus_days(request.week, 6), facts.last_day) / 7 * 7;
  request.from = base::plus_days(request.from, by);
  request.week = base::plus_days(request.week, by);
  return request;
}

DensityRequest moved(DensityRequest request, RunFacts const& facts) {
  auto const by = days_on(request.to, facts.last_day);
  request.from = base::plus_days(request.from, by);
  request.to = base::plus_days(request.to, by);
  request.held_out_from = base::plus_days(request.held_out_from, by);
  return request;
}

std::optional<Run> done_before(store::Reader& reader, store::BoardId board, Run const& run) {
  auto before = run.after ? find_run(reader, board, *run.after) : std::nullopt;
  while (before && !before->is_done()) before = before->after ? find_run(reader, board, *before->after) : std::nullopt;
  return before;
}

}  // namespace

RunRequest moved_on(RunRequest const& request, RunFacts const& facts) {
  return std::visit([&](auto const& asked) -> RunRequest { return moved(asked, facts); }, request);
}

void set_repeated(store::Writer& writer, store::BoardId board, Run run, bool is_repeated, std::string_view actor) {
  while (auto next = run_after(writer, run.id)) run = *std::move(next);
  if (run.is_repeated == is_repeated) return;
  mark_repeated(writer, run.id, is_repeated);
  writer.record({.board = board,
                 .actor = std::string(actor),
                 .action = is_repeated ? "repeat_analysis" : "end_repetition",
                 .subject = run.id.text()});
}

base::Answer<void> ask_repetitions(store::Writer& writer, EvidenceRoom const& room, std::string const& dataset,
                                   std::string_view asked_by) {
  auto const repeated = repeated_runs(writer, room.board, dataset);
  if (repeated.empty()) return {};
  auto const facts = facts_of(writer, room.board, dataset);
  if (!facts) return std::unexpected(facts.error());
  for (auto const& run : repeated) {
    mark_repeated(writer, run.id, false);
    ask_run(writer, room, moved_on(run.request, *facts), *facts, asked_by, run.id);
  }
  return {};
}

std::string following_of(store::Reader& reader, store::BoardId board, Run const& run, std::string const& result) {
  auto const* const request = std::get_if<ScanRequest>(&run.request);
  auto const before = request ? done_before(reader, board, run) : std::nullopt;
  auto const* const request_before = before ? std::get_if<ScanRequest>(&before->request) : nullptr;
  auto const result_before = request_before ? scan_result_of(before->result) : std::nullopt;
  auto const result_now = scan_result_of(result);
  if (!result_before || !result_now) return {};
  return text_of(
      followed({*request_before, *result_before, scan_following_of(before->following)}, *request, *result_now));
}

}  // namespace wardmote::evidence
