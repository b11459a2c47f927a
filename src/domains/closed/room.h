#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"
#include "domains/closed/closed_vote.h"
#include "store/board_id.h"
#include "store/database.h"
#include "store/migration.h"
#include "store/sealed/vault.h"
#include "web/route.h"

namespace wardmote::closed {

/// A closed item of an agenda: what the public knows of it.
struct ClosedItem {
  std::string meeting{};  ///< as addresses name it: "2026-12-17-regular"
  std::int64_t item = 0;
  std::string meeting_title{};
  std::string number{};                 ///< as printed, "5.1"; empty until the agenda is published
  std::string date{};                   ///< of the meeting, ISO 8601
  std::string title{};                  ///< that everybody may read
  std::string ground{};                 ///< with the law's section
  bool takes_report = false;            ///< the meeting's public log can still be added to
  std::vector<std::string> reported{};  ///< what was made public of it
  std::vector<VotingSeat> seats{};      ///< none before the roll is called
  std::string matter() const { return meeting + "#" + std::to_string(item); }
};

/// A meeting whose public log can be added to.
struct Carrier {
  std::string meeting{};  ///< as addresses name it
  std::string date{};     ///< ISO 8601
  std::string title{};
};

/// Words that two people let out of the room.
struct PublicReport {
  std::string carrier{};  ///< the meeting whose public log carries it: the matter's own, or a later one
  std::string meeting{};
  std::int64_t item = 0;
  std::string number{};  ///< of the item, as printed
  std::string text{};
  std::string text_fr{};
  std::string reference{};  ///< tells this report from all others of the meeting: it is made public once
  std::string by{};         ///< identifier of who confirmed it
  base::Instant at{};
};

/// Somebody who may take part in closed sessions.
struct Participant {
  std::string person;  ///< identifier
  std::string name;
};

/// How the board speaks of votes, in public and here.
struct VoteWords {
  std::function<std::string(base::VoteRule, web::Tongue const&)> rule{};
  std::function<std::string(base::VoteOption, web::Tongue const&)> option{};
  std::function<std::string(base::VoteRule, base::Tally const&, web::Tongue const&)> result{};
};

/// What the room stands on; main makes it. The database and the vault are its own; the functions are all that it knows of
/// the rest of the program.
struct ClosedRoom {
  store::Database& database;
  store::BoardId board;
  base::Clock const& clock;
  store::Vault* vault = nullptr;
  /// Of the meeting of that name; of the newest meetings, the newest first, where no name is given.
  std::function<std::vector<ClosedItem>(std::string const& meeting, web::Tongue const&)> items{};
  std::function<std::vector<Carrier>(web::Tongue const&)> carriers{};  ///< of the newest meetings, the newest first
  std::function<base::Answer<void>(PublicReport const&)>
      publish{};  ///< once for each reference, however often it is called
  std::function<std::vector<Participant>()> participants{};
  VoteWords words{};
};

/// Adds `/closed` and what is below it.
void add_routes(web::Router& router, ClosedRoom const& room);

/// The migrations of this room, for its own database.
std::span<store::Migration const> migrations();

}  // namespace wardmote::closed
