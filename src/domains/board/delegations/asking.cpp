#include "domains/board/delegations/asking.h"

#include <algorithm>

#include "access/secrecy/sealing.h"
#include "access/session_store.h"
#include "base/choice.h"
#include "base/hash.h"
#include "domains/board/delegations/delegation_store.h"
#include "domains/board/form_check.h"
#include "domains/board/meetings/meeting_store.h"
#include "domains/board/profile_store.h"
#include "store/backup/purged_records_store.h"
#include "store/outbox/outbox_store.h"
#include "web/context.h"
#include "web/zone.h"

namespace wardmote::board {
namespace {

using base::RefusalCode;
using web::message_id;

constexpr std::string_view resident = "resident";
constexpr std::string_view asked_kind = "delegation_asked";
constexpr std::string_view answered_kind = "delegation_answered";
constexpr std::size_t secret_bytes = 24;

store::SealedPlace place_of(DelegationRoom const& room, base::Id<DelegationRequest> id) {
  return {.record = {room.room.board, "delegation_request", id.text()}, .column = "contact", .stage = "held"};
}

void record(store::Writer& writer, DelegationRoom const& room, std::string_view actor, std::string_view action,
            DelegationRequest const& request) {
  writer.record({.board = room.room.board,
                 .actor = std::string(actor),
                 .action = std::string(action),
                 .subject = reference_of(request)});
}

void tell(store::Writer& writer, DelegationRoom const& room, std::string_view kind, DelegationRequest const& request) {
  if (!room.sends_mail || !request.contact) return;
  store::add_message(writer, room.room.clock,
                     {.board = room.room.board, .kind = std::string(kind), .recipient = request.id.text()});
}

/// In the transaction that empties it: its address is never to open again, in whatever copy.
void forget(store::Writer& writer, DelegationRequest const& request, DelegationRoom const& room, base::Instant now) {
  empty_delegation(writer, request.id, now);
  if (request.contact) store::enter_purged(writer, place_of(room, request.id).record, now);
}

/// The key of an address that nothing holds any more.
void shred(DelegationRoom const& room, DelegationRequest const& request) {
  if (request.contact && room.vault != nullptr) std::ignore = room.vault->shred(place_of(room, request.id).record);
}

std::string may_be_empty(FormCheck& check, std::string field, std::string const& text) {
  return text.empty() ? text : check.line(std::move(field), text, {});
}

void check_item(FormCheck& check, MeetingRecord const& meeting, std::optional<std::int64_t> id) {
  auto const* const item = id ? meeting.item(*id) : nullptr;
  if (item && takes_delegations(*item)) return;
  check.wrong("item", message_id("Choose an item of the agenda. Nobody can be heard on items that are taken in closed "
                                 "session."));
}

void check_address(FormCheck& check, DelegationRoom const& room, std::string const& email) {
  if (email.empty() || (room.takes_address() && access::can_be_mailed(email))) return;
  check.wrong("email", room.takes_address()
                           ? message_id("Enter an e-mail address like name@example.ca, or leave it out.")
                           : message_id("No e-mail is sent from here. Leave the address out."));
}

std::string about_of(FormCheck& check, std::string const& about) {
  if (about.empty()) check.wrong("about", message_id("Write what you want to say to the board."));
  if (about.size() > about_bytes_max) check.wrong("about", message_id("Write at most 4,000 characters here."));
  return about;
}

}  // namespace

bool takes_delegations(AgendaItem const& item) {
  auto const is_spoken_to =
      item.kind != ItemKind::declarations && item.kind != ItemKind::minutes && item.kind != ItemKind::closed;
  return is_spoken_to && item.state == ItemState::published;
}

std::string path_of_secret(std::string_view secret) { return "/delegations/" + std::string(secret); }

base::Answer<DelegationRequest> request_of(store::Reader& reader, DelegationRoom const& room, Asking const& asking,
                                           base::Instant now) {
  auto const log = read_log(reader, room.room.board, asking.meeting);
  if (log.empty()) return base::refuse(RefusalCode::meeting_unknown, {{"meeting", asking.meeting}});
  auto const meeting = record_of(log);
  if (meeting.state != MeetingState::noticed)
    return base::refuse(RefusalCode::meeting_state_wrong, {{"state", std::string(base::spelling_of(meeting.state))}});
  FormCheck check;
  check_item(check, meeting, asking.item);
  if (!asking.way) check.wrong("way", message_id("Choose how you want to take part."));
  if (!asking.speaks) check.wrong("speaks", message_id("Choose the language that you speak or write in."));
  DelegationRequest request{
      .meeting = asking.meeting,
      .item = asking.item.value_or(0),
      .asked_at = now,
      .is_late = now > deadline_of(held_delegation_rule(reader, room.room.board), meeting.date,
                                   time_zone_of(reader, room.room.board)),
      .language = asking.language,
      .way = asking.way.value_or(DelegationWay::in_person),
      .speaks = asking.speaks.value_or(access::FormLanguage::en),
      .prints_name = asking.prints_name,
      .name = check.line("name", asking.name, message_id("Enter your name as the minutes are to print it.")),
      .organisation = may_be_empty(check, "organisation", asking.organisation),
      .municipality = may_be_empty(check, "municipality", asking.municipality),
      .about = about_of(check, asking.about),
      .needs = may_be_empty(check, "needs", asking.needs)};
  check_address(check, room, asking.email);
  if (!check.is_well()) return check.refused();
  return request;
}

base::Answer<Asked> ask_to_speak(DelegationRoom const& room, Asking const& asking) {
  auto const now = room.room.clock.now();
  auto const id = base::Id<DelegationRequest>::make(room.room.clock);
  auto const secret = base::random_secret(secret_bytes);
  auto& database = room.room.database;
  auto const sound = database.read([&](store::Reader& reader) { return request_of(reader, room, asking, now); });
  if (!sound) return std::unexpected(sound.error());
  std::optional<SealedContact> contact;
  if (!asking.email.empty()) {
    auto sealed = access::sealed_as<SealedContact>(room.vault, place_of(room, id), asking.email + "\n" + secret);
    if (!sealed) return std::unexpected(sealed.error());
    contact = *std::move(sealed);
  }
  return database.write([&](store::Writer& writer) -> base::Answer<Asked> {
    auto request = request_of(writer, room, asking, now);
    if (!request) return std::unexpected(request.error());
    auto const before = list_delegations(writer, room.room.board, asking.meeting);
    if (before.size() >= delegations_max) {
      FormCheck check;
      check.wrong("item", message_id("No more requests are taken for this meeting. Write to the board’s office."));
      return check.refused();
    }
    request->id = id;
    request->number = std::ssize(before) + 1;
    request->contact = contact;
    request->secret_hash = access::kept_of(secret);
    insert_delegation(writer, room.room.board, *request);
    record(writer, room, resident, "ask_to_speak", *request);
    tell(writer, room, asked_kind, *request);
    return Asked{*request, secret};
  });
}

base::Answer<void> withdraw_delegation(DelegationRoom const& room, std::string const& secret) {
  auto const now = room.room.clock.now();
  auto const withdrawn = room.room.database.write([&](store::Writer& writer) -> base::Answer<DelegationRequest> {
    auto const held = find_delegation(writer, room.room.board, secret);
    if (!held) return base::refuse(RefusalCode::page_not_found);
    auto const meeting = record_of(read_log(writer, room.room.board, held->request.meeting));
    DelegationStep const step{.at = now, .by = std::string(resident), .act = DelegationAct::withdraw_delegation};
    auto const follows = may_follow(*held, meeting.has_heard(held->request.number), step, false);
    if (!follows) return std::unexpected(follows.error());
    insert_step(writer, room.room.board, *held, step);
    forget(writer, held->request, room, now);
    record(writer, room, resident, base::spelling_of(step.act), held->request);
    return held->request;
  });
  if (!withdrawn) return std::unexpected(withdrawn.error());
  shred(room, *withdrawn);
  return {};
}

base::Answer<void> follow_delegation(DelegationRoom const& room, std::string const& meeting, std::int64_t number,
                                     DelegationStep step) {
  step.at = room.room.clock.now();
  return room.room.database.write([&](store::Writer& writer) -> base::Answer<void> {
    auto const all = list_delegations(writer, room.room.board, meeting);
    auto const held =
        std::ranges::find(all, number, [](Delegation const& delegation) { return delegation.request.number; });
    if (held == all.end()) return base::refuse(RefusalCode::page_not_found);
    auto const was_heard = record_of(read_log(writer, room.room.board, meeting)).has_heard(number);
    auto const motion = find_motion(writer, room.room.board, step.motion);
    auto const has_motion = motion && motion->meeting == meeting && motion->state == MotionState::carried;
    if (auto const follows = may_follow(*held, was_heard, step, has_motion); !follows) return follows;
    insert_step(writer, room.room.board, *held, step);
    record(writer, room, step.by, base::spelling_of(step.act), held->request);
    if (step.act != DelegationAct::note_absent) tell(writer, room, answered_kind, held->request);
    return {};
  });
}

access::LetterSource delegation_letters(DelegationRoom room) {
  return [room = std::move(room)](store::Message const& message) -> std::optional<access::Letter> {
    auto const is_answer = message.request.kind == answered_kind;
    auto const id = base::Id<DelegationRequest>::of(message.request.recipient);
    if (!id || (!is_answer && message.request.kind != asked_kind)) return std::nullopt;
    auto const held =
        room.room.database.read([&](store::Reader& reader) { return find_delegation(reader, room.room.board, *id); });
    if (!held || !held->request.contact) return std::nullopt;
    auto const opened = held->request.contact->open(access::Opening::for_check(), room.vault, place_of(room, *id), "");
    if (!opened) return std::nullopt;
    auto const line = opened->text().find('\n');
    return access::Letter{
        .to = std::string(opened->text().substr(0, line)),
        .language = access::language_of(held->request.language),
        .sentence = is_answer ? message_id("Your request to {board} was answered. The answer stands here:")
                              : message_id("{board} has your request. How it stands, and how to withdraw it:"),
        .path = path_of_secret(opened->text().substr(line + 1))};
  };
}

std::int64_t forget_delegations(DelegationRoom const& room) {
  auto const now = room.room.clock.now();
  auto const due = room.room.database.read([&](store::Reader& reader) {
    auto const today = web::local_date(now, time_zone_of(reader, room.room.board));
    return list_unforgotten(reader, room.room.board, std::chrono::sys_days(today) - delegations_kept);
  });
  if (due.empty()) return 0;
  room.room.database.write([&](store::Writer& writer) {
    for (auto const& request : due) forget(writer, request, room, now);
    writer.record({.board = room.room.board,
                   .actor = "schedule",
                   .action = "forget_delegations",
                   .subject = "delegations",
                   .details = {{"requests", std::to_string(due.size())}}});
  });
  for (auto const& request : due) shred(room, request);
  return std::ssize(due);
}

}  // namespace wardmote::board
