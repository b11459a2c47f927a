#include "domains/board/transparency_pages.h"

#include "domains/board/profile_store.h"
#include "domains/board/transparency_view.h"
#include "store/audit_chain.h"

namespace wardmote::board {
namespace {

void show_checkpoint(TransparencyView& view, store::Reader& reader, store::BoardId board, std::string_view time_zone,
                     web::Tongue const& tongue) {
  auto const latest = store::latest_checkpoint(reader, board);
  auto const keys = store::list_signing_keys(reader, board);
  view.checkpoint_headline = standing_of(latest, store::uncovered_entries(reader, board), time_zone, tongue);
  if (latest) view.checkpoint = checkpoint_view(*latest);
  if (!keys.empty()) view.verification_key = keys.back().verification_key;
}

base::Answer<TransparencyView> show_chain(BoardRoom const& room, web::Context const& context) {
  auto view = room.database.read([&](store::Reader& reader) {
    auto const profile = held_profile(reader, room.board);
    auto const time_zone = profile ? profile->time_zone : "UTC";
    auto shown = transparency_view(store::audit_links(reader, room.board, std::nullopt, entries_shown_max),
                                   room.migrations, time_zone, context.tongue);
    show_checkpoint(shown, reader, room.board, time_zone, context.tongue);
    return shown;
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
