#include "domains/closed/matter_pages.h"

#include <algorithm>

#include "domains/closed/matter_view.h"
#include "web/crumb.h"

namespace wardmote::closed {
namespace {

using base::RefusalCode;
using web::message_id;

struct MattersView {
  std::vector<SittingView> sittings{};
};
BOOST_DESCRIBE_STRUCT(MattersView, (), (sittings))

MattersView show_matters(ClosedRoom const& room, web::Context const& context) {
  auto const steps = room.database.read([&](store::Reader& reader) { return list_matters(reader, room.board); });
  return {sitting_views(room.items("", context.tongue), steps, context.principal.person, context.tongue)};
}

struct MatterQuery {
  std::string meeting;
  std::int64_t item = 0;
};
BOOST_DESCRIBE_STRUCT(MatterQuery, (), (meeting, item))

base::Answer<MatterView> show_matter(ClosedRoom const& room, MatterQuery const& query, web::Context const& context) {
  auto const item = find_item(room, context.tongue, query.meeting, query.item);
  if (!item) return std::unexpected(item.error());
  auto const matter = open_matter(room, context, *item);
  if (!matter) return std::unexpected(matter.error());
  return matter_view(room, *matter, context);
}

struct ClosedAttachmentQuery {
  std::string meeting;
  std::int64_t item = 0;
  std::int64_t attachment = 0;
};
BOOST_DESCRIBE_STRUCT(ClosedAttachmentQuery, (), (meeting, item, attachment))

struct ClosedAttachmentView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string title{};
  AttachmentLine file{};
};
BOOST_DESCRIBE_STRUCT(ClosedAttachmentView, (), (breadcrumbs, title, file))

/// The page says what the file is; the PDF is the file.
base::Answer<ClosedAttachmentView> show_attachment(ClosedRoom const& room, ClosedAttachmentQuery const& query,
                                                   web::Context const& context) {
  auto const item = find_item(room, context.tongue, query.meeting, query.item);
  if (!item) return std::unexpected(item.error());
  auto const matter = open_matter(room, context, *item);
  if (!matter) return std::unexpected(matter.error());
  auto const record = record_of(matter->log);
  auto const* const attachment = attachment_of(record, query.attachment);
  if (!attachment) return base::refuse(RefusalCode::page_not_found, {{"path", context.path}});
  if (attachment->taken_back_at) return taken_back(*attachment);
  context.reply.kept_pdf = [room, item = *item, &context,
                            number = query.attachment]() -> base::Answer<std::optional<std::string>> {
    return read_attachment(room, context, item, number);
  };
  return ClosedAttachmentView{
      .breadcrumbs = {{"/closed", context.tongue.text(message_id("Closed session"))}, {path_of(*item), item->title}},
      .title = attachment->name,
      .file = line_of(*item, *attachment)};
}

struct ClosedMinutesQuery {
  std::string meeting;
};
BOOST_DESCRIBE_STRUCT(ClosedMinutesQuery, (), (meeting))

struct ClosedMinutesSection {
  std::string path{};
  std::string heading{};
  std::string ground{};
  std::string closed_title{};
  std::vector<MatterLine> lines{};
  std::vector<std::string> reported{};
};
BOOST_DESCRIBE_STRUCT(ClosedMinutesSection, (), (path, heading, ground, closed_title, lines, reported))

struct ClosedMinutesView {
  std::vector<web::Crumb> breadcrumbs{};
  std::string meeting_title{};
  std::vector<ClosedMinutesSection> sections{};
  bool leaves_out = false;  ///< a matter from which whoever asks is barred
};
BOOST_DESCRIBE_STRUCT(ClosedMinutesView, (), (breadcrumbs, meeting_title, sections, leaves_out))

base::Answer<ClosedMinutesView> show_minutes(ClosedRoom const& room, std::string const& meeting,
                                             web::Context const& context) {
  auto const& tongue = context.tongue;
  ClosedMinutesView view{.breadcrumbs = {{"/closed", tongue.text(message_id("Closed session"))}}};
  for (auto const& item : room.items(meeting, tongue)) {
    view.meeting_title = item.meeting_title;
    auto const matter = open_matter(room, context, item);
    if (!matter && matter.error().code != RefusalCode::item_unknown) return std::unexpected(matter.error());
    view.leaves_out = view.leaves_out || !matter;
    if (!matter) continue;
    view.sections.push_back({.path = path_of(item),
                             .heading = item.number + " " + item.title,
                             .ground = item.ground,
                             .closed_title = record_of(matter->log).title,
                             .lines = minute_lines(matter->log, room.words, tongue),
                             .reported = item.reported});
  }
  if (view.meeting_title.empty()) return base::refuse(RefusalCode::meeting_unknown, {{"meeting", meeting}});
  return view;
}

}  // namespace

void add_matter_routes(web::Router& router, ClosedRoom const& room) {
  router.page<web::NoQuery, MattersView>(
      {.name = "closed_matters",
       .path = "/closed",
       .policy = web::Policy::permission("closed_matters"),
       .title = "Closed session",
       .summary = "The closed items of the newest meetings: papers, closed minutes, and what was reported out.",
       .page = "closed/matters",
       .caching = web::Caching::never},
      [room](web::NoQuery const&, web::Context const& context) -> base::Answer<MattersView> {
        return show_matters(room, context);
      });
  router.page<MatterQuery, MatterView>(
      {.name = "closed_matter",
       .path = "/closed/{meeting}/{item}",
       .policy = web::Policy::permission("closed_matter"),
       .title = "Matter of a closed session",
       .summary = "The paper, the closed minutes and what becomes public. Whoever opens it is recorded.",
       .page = "closed/matter",
       .caching = web::Caching::never,
       .needs_proof = true},
      [room](MatterQuery const& query, web::Context const& context) { return show_matter(room, query, context); });
  router.page<ClosedAttachmentQuery, ClosedAttachmentView>(
      {.name = "closed_attachment",
       .path = "/closed/{meeting}/{item}/attachments/{attachment}",
       .policy = web::Policy::permission("closed_attachment"),
       .title = "Attachment",
       .summary = "A file that is attached to a matter of a closed session. Whoever opens it is recorded.",
       .page = "closed/attachment",
       .formats = {web::Format::html, web::Format::json, web::Format::pdf},
       .caching = web::Caching::never,
       .needs_proof = true},
      [room](ClosedAttachmentQuery const& query, web::Context const& context) {
        return show_attachment(room, query, context);
      });
  router.page<ClosedMinutesQuery, ClosedMinutesView>(
      {.name = "closed_minutes",
       .path = "/closed/{meeting}/minutes",
       .policy = web::Policy::permission("closed_minutes"),
       .title = "Closed minutes",
       .summary = "What was recorded in closed session, matter by matter. Whoever opens it is recorded.",
       .page = "closed/minutes",
       .caching = web::Caching::never,
       .needs_proof = true},
      [room](ClosedMinutesQuery const& query, web::Context const& context) {
        return show_minutes(room, query.meeting, context);
      });
}

void add_routes(web::Router& router, ClosedRoom const& room) {
  add_matter_routes(router, room);
  add_matter_act_routes(router, room);
  add_live_routes(router, room);
}

}  // namespace wardmote::closed
