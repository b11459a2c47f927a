#pragma once

#include <span>
#include <string>
#include <vector>

#include "access/health.h"
#include "access/job_words.h"
#include "access/webhooks/target.h"
#include "base/clock.h"
#include "store/board_id.h"
#include "store/database.h"
#include "store/migration.h"
#include "store/sealed/vault.h"

namespace wardmote::access {

class Provider;

/// An act that others may be told of, since everybody can read of it.
struct PublicAct {
  std::string act;   ///< AuditEntry::action
  std::string path;  ///< where: "/data/{dataset}", filled with the entry's details
};

/// What access stands on; main makes it. What it points to outlives it.
struct AccessRoom {
  store::Database& database;
  store::BoardId board;
  base::Clock const& clock;
  store::Vault* vault = nullptr;     ///< none if the program was started without its key
  std::vector<JobKind> job_kinds{};  ///< what there are jobs of
  bool sends_mail = false;           ///< a mail server was given
  CallAllowance calls{};             ///< which webhooks may be called
  std::vector<PublicAct> public_acts{};
  std::vector<HealthSource> health{};  ///< what the page of health tells beside what access knows
  Provider* provider = nullptr;        ///< through whom people can sign in too; none if no settings were given
  std::string site{};  ///< how browsers reach this site: "https://board.example.ca"; with a provider, never empty
};

/// The migrations of this room.
std::span<store::Migration const> migrations();

}  // namespace wardmote::access
