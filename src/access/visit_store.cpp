#include "access/visit_store.h"

#include "access/session_store.h"
#include "base/choice.h"
#include "base/hash.h"

namespace wardmote::access {

void insert_visit(store::Writer& writer, store::BoardId board, std::string_view browser_secret, Visit const& visit) {
  writer.run("DELETE FROM visit WHERE board_id = :board AND begun_at < :long_ago",
             {{"board", board}, {"long_ago", visit.begun_at - visit_lasts}});
  writer.run(
      "INSERT INTO visit (browser_hash, board_id, purpose, session_id, next, begun_at) VALUES (:browser_hash, :board, "
      ":purpose, :session, :next, :begun_at)",
      {{"browser_hash", kept_of(browser_secret)},
       {"board", board},
       {"purpose", base::spelling_of(visit.purpose)},
       {"session", visit.session},
       {"next", visit.next},
       {"begun_at", visit.begun_at}});
}

std::optional<Visit> take_visit(store::Writer& writer, store::BoardId board, std::string_view browser_secret) {
  auto const hash = kept_of(browser_secret);
  auto visit = writer.first(
      "SELECT purpose, session_id, next, begun_at FROM visit WHERE browser_hash = :browser_hash AND board_id = :board",
      {{"browser_hash", hash}, {"board", board}}, [](store::Row const& row) {
        auto const session = row.text_or_none("session_id");
        return Visit{base::choice_of<VisitPurpose>(row.text("purpose")),
                     session ? base::Id<Session>::of(*session) : std::nullopt, row.text("next"),
                     row.instant("begun_at")};
      });
  auto const taken = writer.run("DELETE FROM visit WHERE browser_hash = :browser_hash", {{"browser_hash", hash}});
  return taken > 0 ? visit : std::nullopt;
}

std::string derived(std::string_view what, std::string_view browser_secret) {
  return base::to_hex(base::hash_of("wardmote visit " + std::string(what) + ":" + std::string(browser_secret)));
}

}  // namespace wardmote::access
