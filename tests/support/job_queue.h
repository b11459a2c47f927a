#pragma once

#include "store/jobs/jobs_store.h"
#include "store/jobs/lease_store.h"
#include "tests/support/fresh_database.h"

namespace wardmote::tests {

/// A test of the job queue: what a person and a worker do, in few words.
class OnJobQueue : public OnBothDatabases {
 protected:
  static constexpr std::chrono::seconds lease_duration{60};

  store::JobRequest request(std::string text = "{}") const {
    return {.board = board, .kind = "count", .request = std::move(text), .asked_by = "test"};
  }
  store::JobId add(store::JobRequest const& wanted) {
    return database().write([&](store::Writer& writer) {
      auto const id = store::add_job(writer, clock, wanted);
      writer.record(entry(wanted.kind));
      return id;
    });
  }
  store::JobId add() { return add(request()); }
  std::optional<store::Job> claim(std::string const& worker = "worker") {
    return store::claim_job(database(), clock, {.kinds = {"count"}, .worker = worker, .duration = lease_duration});
  }
  store::Job find(store::JobId id) {
    return *database().read([&](store::Reader& reader) { return store::find_job(reader, board, id); });
  }
  std::vector<store::Job> list(int count = 1000) {
    return database().read([&](store::Reader& reader) { return store::list_jobs(reader, board, count); });
  }
  store::Cancelling cancel(store::JobId id) {
    return database().write([&](store::Writer& writer) {
      writer.record(entry("cancel"));
      return store::cancel_job(writer, board, id, clock.now());
    });
  }
  bool finish(store::Job const& job) { return store::finish_job(database(), *job.lease, "{}", clock.now()); }
  bool fail(store::Job const& job, bool is_final = false) {
    return store::fail_job(database(), *job.lease, {.reason = R"({"error":"it rained"})", .is_final = is_final},
                           clock.now());
  }
  bool give_back(store::Job const& job) { return store::give_back_job(database(), *job.lease, clock.now()); }
  store::GoOn keep(store::Job const& job, store::JobProgress const& progress = {}) {
    return store::keep_job(database(), *job.lease, clock.now() + lease_duration, progress);
  }
};

}  // namespace wardmote::tests
