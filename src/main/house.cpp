#include "main/house.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <mutex>

#include "access/pages.h"
#include "domains/board/notes/note_keeping.h"
#include "domains/board/profile_store.h"
#include "domains/board/room.h"
#include "domains/board/subscriptions/subscribing.h"
#include "domains/evidence/analyses/run_job.h"
#include "domains/evidence/analyses/run_pages.h"
#include "domains/evidence/dataset_pages.h"
#include "domains/evidence/import_job.h"
#include "domains/evidence/import_pages.h"
#include "domains/evidence/incident_pages.h"
#include "domains/evidence/offences_pages.h"
#include "domains/evidence/room.h"
#include "domains/evidence/standing_pages.h"
#include "domains/evidence/table_reports/table_report_pages.h"
#include "flows/standing_states_goal_status.h"
#include "main/house_health.h"
#include "main/version.h"
#include "outbound/address_rule.h"
#include "outbound/url.h"
#include "store/backup/purged_records_store.h"
#include "store/boards_store.h"
#include "store/engine.h"
#include "store/jobs/lease_store.h"
#include "store/migrations.h"
#include "store/outbox/message.h"
#include "store/transparency/verify_job.h"
#include "web/tongue.h"

namespace wardmote {
namespace {

template <class Migrations>
void append(std::vector<store::Migration>& all, Migrations const& some) {
  all.insert(all.end(), some.begin(), some.end());
}

/// A host in small letters, and a port if it has one, without a path, as browsers state an origin; in the clear on this
/// machine alone.
bool is_site(std::string const& url) {
  auto const reach = outbound::reach_of(url);
  auto const fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
  };
  if (!reach || !std::ranges::all_of(url.substr(url.find("//") + 2), fits)) return false;
  return reach->scheme == "https" || reach->host == "localhost" || outbound::is_loopback(reach->host);
}

/// The two languages, for what is kept in both; read from the catalogues when one is asked for.
std::function<web::Tongue const&(web::Language)> tongues_in(std::string const& folder) {
  struct Tongues {
    std::once_flag made;
    std::unique_ptr<web::Tongue> english;
    std::unique_ptr<web::Tongue> french;
  };
  auto const tongues = std::make_shared<Tongues>();
  return [tongues, folder](web::Language language) -> web::Tongue const& {
    std::call_once(tongues->made, [&] {
      tongues->english = web::make_tongue(web::Language::en, folder);
      tongues->french = web::make_tongue(web::Language::fr, folder);
    });
    return language == web::Language::fr ? *tongues->french : *tongues->english;
  };
}

}  // namespace

std::vector<store::Migration> all_migrations() {
  std::vector<store::Migration> all;
  append(all, store::migrations());
  append(all, evidence::migrations());
  append(all, board::migrations());
  append(all, access::migrations());
  return all;
}

base::Answer<std::unique_ptr<House>> open_house(Options const& options, std::vector<store::Migration> migrations) {
  auto const file = store::sqlite_file_of(options.database_url());
  std::error_code error;
  if (!file.empty() && !std::filesystem::exists(file, error))
    return base::refuse(base::RefusalCode::file_unreadable,
                        {{"file", file},
                         {"reason", error ? error.message()
                                          : "there is no database (--data names its folder, and “wardmote demo” makes "
                                            "the demonstration there)"}});
  return make_house(options, std::move(migrations));
}

base::Answer<std::unique_ptr<House>> make_house(Options const& options, std::vector<store::Migration> migrations) {
  auto resources = find_resources(options.home);
  if (!resources) return std::unexpected(resources.error());
  auto house = std::make_unique<House>();
  house->resources = std::move(*resources);
  house->data_folder = options.data();
  house->files_folder = options.files_folder();
  if (options.database.empty()) std::filesystem::create_directories(options.data());
  house->database = store::Database::open(options.database_url(), house->clock);
  if (auto const migrated = house->database->migrate(std::move(migrations)); !migrated)
    return std::unexpected(migrated.error());
  if (auto const opened = open_vault(*house, options); !opened) return std::unexpected(opened.error());
  return house;
}

base::Answer<void> open_vault(House& house, Options const& options) {
  if (options.key.empty()) return {};
  auto const key = store::KeyEncryptionKey::from_file(options.key);
  if (!key) return std::unexpected(key.error());
  auto keys = store::KeyFile::open(options.keys_file(), house.clock);
  if (!keys) return std::unexpected(keys.error());
  auto vault = store::Vault::over(**keys, *key);
  if (!vault) return std::unexpected(vault.error());
  store::bury_what_was_purged(house.database->read(store::list_purged), **keys);
  house.backup_key = std::make_unique<store::BackupKey>(*key);
  house.keys = *std::move(keys);
  house.vault = *std::move(vault);
  return {};
}

base::Answer<void> open_provider(House& house, Options const& options) {
  house.site = options.serve.site;
  if (!house.site.empty() && !is_site(house.site))
    return base::refuse(base::RefusalCode::usage_invalid,
                        {{"reason", "--site is https://HOST, or http://HOST on this machine, not " + house.site}});
  if (options.serve.provider.empty()) return {};
  if (house.site.empty())
    return base::refuse(base::RefusalCode::usage_invalid, {{"reason", "--provider needs --site"}});
  auto settings = access::read_provider_settings(options.serve.provider);
  if (!settings) return std::unexpected(settings.error());
  house.provider = std::make_unique<access::Provider>(*std::move(settings), house.clock, [](std::string_view words) {
    std::fprintf(stderr, "wardmote: the sign-in service: %.*s\n", static_cast<int>(words.size()), words.data());
  });
  return {};
}

base::Answer<store::BoardId> board_called(House& house, std::string const& slug) {
  auto const found = house.database->read([&](store::Reader& reader) { return store::find_board(reader, slug); });
  if (!found) return base::refuse(base::RefusalCode::board_unknown, {{"board", slug}});
  return found->id;
}

access::AccessRoom access_room_of(House& house, store::BoardId board_id) {
  return {
      .database = *house.database,
      .board = board_id,
      .clock = house.clock,
      .vault = house.vault.get(),
      .job_kinds = {{std::string(evidence::import_job_kind), std::string(web::message_id("Import of a file")),
                     "/admin/imports/"},
                    {std::string(evidence::run_job_kind), std::string(web::message_id("Analysis of a dataset")), ""},
                    {std::string(store::verify_audit_kind), std::string(web::message_id("Check of the audit log")),
                     "/admin/audit/checks/"},
                    {"keep_house", std::string(web::message_id("Housekeeping")), ""},
                    {"make_backup", std::string(web::message_id("Scheduled backup")), ""},
                    {std::string(job_kind_of(store::Channel::mail)),
                     std::string(web::message_id("Sending of an e-mail")), ""},
                    {std::string(job_kind_of(store::Channel::webhook)),
                     std::string(web::message_id("Call of a webhook")), ""},
                    {std::string(store::telling_kind), std::string(web::message_id("Notice of a failed job")), ""}},
      .sends_mail = house.mail != nullptr,
      .calls = house.calls,
      .public_acts = {{"publish_profile", "/"},
                      {"adopt_policy", "/policies/{policy}"},
                      {"import_dataset", "/data/{dataset}"},
                      {"publish_table_report", "/table-reports/{year}"},
                      {"withdraw_table_report", "/table-reports/{year}"},
                      {"publish_finding", "/evidence/findings/{finding}"},
                      {"withdraw_finding", "/evidence/findings/{finding}"}},
      .health = health_sources_of(house),
      .provider = house.provider.get(),
      .site = house.site};
}

evidence::EvidenceRoom evidence_room_of(House& house, store::BoardId board_id) {
  return {*house.database, board_id, house.resources.catalog(), house.clock, house.files_folder};
}

store::Handlers job_handlers_of(House& house, store::BoardId board_id) {
  return {{std::string(evidence::import_job_kind), evidence::import_handler(evidence_room_of(house, board_id))},
          {std::string(evidence::run_job_kind), evidence::run_handler(evidence_room_of(house, board_id))},
          {std::string(store::verify_audit_kind), store::verify_audit_handler(*house.database)}};
}

board::BoardRoom board_room_of(House& house, store::BoardId board_id) {
  return {.database = *house.database,
          .board = board_id,
          .clock = house.clock,
          .catalog_folder = house.resources.catalog(),
          .program_version = std::string(version),
          .migrations = all_migrations(),
          .tongue = tongues_in(house.resources.locale),
          .files_folder = house.files_folder};
}

board::DelegationRoom delegation_room_of(House& house, store::BoardId board_id) {
  return {board_room_of(house, board_id), house.vault.get(), house.mail != nullptr};
}

web::Router routes_of(House& house, store::BoardId board_id) {
  web::Router router;
  auto const evidence_room = evidence_room_of(house, board_id);
  auto board_room = board_room_of(house, board_id);
  board_room.goal_status = flows::standing_states_goal_status(evidence_room);
  board::add_routes(router, board_room);
  board::add_delegation_routes(router, delegation_room_of(house, board_id));
  board::add_subscription_routes(router, delegation_room_of(house, board_id));
  board::add_note_routes(router, delegation_room_of(house, board_id));
  evidence::add_standing_routes(router, evidence_room);
  evidence::add_offence_routes(router, evidence_room);
  evidence::add_incident_routes(router, evidence_room);
  evidence::add_dataset_routes(router, evidence_room);
  evidence::add_import_routes(router, evidence_room);
  evidence::add_analysis_routes(router, evidence_room);
  evidence::add_table_report_routes(router, evidence_room);
  access::add_routes(router, access_room_of(house, board_id));
  return router;
}

web::Layout layout_of(House& house, store::BoardId board_id) {
  auto const profile =
      house.database->read([&](store::Reader& reader) { return board::held_profile(reader, board_id); });
  web::Layout layout{.board_name = profile ? profile->name.en : "Wardmote",
                     .navigation = {{"/", "Board"},
                                    {"/meetings", "Meetings"},
                                    {"/obligations", "Obligations"},
                                    {"/standing", "Standing"},
                                    {"/incidents", "Incidents"},
                                    {"/evidence/findings", "Findings"},
                                    {"/data", "Data"},
                                    {"/transparency", "Transparency"}}};
  if (profile) layout.board_name_fr = profile->name.fr;
  if (profile) layout.time_zone = profile->time_zone;
  layout.feed_key = board_id.text();
  layout.footer = {{"/accessibility", "Accessibility"}, {"/privacy", "Privacy"}, {"/openapi", "For programs"}};
  layout.sections = {{"/admin", "Administration"}};
  return layout;
}

}  // namespace wardmote
