#include "access/health.h"
#include "access/jobs_seen.h"
#include "access/pages.h"
#include "access/person_store.h"
#include "access/views.h"
#include "store/audit_chain.h"
#include "store/outbox/outbox_store.h"

namespace wardmote::access {
namespace {

/// What the reader may not see is null.
struct AdministrationView {
  std::vector<HealthFact> facts{};
  bool all_good = true;
  std::optional<std::int64_t> people{};
  std::optional<std::int64_t> people_without_password{};  ///< invited, and not been here yet
  std::optional<std::int64_t> people_suspended{};
  std::int64_t entries = 0;  ///< of the audit chain
  std::string last_entry_at{};
  std::optional<std::int64_t> jobs_waiting{};  ///< of the newest hundred
  std::optional<std::int64_t> jobs_running{};
  bool may_explain = false;
  bool may_see_imports = false;
  bool may_see_settings = false;
  bool may_keep_meetings = false;
  bool may_write_reports = false;
  bool may_see_audit = false;
  bool may_see_messages = false;
  bool may_see_webhooks = false;
  std::int64_t messages_dead = 0;  ///< that wait for a decision; counted for whoever may see messages
};
BOOST_DESCRIBE_STRUCT(AdministrationView, (),
                      (facts, all_good, people, people_without_password, people_suspended, entries, last_entry_at,
                       jobs_waiting, jobs_running, may_explain, may_see_imports, may_see_settings, may_keep_meetings,
                       may_write_reports, may_see_audit, may_see_messages, may_see_webhooks, messages_dead))

constexpr int jobs_counted = 100;

void show_people(AdministrationView& view, std::vector<PersonSeen> const& people) {
  view.people = static_cast<std::int64_t>(people.size());
  view.people_without_password = view.people_suspended = 0;
  for (auto const& person : people) {
    *view.people_without_password += person.has_password == false;
    *view.people_suspended += person.state == PersonState::suspended;
  }
}

void show_jobs(AdministrationView& view, std::vector<store::Job> const& jobs) {
  view.jobs_waiting = view.jobs_running = 0;
  for (auto const& job : jobs) {
    *view.jobs_waiting += job.state == store::JobState::waiting;
    *view.jobs_running += job.state == store::JobState::running;
  }
}

void show_health(AdministrationView& view, AccessRoom const& room, web::Context const& context) {
  std::vector<HealthSource> sources{health_of_database, health_of_jobs, health_of_failed_jobs, health_of_messages,
                                    health_of_second_factors};
  sources.insert(sources.end(), room.health.begin(), room.health.end());
  for (auto const& source : sources)
    if (auto fact = source(room, context)) {
      view.all_good = view.all_good && fact->state == FactState::good;
      view.facts.push_back(*std::move(fact));
    }
}

AdministrationView show_administration(AccessRoom const& room, web::Context const& context) {
  auto const& principal = context.principal;
  AdministrationView view{.may_explain = principal.may("explain_permission"),
                          .may_see_imports = principal.may("imports"),
                          .may_see_settings = principal.may("settings"),
                          .may_keep_meetings = principal.may("meeting_office"),
                          .may_write_reports = principal.may("report_office"),
                          .may_see_audit = principal.may("audit"),
                          .may_see_messages = principal.may("messages"),
                          .may_see_webhooks = principal.may("webhooks")};
  room.database.read([&](store::Reader& reader) {
    if (principal.may("people")) show_people(view, seen<PersonSeen>(list_people(reader, room.board), principal));
    if (principal.may("jobs")) show_jobs(view, jobs_seen(reader, room.board, principal, jobs_counted));
    if (view.may_see_messages) view.messages_dead = store::count_dead_letters(reader, room.board);
    if (auto const head = store::audit_head(reader, room.board)) {
      view.entries = head->sequence;
      view.last_entry_at = base::to_text(head->recorded_at);
    }
  });
  show_health(view, room, context);
  return view;
}

}  // namespace

void add_administration_routes(web::Router& router, AccessRoom const& room) {
  router.page<web::NoQuery, AdministrationView>(
      {.name = "administration",
       .path = "/admin",
       .policy = web::Policy::permission("administration"),
       .title = "Administration",
       .summary = "How the program is, who may use it, and what they may do.",
       .page = "access/administration",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "facts",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<AdministrationView> {
        return show_administration(room, context);
      });
}

void add_routes(web::Router& router, AccessRoom const& room) {
  add_sign_in_routes(router, room);
  add_provider_routes(router, room);
  add_passkey_routes(router, room);
  add_proof_routes(router, room);
  add_account_routes(router, room);
  add_second_factor_routes(router, room);
  add_people_routes(router, room);
  add_confirm_routes(router, room);
  add_job_routes(router, room);
  add_audit_routes(router, room);
  add_audit_check_routes(router, room);
  add_message_routes(router, room);
  add_webhook_routes(router, room);
  add_settings_routes(router, room);
  add_look_routes(router, room);
  add_administration_routes(router, room);
  add_explain_routes(router, room);
}

}  // namespace wardmote::access
