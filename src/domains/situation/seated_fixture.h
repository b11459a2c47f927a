#pragma once

#include <memory>
#include <string>

#include "domains/situation/agencies/agency_store.h"
#include "domains/situation/catalogue/catalogue_reading.h"
#include "domains/situation/discussion_room.h"
#include "tests/support/fresh_database.h"
#include "tests/support/fresh_vault.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::situation::samples {

/// A table of four agencies with a representative each, on both databases.
class SeatedPeople : public tests::OnBothDatabases {
 protected:
  SeatedPeople() {
    migrate(migrations());
    auto const first = *base::date_of("2020-01-01"), last = *base::date_of("2099-12-31");
    database().write([&](store::Writer& writer) {
      for (std::string const agency : {"police", "health", "housing", "schools"}) {
        insert_agency(writer, {board, "test"}, {agency, agency, agency, "sector.health", first, {}, {}});
        insert_agreement(writer, {board, "test"}, clock, agency, {first, last});
        insert_seat(writer, {board, "test"}, {"seat of " + agency, agency, "person of " + agency, {first, last}, {}});
      }
    });
  }

  SituationRoom room() {
    return {.database = database(),
            .board = board,
            .clock = clock,
            .vault = held.vault.get(),
            .people = [] { return std::vector<TablePerson>{}; },
            .lists = lists,
            .against = [](std::string_view text) -> std::string_view {
              return text.find("Smith") == std::string_view::npos ? "" : "This looks like a name";
            }};
  }

  /// Somebody of that identifier, who proved a moment ago who they are.
  web::Context by(std::string const& person, std::vector<std::string> permissions) {
    web::Principal principal{.person = person,
                             .session = "session of " + person,
                             .proved_until = clock.now() + std::chrono::minutes(10),
                             .permissions = std::move(permissions)};
    return {tongue, std::move(principal), clock.now(), "/", reply};
  }
  web::Context seated(std::string const& agency) {
    return by("person of " + agency, {"situation_board", "situation_issues"});
  }
  web::Context officer_of(std::string const& agency) {
    return by("person of " + agency, {"situation_board", "situation_issues", "agree_risk"});
  }

  std::shared_ptr<TableLists> lists = std::make_shared<TableLists>(*read_catalogue(WARDMOTE_SOURCE_DIR "/catalog"));
  tests::FreshVault held;
  tests::PlainTongue tongue;
  web::Reply reply;
};

}  // namespace wardmote::situation::samples
