#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "domains/situation/catalogue/table_lists.h"
#include "domains/situation/learning/public_side.h"
#include "store/board_id.h"
#include "store/database.h"
#include "store/migration.h"
#include "store/sealed/vault.h"
#include "web/route.h"

namespace wardmote::situation {

/// A person with an account who may be seated.
struct TablePerson {
  std::string person;  ///< identifier
  std::string name;
};

/// What the room stands on; main makes it. The database and the vault are its own; the functions are all that it knows of the rest of
/// the program.
struct SituationRoom {
  store::Database& database;
  store::BoardId board;
  base::Clock const& clock;
  store::Vault* vault = nullptr;
  std::string zone = "America/Toronto";                       ///< of the board
  std::function<std::vector<TablePerson>()> people{};         ///< who has a role at the table
  std::function<web::Tongue const&(web::Language)> tongue{};  ///< for what goes out in both languages
  PublicSide outside{};                 ///< empty where nothing goes out: then the registry alone remembers
  std::shared_ptr<TableLists> lists{};  ///< the codes; null only where pages are listed and none is shown
  /// As Terms::against (discussion_rules.h).
  std::function<std::string_view(std::string_view text)> against{};

  Catalogue const& catalogue() const { return lists->now(); }
};

/// The message id of what speaks against keeping a free text; empty: it may be kept. Without a screen every text is refused.
inline std::string_view objection_to(std::function<std::string_view(std::string_view)> const& against,
                                     std::string_view text) {
  return against ? against(text) : web::message_id("No text can be kept while the screen is not there");
}

/// Adds `/situation` and what is below it.
void add_routes(web::Router& router, SituationRoom const& room);

/// The migrations of this room, for its own database.
std::span<store::Migration const> migrations();

}  // namespace wardmote::situation
