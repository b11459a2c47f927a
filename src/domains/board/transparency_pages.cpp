#include "domains/board/transparency_pages.h"

#include "domains/board/profile_store.h"
#include "domains/board/transparency_view.h"
#include "store/audit_chain.h"

namespace wardmote::board {
namespace {

base::Answer<TransparencyView> show_chain(BoardRoom const& room, web::Context const& context) {
  auto view = room.database.read([&](store::Reader& reader) {
    auto const profile = held_profile(reader, room.board);
    return transparency_view(store::audit_links(reader, room.board, std::nullopt, entries_shown_max), room.migrations,
                             profile ? profile->time_zone : "UTC", context.tongue);
  });
  view.program_version = room.program_version;
  view.engine = room.database.engine();
  return view;
}

}  // namespace

void add_transparency_routes(web::Router& router, BoardRoom const& room) {
  router.page<web::NoQuery, TransparencyView>(
      {.name = "transparency",
       .path = "/transparency",
       .policy = web::Policy::everyone(),
       .title = "Transparency",
       .summary = "Every change that was published here, chained so that none can be altered unseen.",
       .page = "board/transparency",
       .formats = {web::Format::html, web::Format::json, web::Format::csv, web::Format::atom},
       .rows = "entries",
       .feed = {.entries = "entries",
                .key = "{sequence}",
                .headline = "{action_text}: {subject}",
                .updated = "recorded_at",
                .path = "/transparency",
                .text = "{sequence} {hash}"}},
      [room](web::NoQuery const&, web::Context const& context) { return show_chain(room, context); });
}

}  // namespace wardmote::board
