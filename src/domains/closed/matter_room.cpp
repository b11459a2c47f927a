#include "domains/closed/matter_room.h"

#include <algorithm>

#include "domains/closed/matter_words.h"

namespace wardmote::closed {
namespace {

using base::RefusalCode;

constexpr int attempts_max = 5;
constexpr std::int64_t readings_shown = 20;

std::unexpected<base::Refusal> item_unknown(std::int64_t item) {
  return base::refuse(RefusalCode::item_unknown, {{"item", std::to_string(item)}});
}

/// The whole log, for somebody who has proved who they are and is not barred.
base::Answer<std::vector<MatterEntry>> open_log(ClosedRoom const& room, web::Context const& context,
                                                ClosedItem const& item) {
  auto const opening = access::Opening::by(context.principal, context.now);
  if (!opening) return std::unexpected(opening.error());
  auto const resting =
      room.database.read([&](store::Reader& reader) { return read_matter(reader, room.board, item.matter()); });
  auto log = opened(room.vault, *opening, room.board, item.matter(), resting);
  if (log && record_of(*log).barred.contains(context.principal.person)) return item_unknown(item.item);
  return log;
}

/// Whether the entry was written; false if another came before it.
base::Answer<bool> try_record(ClosedRoom const& room, web::Context const& context, ClosedItem const& item,
                              MatterEntry const& order) {
  auto const log = open_log(room, context, item);
  if (!log) return std::unexpected(log.error());
  if (auto const allowed = may_follow(*log, order); !allowed) return std::unexpected(allowed.error());
  auto entry = order;
  entry.sequence = std::ssize(*log) + 1;
  entry.at = context.now;
  auto const resting = sealed(room.vault, room.board, item.matter(), std::move(entry));
  if (!resting) return std::unexpected(resting.error());
  return room.database.write(
      [&](store::Writer& writer) { return append_entry(writer, room.board, item.matter(), *resting); });
}

base::Answer<void> record(ClosedRoom const& room, web::Context const& context, ClosedItem const& item,
                          MatterEntry const& order) {
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    auto const written = try_record(room, context, item, order);
    if (!written) return std::unexpected(written.error());
    if (*written) return {};
  }
  return base::refuse(RefusalCode::form_outdated);
}

base::Answer<void> make_public(ClosedRoom const& room, web::Context const& context, ClosedItem const& item) {
  auto const log = open_log(room, context, item);
  if (!log) return std::unexpected(log.error());
  auto const report = record_of(*log).report;
  if (report.state != ReportState::confirmed)
    return may_follow(*log, {.by = context.principal.person, .act = MatterAct::publish_report});
  auto const published = room.publish({.meeting = item.meeting,
                                       .item = item.item,
                                       .text = report.text,
                                       .text_fr = report.text_fr,
                                       .reference = item.matter() + "/" + std::to_string(report.sequence),
                                       .by = context.principal.person,
                                       .at = context.now});
  if (!published) return published;
  return record(
      room, context, item,
      {.by = context.principal.person, .by_name = context.principal.person_name, .act = MatterAct::publish_report});
}

}  // namespace

base::Answer<ClosedItem> find_item(ClosedRoom const& room, web::Tongue const& tongue, std::string const& meeting,
                                   std::int64_t number) {
  for (auto& item : room.items(meeting, tongue))
    if (item.item == number) return std::move(item);
  return item_unknown(number);
}

base::Answer<OpenMatter> open_matter(ClosedRoom const& room, web::Context const& context, ClosedItem const& item) {
  auto log = open_log(room, context, item);
  if (!log) return std::unexpected(log.error());
  auto const& principal = context.principal;
  auto readings = room.database.write([&](store::Writer& writer) {
    auto before = list_readings(writer, room.board, item.matter(), readings_shown);
    record_reading(writer, room.board, room.clock, item.matter(),
                   {context.now, principal.person, principal.person_name});
    return before;
  });
  return OpenMatter{item, *std::move(log), std::move(readings)};
}

base::Answer<void> record_act(ClosedRoom const& room, web::Context const& context, std::string const& meeting,
                              std::int64_t number, MatterEntry const& order) {
  auto const item = find_item(room, context.tongue, meeting, number);
  if (!item) return std::unexpected(item.error());
  auto const is_on_the_way_out = order.act == MatterAct::propose_report || order.act == MatterAct::confirm_report;
  if (is_on_the_way_out && !item->takes_report)
    return base::refuse(RefusalCode::report_too_late, {{"meeting", item->meeting_title}});
  if (order.act == MatterAct::publish_report) return make_public(room, context, *item);
  auto const recorded = record(room, context, *item, order);
  return recorded && order.act == MatterAct::confirm_report ? make_public(room, context, *item) : recorded;
}

}  // namespace wardmote::closed
