// A matter while its closed session goes on: what is recorded shows to those who may read it, as it is recorded.

#include "domains/closed/matter_pages.h"
#include "domains/closed/matter_view.h"
#include "web/crumb.h"

namespace wardmote::closed {
namespace {

using web::message_id;

struct LiveQuery {
  std::string meeting;
  std::int64_t item = 0;
};
BOOST_DESCRIBE_STRUCT(LiveQuery, (), (meeting, item))

struct LiveView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  std::string meeting_title{};
  std::string ground{};
  std::string path{};       ///< of the matter
  std::string live_path{};  ///< of this page
  std::string closed_title{};
  std::vector<MatterLine> minutes{};
  std::int64_t refresh_s = 60;  ///< without scripts
};
BOOST_DESCRIBE_STRUCT(LiveView, (),
                      (breadcrumbs, title, meeting_title, ground, path, live_path, closed_title, minutes, refresh_s))

base::Answer<LiveView> show_live(ClosedRoom const& room, LiveQuery const& query, web::Context const& context) {
  auto const& tongue = context.tongue;
  auto const item = find_item(room, tongue, query.meeting, query.item);
  if (!item) return std::unexpected(item.error());
  auto const matter = open_matter(room, context, *item);
  if (!matter) return std::unexpected(matter.error());
  return LiveView{
      .breadcrumbs = {{"/closed", tongue.text(message_id("Closed session"))}, {path_of(*item), item->title}},
      .title = item->number.empty() ? item->title : item->number + " " + item->title,
      .meeting_title = item->meeting_title,
      .ground = item->ground,
      .path = path_of(*item),
      .live_path = path_of(*item) + "/live",
      .closed_title = record_of(matter->log).title,
      .minutes = minute_lines(matter->log, room.words, tongue)};
}

}  // namespace

void add_live_routes(web::Router& router, ClosedRoom const& room) {
  router.page<LiveQuery, LiveView>(
      {.name = "closed_live",
       .path = "/closed/{meeting}/{item}/live",
       .policy = web::Policy::permission("closed_live"),
       .title = "Closed session as it goes on",
       .summary = "The closed minutes of a matter, as they are recorded. Whoever follows them is recorded.",
       .page = "closed/live",
       .formats = {web::Format::html, web::Format::json, web::Format::events},
       .caching = web::Caching::never,
       .needs_proof = true},
      [room](LiveQuery const& query, web::Context const& context) { return show_live(room, query, context); });
}

}  // namespace wardmote::closed
