#pragma once

#include <memory>
#include <string>
#include <vector>

#include "access/role.h"
#include "access/session.h"
#include "main/closed_house.h"
#include "main/situation_house.h"
#include "main/walled_house.h"
#include "tests/support/fresh_database.h"
#include "web/site.h"

namespace wardmote::policy_test {

/// Somebody who asks: nobody, a person without a role, one of each role, and one whose sign-in has ended.
struct Asker {
  std::string name;  ///< "nobody", "no_role", "analyst", "ended"; also the person's name
  std::vector<access::Role> roles{};
  std::string token{};      ///< of their sign-in
  std::string old_token{};  ///< of one whose proof is too old for sensitive acts
};
std::vector<Asker> askers();

/// The identifier of a person, the same in every world.
base::Id<access::Person> person_id(std::string_view name);

/// How addresses name the meeting of every world; its first item is closed.
inline constexpr std::string_view meeting_name = "2026-03-26-regular";

/// The whole program over a database of its own, with one person of each role signed in. What time it is, is told.
class World {
 public:
  explicit World(tests::Engine engine);
  ~World();
  World(World const&) = delete;
  World& operator=(World const&) = delete;

  store::Database& database() { return *house_->database; }
  /// The database of the closed session, and the key of its words.
  store::Database& closed_database() { return *closed_->database; }
  store::Vault& closed_vault() { return *closed_->vault; }
  /// Those of the Situation Table.
  store::Database& situation_database() { return *situation_->database; }
  store::Vault& situation_vault() { return *situation_->vault; }
  situation::SituationRoom const& table_room();
  store::BoardId board() const { return board_; }
  base::Instant now() const { return clock_.now(); }
  access::AccessRoom room() { return access_room_of(*house_, board_); }
  /// The routes as the program has them, and after them those that `more` added.
  std::vector<web::Route> const& routes() const { return routes_; }

  /// As the transport would be answered; the body of a page that goes on is its first piece.
  struct Answer {
    int status = 0;
    std::string head;
    std::string body;
    friend bool operator==(Answer const&, Answer const&) = default;
  };
  Answer ask(std::string_view method, std::string_view target, std::string const& token = "",
             std::string_view body = "") const;

  /// A site with these routes in place of the program's own.
  void serve(web::Router router);

 private:
  tests::FreshDatabase fresh_;
  tests::FreshDatabase fresh_closed_;
  tests::FreshDatabase fresh_situation_;
  base::ManualClock clock_;
  store::BoardId board_;
  std::unique_ptr<House> house_;
  std::unique_ptr<House> closed_;
  std::unique_ptr<House> situation_;
  std::unique_ptr<situation::SituationRoom> table_room_;
  std::vector<web::Route> routes_;
  std::unique_ptr<web::Site> site_;
};

/// Puts in everybody of `askers` with their sign-ins, in place of all people that are there.
void put_askers(World& world);

}  // namespace wardmote::policy_test
