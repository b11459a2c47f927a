#pragma once

#include <memory>
#include <string>
#include <vector>

#include "access/provider/provider.h"
#include "access/room.h"
#include "base/clock.h"
#include "base/refusal.h"
#include "domains/board/delegations/delegation_room.h"
#include "domains/board/room.h"
#include "domains/evidence/room.h"
#include "main/options.h"
#include "main/resources.h"
#include "outbound/mail_client.h"
#include "store/backup/chunk.h"
#include "store/board_id.h"
#include "store/database.h"
#include "store/jobs/worker.h"
#include "store/sealed/vault.h"
#include "web/layout.h"
#include "web/route.h"

namespace wardmote {

/// What every command stands on: the program's files, the clock and the database at this program's schema.
struct House {
  Resources resources;
  std::string data_folder;
  std::string files_folder;
  base::SystemClock clock;
  std::unique_ptr<store::Database> database;
  std::unique_ptr<store::KeyFile> keys;  ///< with the vault: none without `--key`
  std::unique_ptr<store::Vault> vault;
  std::unique_ptr<store::BackupKey> backup_key;  ///< likewise
  std::unique_ptr<outbound::MailClient> mail;    ///< none unless serving with `--mail`
  access::CallAllowance calls;                   ///< empty unless serving with `--webhook-host`
  std::unique_ptr<access::Provider> provider;    ///< none without `--provider`
  /// Of the houses behind walls that this server serves and makes backups of: health asks how old they are.
  std::map<Wall, store::Database*> walled;
  std::string site;  ///< how browsers reach it: "https://board.example.ca"; may be empty
};

/// The migrations of all rooms that share the program's database.
std::vector<store::Migration> all_migrations();

/// Finds the files, opens the database, migrates it, and opens the vault if a key was given. Refuses file_unreadable
/// where there is no embedded database: what only reads must not make an empty one.
base::Answer<std::unique_ptr<House>> open_house(Options const& options,
                                                std::vector<store::Migration> migrations = all_migrations());

/// The same, for what begins a board: makes the embedded database and its folder if there is none.
base::Answer<std::unique_ptr<House>> make_house(Options const& options,
                                                std::vector<store::Migration> migrations = all_migrations());

/// Who the audit chain names for what is typed.
inline constexpr char const* command_line_actor = "command line";

/// The board that `--board` names. Refuses board_unknown.
base::Answer<store::BoardId> board_called(House& house, std::string const& slug);

/// Opens what is sealed with the key of `--key`, if there is one, and first destroys the keys of what was purged. Refuses what KeyFile::open and Vault::over refuse.
base::Answer<void> open_vault(House& house, Options const& options);

/// Reads `--site` and the settings of `--provider`, if they are given. Refuses usage_invalid and what
/// access::read_provider_settings refuses.
base::Answer<void> open_provider(House& house, Options const& options);

/// What the people of a board are kept by.
access::AccessRoom access_room_of(House& house, store::BoardId board);

/// What the pages, jobs and commands of evidence stand on.
evidence::EvidenceRoom evidence_room_of(House& house, store::BoardId board);
/// Without how its goals stand, which takes the evidence too.
board::BoardRoom board_room_of(House& house, store::BoardId board);

/// What requests to speak to the board are kept by.
board::DelegationRoom delegation_room_of(House& house, store::BoardId board);

/// What does the jobs of a board: one line for each kind.
store::Handlers job_handlers_of(House& house, store::BoardId board);

/// The pages of a board, of all rooms: one line for each.
web::Router routes_of(House& house, store::BoardId board);

/// What stands around the pages of a board.
web::Layout layout_of(House& house, store::BoardId board);

}  // namespace wardmote
