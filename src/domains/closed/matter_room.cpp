#include "domains/closed/matter_room.h"

#include <algorithm>

#include "base/text.h"
#include "domains/closed/matter_words.h"
#include "store/backup/purged_records_store.h"

namespace wardmote::closed {
namespace {

using base::RefusalCode;

constexpr int attempts_max = 5;
constexpr std::int64_t readings_shown = 20;
constexpr std::chrono::minutes watch_recorded_every{15};

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

/// A page that goes on by itself asks each second: one who follows it looked once, and again after a while.
bool goes_on_looking(std::vector<Reading> const& readings, web::Context const& context) {
  if (!context.principal.is_watching) return false;
  return std::ranges::any_of(readings, [&](Reading const& reading) {
    return reading.person == context.principal.person && reading.attachment == 0 &&
           context.now - reading.at < watch_recorded_every;
  });
}

/// The entry that an order makes at the end of a log. Pure.
base::Answer<MatterEntry> entry_of(std::span<MatterEntry const> log, ClosedItem const& item, MatterEntry order,
                                   base::Instant now) {
  if (order.act == MatterAct::record_direction) {
    auto words = decided(order.words, item.seats, record_of(log).barred);
    if (!words) return std::unexpected(words.error());
    order.words = *std::move(words);
  }
  if (auto const allowed = may_follow(log, order); !allowed) return std::unexpected(allowed.error());
  order.sequence = std::ssize(log) + 1;
  order.at = now;
  return order;
}

/// The record whose key is to be destroyed.
store::SealedRecord record_taken_back(ClosedRoom const& room, ClosedItem const& item, MatterEntry const& order) {
  return sealed_record_of_file(room.board, item.matter(), base::whole_number(order.words.file_entry).value_or(0));
}

/// Whether the entry was written; false if another came before it.
base::Answer<bool> try_record(ClosedRoom const& room, web::Context const& context, ClosedItem const& item,
                              MatterEntry const& order, std::string_view file) {
  auto const log = open_log(room, context, item);
  if (!log) return std::unexpected(log.error());
  auto entry = entry_of(*log, item, order, context.now);
  if (!entry) return std::unexpected(entry.error());
  auto const pieces = sealed_pieces(room.vault, room.board, item.matter(), entry->sequence, file);
  if (!pieces) return std::unexpected(pieces.error());
  auto const resting = sealed(room.vault, room.board, item.matter(), *std::move(entry));
  if (!resting) return std::unexpected(resting.error());
  return room.database.write([&](store::Writer& writer) {
    auto const is_written = append_entry(writer, room.board, item.matter(), *resting, *pieces);
    if (is_written && order.act == MatterAct::take_back_file)
      store::enter_purged(writer, record_taken_back(room, item, order), context.now);
    return is_written;
  });
}

base::Answer<void> record(ClosedRoom const& room, web::Context const& context, ClosedItem const& item,
                          MatterEntry const& order, std::string_view file = {}) {
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    auto const written = try_record(room, context, item, order, file);
    if (!written) return std::unexpected(written.error());
    if (*written) return {};
  }
  return base::refuse(RefusalCode::form_outdated);
}

/// Whether the public log that a report is for can be added to. Of a proposal it is the one that was chosen, of a confirmation the one that
/// was proposed.
base::Answer<void> is_carried(ClosedRoom const& room, web::Context const& context, ClosedItem const& item,
                              MatterEntry const& order) {
  auto carrier = order.words.carrier;
  if (order.act == MatterAct::confirm_report) {
    auto const log = open_log(room, context, item);
    if (!log) return std::unexpected(log.error());
    carrier = record_of(*log).report.carrier;
  }
  auto const carriers = carriers_of(room, item, context.tongue);
  if (std::ranges::find(carriers, carrier.empty() ? item.meeting : carrier, &Carrier::meeting) != carriers.end())
    return {};
  if (order.act == MatterAct::propose_report && carrier.empty() && !carriers.empty())
    return base::refuse_field("carrier", web::message_id("Choose the meeting that reports it"));
  return base::refuse(RefusalCode::report_too_late, {{"meeting", item.meeting_title}});
}

base::Answer<void> make_public(ClosedRoom const& room, web::Context const& context, ClosedItem const& item) {
  auto const log = open_log(room, context, item);
  if (!log) return std::unexpected(log.error());
  auto const report = record_of(*log).report;
  if (report.state != ReportState::confirmed)
    return may_follow(*log, {.by = context.principal.person, .act = MatterAct::publish_report});
  auto const published = room.publish({.carrier = report.carrier.empty() ? item.meeting : report.carrier,
                                       .meeting = item.meeting,
                                       .item = item.item,
                                       .number = item.number,
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
  auto readings = room.database.read(
      [&](store::Reader& reader) { return list_readings(reader, room.board, item.matter(), readings_shown); });
  if (!goes_on_looking(readings, context))
    room.database.write([&](store::Writer& writer) {
      record_reading(writer, room.board, room.clock, item.matter(),
                     {context.now, principal.person, principal.person_name});
    });
  return OpenMatter{item, *std::move(log), std::move(readings)};
}

std::unexpected<base::Refusal> taken_back(MatterAttachment const& attachment) {
  return base::refuse(RefusalCode::key_shredded,
                      {{"record", attachment.name}, {"moment", base::to_text(*attachment.taken_back_at)}});
}

std::vector<Carrier> carriers_of(ClosedRoom const& room, ClosedItem const& item, web::Tongue const& tongue) {
  if (item.takes_report) return {{item.meeting, item.date, item.meeting_title}};
  auto carriers = room.carriers(tongue);
  std::erase_if(carriers, [&](Carrier const& carrier) { return carrier.date <= item.date; });
  return carriers;
}

base::Answer<std::string> read_attachment(ClosedRoom const& room, web::Context const& context, ClosedItem const& item,
                                          std::int64_t number) {
  auto const log = open_log(room, context, item);
  if (!log) return std::unexpected(log.error());
  auto const record = record_of(*log);
  auto const* const attachment = attachment_of(record, number);
  if (!attachment) return base::refuse(RefusalCode::page_not_found, {{"path", context.path}});
  if (attachment->taken_back_at) return taken_back(*attachment);
  auto const pieces =
      room.database.read([&](store::Reader& reader) { return read_pieces(reader, room.board, item.matter(), number); });
  auto const opening = access::Opening::by(context.principal, context.now);
  if (!opening) return std::unexpected(opening.error());
  room.database.write([&](store::Writer& writer) {
    record_reading(writer, room.board, room.clock, item.matter(),
                   {context.now, context.principal.person, context.principal.person_name, number});
  });
  return opened_file(room.vault, *opening, room.board, item.matter(), *attachment, pieces);
}

base::Answer<void> record_act(ClosedRoom const& room, web::Context const& context, std::string const& meeting,
                              std::int64_t number, MatterEntry const& order, std::string_view file) {
  auto const item = find_item(room, context.tongue, meeting, number);
  if (!item) return std::unexpected(item.error());
  auto const is_on_the_way_out = order.act == MatterAct::propose_report || order.act == MatterAct::confirm_report;
  if (is_on_the_way_out)
    if (auto const carried = is_carried(room, context, *item, order); !carried) return carried;
  if (order.act == MatterAct::publish_report) return make_public(room, context, *item);
  auto const recorded = record(room, context, *item, order, file);
  // Were this to fail, the next start does it: the purge list is in the same transaction as the entry.
  if (recorded && order.act == MatterAct::take_back_file && room.vault != nullptr)
    std::ignore = room.vault->shred(record_taken_back(room, *item, order));
  return recorded && order.act == MatterAct::confirm_report ? make_public(room, context, *item) : recorded;
}

}  // namespace wardmote::closed
