#pragma once

#include <span>
#include <string>
#include <vector>

#include "access/job_words.h"
#include "base/clock.h"
#include "store/board_id.h"
#include "store/database.h"
#include "store/migration.h"
#include "store/sealed/vault.h"

namespace wardmote::access {

class Provider;

/// What access stands on; main makes it. What it points to outlives it.
struct AccessRoom {
  store::Database& database;
  store::BoardId board;
  base::Clock const& clock;
  store::Vault* vault = nullptr;     ///< none if the program was started without its key
  std::vector<JobKind> job_kinds{};  ///< what there are jobs of
  Provider* provider = nullptr;      ///< through whom people can sign in too; none if no settings were given
  std::string public_url{};  ///< how browsers reach this site: "https://board.example.ca"; with a provider, never empty
};

/// The migrations of this room.
std::span<store::Migration const> migrations();

}  // namespace wardmote::access
