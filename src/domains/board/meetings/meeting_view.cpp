#include "domains/board/meetings/meeting_view.h"

#include <algorithm>
#include <chrono>

#include "domains/board/meetings/agenda.h"
#include "domains/board/meetings/minutes.h"
#include "domains/board/meetings/words.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using web::message_id;

std::string path_of_meeting(std::string_view meeting) { return "/meetings/" + std::string(meeting); }
std::string path_of_motion(std::string_view motion) { return "/decisions/" + std::string(motion); }

ItemView item_view(MeetingRecord const& record, std::string_view meeting, AgendaItem const& item,
                   web::Tongue const& tongue) {
  ItemView view{.item = item.id,
                .number = item.number,
                .code = item.code,
                .kind = item.kind,
                .kind_word = tongue.text(label_of(item.kind)),
                .state = item.state,
                .state_word = tongue.text(label_of(item.state)),
                .title = title_in(item, tongue),
                .title_is_english = is_english_only(item.title_fr, tongue),
                .late = item.late,
                .pulled = item.pulled,
                .is_now = record.item_before == item.id && !is_over(record.state)};
  if (item.ground) view.ground = ground_in_words(*item.ground, tongue);
  for (auto const& report : item.reported) view.reported.push_back(text_in(report.text, report.text_fr, tongue));
  if (item.kind == ItemKind::minutes) view.minutes_path = path_of_meeting(item.reference);
  for (auto const& member : item.recused) view.recused.push_back(record.name_of(member));
  for (auto const& motion : record.motions)
    if (motion.item == item.id) view.motions.push_back(motion_view(record, meeting, motion, tongue));
  return view;
}

std::vector<AgendaSectionView> agenda_views(MeetingRecord const& record, std::string_view meeting,
                                            web::Tongue const& tongue) {
  std::vector<AgendaSectionView> sections;
  for (auto const* item : agenda_of(record)) {
    auto const section = section_of(item->kind);
    if (sections.empty() || sections.back().section != section)
      sections.push_back({.section = section, .name = tongue.text(section_name(section))});
    sections.back().items.push_back(item_view(record, meeting, *item, tongue));
  }
  auto const consent = section_of(ItemKind::consent);
  for (auto& section : sections)
    if (section.section == consent)
      for (auto const& motion : record.motions)
        if (motion.takes_consent) section.motions.push_back(motion_view(record, meeting, motion, tongue));
  return sections;
}

std::vector<MinuteSectionView> minute_views(std::span<LogEntry const> log, std::string_view zone,
                                            web::Tongue const& tongue) {
  std::vector<MinuteSectionView> views;
  for (auto const& section : minutes_of(log, tongue)) {
    MinuteSectionView view{.item_number = section.number, .heading = section.heading};
    for (auto const& line : section.lines)
      view.lines.push_back(
          {line.entry, base::to_text(line.at), web::local_time(line.at, zone), line.sentence, line.as_recorded});
    if (!view.lines.empty()) views.push_back(std::move(view));
  }
  return views;
}

std::string notice_sentence(MeetingRecord const& record, std::string_view zone, web::Tongue const& tongue) {
  auto const on = web::local_date(record.noticed_at, zone);
  auto const days = (std::chrono::sys_days(*base::date_of(record.date)) - std::chrono::sys_days(on)).count();
  web::TextValues const values{
      {"date", tongue.date(on)}, {"days", std::to_string(days)}, {"needed", std::to_string(notice_days_min)}};
  return days >= notice_days_min
             ? tongue.text(message_id("Notice was given on {date}, {days} days before; the law asks for {needed}."),
                           values)
             : tongue.text(
                   message_id("Notice was given on {date}, {days} days before; the law asks for {needed}. The meeting "
                              "is extraordinary, for the reason stated."),
                   values);
}

void add_roll(MeetingView& view, MeetingRecord const& record, web::Tongue const& tongue) {
  if (record.seats.empty()) return;
  for (auto const& seat : record.seats)
    (record.is_present(seat.member) ? view.present : view.absent).push_back(seat.name);
  for (auto const& seat : record.attending)
    (record.attends_without_vote(seat.member) ? view.attending : view.attended).push_back(seat.name);
  auto const able = static_cast<int>(record.eligible(record.item_before).size());
  view.has_quorum = able >= record.quorum();
  web::TextValues const values{{"able", std::to_string(able)}, {"needed", std::to_string(record.quorum())}};
  view.quorum = view.has_quorum
                    ? tongue.text(message_id("A quorum: {able} members can decide, and {needed} are needed."), values)
                    : tongue.text(message_id("No quorum: {able} members can decide, and {needed} are needed."), values);
}

void add_floor(MeetingView& view, MeetingRecord const& record, std::string_view zone) {
  for (auto const& claim : fair_order(record)) view.floor_queue.push_back(record.name_of(claim.member));
  auto const* const turn = record.floor();
  if (turn == nullptr) return;
  auto const ends = turn->began + std::chrono::minutes(turn->minutes);
  view.floor = {.name = turn->member.empty() ? turn->name : record.name_of(turn->member),
                .minutes = turn->minutes,
                .began_at = base::to_text(turn->began),
                .ends_at = base::to_text(ends),
                .began = web::local_time(turn->began, zone),
                .ends = web::local_time(ends, zone)};
}

bool goes_on(MeetingState state) {
  return state == MeetingState::called || state == MeetingState::open || state == MeetingState::closed_session ||
         state == MeetingState::recessed;
}

}  // namespace

std::string ground_in_words(ClosedGround ground, web::Tongue const& tongue) {
  return tongue.text(message_id("{ground} ({citation})"),
                     {{"ground", tongue.text(label_of(ground))}, {"citation", tongue.text(citation_of(ground))}});
}

bool is_over(MeetingState state) { return state >= MeetingState::adjourned; }

MeetingRow row_of(MeetingHead const& head, web::Tongue const& tongue) {
  return {.meeting = head.name,
          .path = path_of_meeting(head.name),
          .title = title_of(head, tongue),
          .kind = head.kind,
          .committee = title_in(head.committee, tongue),
          .state = head.state,
          .state_word = tongue.text(label_of(head.state)),
          .date = *base::date_of(head.date),
          .time = head.time,
          .place = text_in(head.place, head.place_fr, tongue),
          .is_over = is_over(head.state),
          .changed_at = base::to_text(head.changed_at)};
}

DecisionRow row_of(MotionHead const& head, web::Tongue const& tongue) {
  return {.motion = head.name,
          .path = "/decisions/" + head.name,
          .date = *base::date_of(head.date),
          .state = head.state,
          .state_word = tongue.text(label_of(head.state)),
          .text = text_in(head.text, head.text_fr, tongue),
          .text_is_english = is_english_only(head.text_fr, tongue),
          .item = text_in(head.item_title, head.item_title_fr, tongue),
          .is_amendment = head.is_amendment,
          .yes = head.yes,
          .no = head.no};
}

std::optional<MeetingRow> next_of(std::vector<MeetingHead> const& heads, web::Tongue const& tongue) {
  std::optional<MeetingRow> next;
  for (auto const& head : heads)
    if (!is_over(head.state)) next = row_of(head, tongue);
  return next;
}

MotionView motion_view(MeetingRecord const& record, std::string_view meeting, Motion const& motion,
                       web::Tongue const& tongue) {
  auto name = motion_name(meeting, motion.id);
  MotionView view{.motion = name,
                  .path = path_of_motion(name),
                  .state = motion.state,
                  .state_word = tongue.text(label_of(motion.state)),
                  .text = text_in(motion.text, motion.text_fr, tongue),
                  .text_is_english = is_english_only(motion.text_fr, tongue),
                  .text_moved = motion.amended() ? text_in(motion.text_moved, motion.text_moved_fr, tongue) : "",
                  .moved_is_english = is_english_only(motion.text_moved_fr, tongue),
                  .is_amendment = motion.amends != 0,
                  .mover = record.name_of(motion.mover),
                  .seconder = record.name_of(motion.seconder)};
  if (motion.relation == "reconsiders") view.relation = tongue.text(message_id("Reconsiders an earlier motion"));
  if (motion.relation == "rescinds") view.relation = tongue.text(message_id("Rescinds an earlier motion"));
  if (!motion.reference.empty()) view.earlier_path = path_of_motion(motion.reference);
  if (!motion.vote) return view;
  view.rule = tongue.text(label_of(motion.vote->rule));
  view.method = tongue.text(label_of(motion.vote->method));
  if (motion.state == MotionState::carried || motion.state == MotionState::lost)
    view.result = result_sentence(*motion.vote, tongue);
  for (auto const& [seat, option] : motion.vote->options)
    view.ballots.push_back({seat.name, option, tongue.text(label_of(option))});
  return view;
}

void add_late_reports(MeetingView& view, std::vector<LateReport> const& reports, web::Tongue const& tongue) {
  for (auto& section : view.agenda)
    for (auto& item : section.items)
      for (auto const& report : reports)
        if (report.item == item.item)
          item.reported_later.push_back({path_of_meeting(report.meeting), title_of_meeting(report.meeting, tongue),
                                         text_in(report.text, report.text_fr, tongue)});
}

MeetingView meeting_view(std::string const& meeting, std::span<LogEntry const> log, std::string_view zone,
                         web::Tongue const& tongue) {
  auto const record = record_of(log);
  MeetingView view{.breadcrumbs = {{"/meetings", tongue.text(message_id("Meetings"))}},
                   .meeting = meeting,
                   .title = title_of(record, tongue),
                   .kind = record.kind,
                   .committee = title_in(record.committee, tongue),
                   .state = record.state,
                   .state_word = tongue.text(label_of(record.state)),
                   .is_going_on = goes_on(record.state),
                   .is_over = is_over(record.state),
                   .date = *base::date_of(record.date),
                   .time = record.time,
                   .place = text_in(record.place, record.place_fr, tongue)};
  if (!record.committee.slug.empty()) view.committee_path = "/committees/" + record.committee.slug;
  add_roll(view, record, tongue);
  if (record.noticed_at == base::Instant{}) return view;
  view.noticed_at = base::to_text(record.noticed_at);
  view.notice = notice_sentence(record, zone, tongue);
  view.extraordinary = record.extraordinary;
  if (auto const* const item = record.item(record.item_before); item && !view.is_over)
    view.now_on = item->number + " " + title_in(*item, tongue);
  add_floor(view, record, zone);
  if (record.closed_on) view.ground = ground_in_words(*record.closed_on, tongue);
  view.agenda = agenda_views(record, meeting, tongue);
  view.minutes = minute_views(log, zone, tongue);
  view.adopted_by = record.adopted_by;
  if (!record.adopted_by.empty()) view.adopted_path = path_of_motion(record.adopted_by);
  view.sealed_hash = record.sealed_hash;
  return view;
}

}  // namespace wardmote::board
