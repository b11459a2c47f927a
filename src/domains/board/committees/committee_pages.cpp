#include "domains/board/committees/committee_pages.h"

#include "domains/board/committees/committee_store.h"
#include "domains/board/committees/committee_view.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/meetings/member_store.h"
#include "domains/board/profile_store.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::Format;

struct CommitteeQuery {
  std::string committee;
};
BOOST_DESCRIBE_STRUCT(CommitteeQuery, (), (committee))

CommitteesView show_committees(BoardRoom const& room, web::Context const& context) {
  auto const [committees, members, zone] = room.database.read([&](store::Reader& reader) {
    return std::tuple(list_committees(reader, room.board), list_members(reader, room.board),
                      time_zone_of(reader, room.board));
  });
  return committees_view(committees, members, web::local_date(context.now, zone), context.tongue);
}

base::Answer<CommitteeView> show_committee(BoardRoom const& room, std::string const& slug,
                                           web::Context const& context) {
  auto const [committees, members, meetings, zone] = room.database.read([&](store::Reader& reader) {
    return std::tuple(list_committees(reader, room.board), list_members(reader, room.board),
                      list_meetings(reader, room.board), time_zone_of(reader, room.board));
  });
  auto const* const committee = committee_called(committees, slug);
  if (!committee) return base::refuse(RefusalCode::committee_unknown, {{"committee", slug}});
  return committee_view(*committee, members, meetings, web::local_date(context.now, zone), context.tongue);
}

}  // namespace

// Who is on a committee changes with the day, too: no page is kept.
void add_committee_routes(web::Router& router, BoardRoom const& room) {
  router.page<web::NoQuery, CommitteesView>(
      {.name = "committees",
       .path = "/committees",
       .policy = web::Policy::everyone(),
       .title = "Committees of the board",
       .summary = "What each committee is for, since when, and who is on it.",
       .page = "board/committees",
       .formats = {Format::html, Format::json, Format::csv},
       .rows = "committees",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<CommitteesView> {
        return show_committees(room, context);
      });
  router.page<CommitteeQuery, CommitteeView>(
      {.name = "committee",
       .path = "/committees/{committee}",
       .policy = web::Policy::everyone(),
       .title = "Committee",
       .summary = "A committee of the board: what it is for, the motion that struck it, its roll and its meetings.",
       .page = "board/committee",
       .formats = {Format::html, Format::json, Format::csv},
       .rows = "members",
       .caching = web::Caching::never},
      [room](CommitteeQuery const& query, web::Context const& context) {
        return show_committee(room, query.committee, context);
      });
}

}  // namespace wardmote::board
