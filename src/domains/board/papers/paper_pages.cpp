#include "domains/board/papers/paper_pages.h"

#include "domains/board/kept_bytes.h"
#include "domains/board/meetings/meeting_view.h"
#include "domains/board/papers/kept_minutes.h"
#include "domains/board/papers/public_papers.h"
#include "domains/board/profile_store.h"
#include "web/crumb.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

struct PaperQuery {
  std::string meeting;
};
BOOST_DESCRIBE_STRUCT(PaperQuery, (), (meeting))

/// What stands at the head of every paper of a meeting.
struct PaperHead {
  std::vector<web::Crumb> breadcrumbs{};
  std::string meeting{};
  std::string title{};
  std::string state_word{};
  base::LocalDate date{};
  std::string time{};
  std::string place{};
};
BOOST_DESCRIBE_STRUCT(PaperHead, (), (breadcrumbs, meeting, title, state_word, date, time, place))

struct MinutesView : PaperHead {
  std::vector<std::string> present{};
  std::vector<std::string> absent{};
  std::vector<MinuteSectionView> minutes{};
  std::string adopted_by{};  ///< the motion; empty before
  std::string adopted_path{};
  std::string sealed_hash{};  ///< of minutes and log; empty until they are sealed
  std::string pdf_hash{};     ///< of the PDF that was kept with the seal; empty if none was
};
BOOST_DESCRIBE_STRUCT(MinutesView, (PaperHead),
                      (present, absent, minutes, adopted_by, adopted_path, sealed_hash, pdf_hash))

struct PackageItem {
  std::string number{};
  std::string code{};
  std::string kind_word{};
  std::string title{};
  bool title_is_english = false;  ///< though the page is French
  std::string ground{};           ///< of a closed item
  bool late = false;
  std::vector<ReportPaper> reports{};
};
BOOST_DESCRIBE_STRUCT(PackageItem, (), (number, code, kind_word, title, title_is_english, ground, late, reports))

struct PackageSection {
  std::int64_t section = 0;
  std::string name{};
  std::vector<PackageItem> items{};
};
BOOST_DESCRIBE_STRUCT(PackageSection, (), (section, name, items))

struct PackageView : PaperHead {
  std::string noticed_at{};  ///< UTC; empty before the notice
  std::string notice{};
  std::string extraordinary{};
  std::vector<PackageSection> sections{};
};
BOOST_DESCRIBE_STRUCT(PackageView, (PaperHead), (noticed_at, notice, extraordinary, sections))

struct Paper {
  MeetingView meeting;
  std::optional<MinutesPdf> kept;
  PapersByItem reports;
};

base::Answer<Paper> read_paper(BoardRoom const& room, std::string const& meeting, web::Context const& context) {
  return room.database.read([&](store::Reader& reader) -> base::Answer<Paper> {
    auto const log = read_log(reader, room.board, meeting);
    if (log.empty()) return base::refuse(RefusalCode::meeting_unknown, {{"meeting", meeting}});
    return Paper{meeting_view(meeting, log, time_zone_of(reader, room.board), context.tongue),
                 find_kept_minutes(reader, room.board, meeting),
                 public_papers(reader, room.board, meeting, record_of(log), context.tongue)};
  });
}

void put_head(PaperHead& head, MeetingView const& meeting, std::string_view title, web::Tongue const& tongue) {
  head.breadcrumbs = meeting.breadcrumbs;
  head.breadcrumbs.push_back({"/meetings/" + meeting.meeting, meeting.title});
  head.meeting = meeting.meeting;
  head.title = tongue.text(title, {{"meeting", meeting.title}});
  head.state_word = meeting.state_word;
  head.date = meeting.date;
  head.time = meeting.time;
  head.place = meeting.place;
}

base::Answer<MinutesView> show_minutes(BoardRoom const& room, PaperQuery const& query, web::Context const& context) {
  auto const paper = read_paper(room, query.meeting, context);
  if (!paper) return std::unexpected(paper.error());
  auto const& meeting = paper->meeting;
  MinutesView view;
  put_head(view, meeting, message_id("Minutes: {meeting}"), context.tongue);
  view.present = meeting.present;
  view.absent = meeting.absent;
  view.minutes = meeting.minutes;
  view.adopted_by = meeting.adopted_by;
  view.adopted_path = meeting.adopted_path;
  view.sealed_hash = meeting.sealed_hash;
  if (!paper->kept) return view;
  view.pdf_hash = paper->kept->in(context.language());
  context.reply.kept_pdf = [room, hash = view.pdf_hash] { return kept_bytes(room, hash); };
  return view;
}

PackageSection section_of(AgendaSectionView const& section, Paper const& paper) {
  PackageSection view{.section = section.section, .name = section.name};
  for (auto const& item : section.items) {
    view.items.push_back({.number = item.number,
                          .code = item.code,
                          .kind_word = item.kind_word,
                          .title = item.title,
                          .title_is_english = item.title_is_english,
                          .ground = item.ground,
                          .late = item.late,
                          .reports = papers_on(paper.reports, item.item)});
  }
  return view;
}

base::Answer<PackageView> show_package(BoardRoom const& room, PaperQuery const& query, web::Context const& context) {
  auto const paper = read_paper(room, query.meeting, context);
  if (!paper) return std::unexpected(paper.error());
  auto const& meeting = paper->meeting;
  PackageView view;
  put_head(view, meeting, message_id("Package: {meeting}"), context.tongue);
  view.noticed_at = meeting.noticed_at;
  view.notice = meeting.notice;
  view.extraordinary = meeting.extraordinary;
  for (auto const& section : meeting.agenda) view.sections.push_back(section_of(section, *paper));
  return view;
}

web::RouteInfo info(std::string name, std::string_view title, std::string_view summary) {
  return {.name = "meeting_" + name,
          .path = "/meetings/{meeting}/" + name,
          .policy = web::Policy::everyone(),
          .title = std::string(title),
          .summary = std::string(summary),
          .page = "board/" + name,
          .formats = {web::Format::html, web::Format::json, web::Format::pdf}};
}

}  // namespace

void add_paper_routes(web::Router& router, BoardRoom const& room) {
  router.page<PaperQuery, MinutesView>(
      info("minutes", message_id("Minutes"),
           message_id("The minutes of a meeting, line by line, and as they were adopted and sealed.")),
      [room](PaperQuery const& query, web::Context const& context) { return show_minutes(room, query, context); });
  router.page<PaperQuery, PackageView>(
      info("package", message_id("Package"),
           message_id("All papers of a meeting in one: the notice, the agenda, and what is before the board.")),
      [room](PaperQuery const& query, web::Context const& context) { return show_package(room, query, context); });
}

}  // namespace wardmote::board
