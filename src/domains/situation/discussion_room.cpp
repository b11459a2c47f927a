#include "domains/situation/discussion_room.h"

#include <algorithm>

#include "base/choice.h"
#include "domains/situation/agencies/agency_store.h"
#include "domains/situation/catalogue/local_flag_store.h"
#include "domains/situation/discussion_words.h"
#include "domains/situation/purge/purge_store.h"
#include "domains/situation/sittings/sitting_store.h"
#include "domains/situation/words.h"
#include "web/zone.h"

namespace wardmote::situation {
namespace {

using base::RefusalCode;

constexpr int attempts_max = 5;

std::unexpected<base::Refusal> unknown(std::string const& number) {
  return base::refuse(RefusalCode::discussion_unknown, {{"discussion", number}});
}

bool has_proved(web::Context const& context) { return context.now < context.principal.proved_until; }

/// Whether what stands in filter three or later is asked for: it needs a fresh proof.
bool is_for_the_team(Part part) { return part == Part::plan || part == Part::contact; }

/// What others read at the stage; of what was shed, as far as it remains.
std::set<Part> withheld_from(SeenDiscussion const& seen) {
  auto parts = readable_by_some(seen.discussion.stage);
  std::erase_if(parts,
                [&](Part part) { return seen.readable.contains(part) || (seen.discussion.is_shed && !remains(part)); });
  return parts;
}

/// To somebody whom it does not concern all discussions of a stage look alike, whatever became of their details.
void make_alike(SeenDiscussion& seen, PurgeSchedule const& earliest, base::LocalDate today, std::string_view zone) {
  auto& discussion = seen.discussion;
  discussion.is_shed = discussion.stage == Stage::rejected;
  if (!may_be_purged(discussion, earliest, today, zone)) return;
  discussion.lead.reset();
  seen.readable.clear();
}

/// Opens of one discussion what the reader may see now; of no more than `asked`, where that is given.
base::Answer<SeenDiscussion> seen_of(SituationRoom const& room, web::Context const& context, Admitted const& admitted,
                                     RestingDiscussion const& resting, PurgeSchedule const& earliest,
                                     std::set<Part> const* asked = nullptr) {
  auto const who = opened(room.vault, access::Opening::for_check(), room.board, resting,
                          {Part::subject, Part::lead, Part::team});  // who brought it, and who intervenes
  if (!who) return std::unexpected(who.error());
  SeenDiscussion seen{.capacities = capacities_of(admitted.reader, *who)};
  seen.readable = readable(resting.known.stage, seen.capacities);
  if (!has_proved(context)) std::erase_if(seen.readable, is_for_the_team);
  auto parts = seen.readable;
  if (asked != nullptr) std::erase_if(parts, [&](Part part) { return !asked->contains(part); });
  auto discussion = opened(room.vault, access::Opening::signed_in(context.principal), room.board, resting, parts);
  if (!discussion) return std::unexpected(discussion.error());
  seen.discussion = *std::move(discussion);
  if (!is_concerned(seen.capacities)) make_alike(seen, earliest, admitted.today, room.zone);
  seen.withheld = withheld_from(seen);
  return seen;
}

Reading reading_by(web::Context const& context, Admitted const& admitted, std::set<Part> const& parts) {
  std::string names;
  for (auto const part : parts) (names += names.empty() ? "" : " ") += base::spelling_of(part);
  return {context.now, context.principal.person, admitted.reader.agency, names};
}

void write_down(SituationRoom const& room, web::Context const& context, Admitted const& admitted,
                std::string const& number, std::set<Part> const& parts) {
  room.database.write([&](store::Writer& writer) {
    record_reading(writer, room.board, room.clock, number, reading_by(context, admitted, parts));
  });
}

std::set<Part> shown(RestingDiscussion const& resting, SeenDiscussion const& seen) {
  std::set<Part> parts;
  for (auto const& [part, words] : resting.parts)
    if (seen.readable.contains(part)) parts.insert(part);
  return parts;
}

/// What the store has of discussions, with the least that any schedule has ever kept.
struct Found {
  std::vector<RestingDiscussion> discussions;
  PurgeSchedule earliest;
};
template <class List>
Found found_by(SituationRoom const& room, List list) {
  return room.database.read(
      [&](store::Reader& reader) { return Found{list(reader), read_earliest_purge(reader, room.board)}; });
}

base::Answer<std::vector<SeenDiscussion>> seen_of_all(SituationRoom const& room, web::Context const& context,
                                                      Admitted const& admitted, Found const& found) {
  std::vector<SeenDiscussion> all;
  for (auto const& resting : found.discussions) {
    auto seen = seen_of(room, context, admitted, resting, found.earliest);
    if (!seen) return std::unexpected(seen.error());
    all.push_back(*std::move(seen));
  }
  write_down(room, context, admitted, "", {});
  return all;
}

/// What is written at the end of a discussion that is known whole.
struct Ready {
  Discussion changed;
  DiscussionStep step;
  std::map<Part, SealedPart> parts;
};

base::Answer<Ready> ready(SituationRoom const& room, web::Context const& context, Admitted const& admitted,
                          Discussion const& whole, Order const& order) {
  auto changed = decided(whole, order, admitted.reader, terms_of(room, admitted));
  if (!changed) return std::unexpected(changed.error());
  if (changed->number.empty())
    changed->number = room.database.read([&](store::Reader& reader) {
      return next_number(reader, room.board, base::to_text(admitted.today).substr(0, 4));
    });
  changed->catalogue = room.catalogue().version();
  changed->stage_since = changed->stage == whole.stage && whole.steps > 0 ? whole.stage_since : context.now;
  DiscussionStep const step{.sequence = whole.steps + 1,
                            .at = context.now,
                            .by = context.principal.person,
                            .act = order.act,
                            .stage = changed->stage};
  auto parts = sealed_parts(room.vault, room.board, *changed, step.sequence);
  if (!parts) return std::unexpected(parts.error());
  return Ready{*std::move(changed), step, *std::move(parts)};
}

/// The discussion as it stands, whole, for somebody who knows of it; an empty one where it is about to be presented.
base::Answer<Discussion> whole_of(SituationRoom const& room, std::string const& number, Order const& order) {
  if (order.act == DiscussionAct::present_discussion) return Discussion{};
  auto const resting =
      room.database.read([&](store::Reader& reader) { return situation::read_discussion(reader, room.board, number); });
  return resting ? opened_whole(room.vault, room.board, *resting) : unknown(number);
}

/// The number of the discussion; nothing if another step came before.
base::Answer<std::optional<std::string>> try_record(SituationRoom const& room, web::Context const& context,
                                                    Admitted const& admitted, std::string const& number,
                                                    Order const& order) {
  auto const whole = whole_of(room, number, order);
  if (!whole) return std::unexpected(whole.error());
  if (whole->stage >= Stage::filter_3 && !has_proved(context)) return base::refuse(RefusalCode::proof_needed);
  auto const next = ready(room, context, admitted, *whole, order);
  if (!next) return std::unexpected(next.error());
  auto sheds = false;
  auto const written = room.database.write([&](store::Writer& writer) {
    if (!append_step(writer, room.board, next->changed, next->step, next->parts)) return false;
    auto const steps = list_purge_steps(writer, room.board, next->changed.number);
    sheds = next->changed.stage == Stage::rejected && standing_of(steps, PurgeLevel::details).state != PurgeState::held;
    if (sheds)
      purge_level(writer, room.board, next->changed.number, PurgeLevel::details, std::nullopt, context.now,
                  context.principal.person);
    return true;
  });
  if (!written) return std::nullopt;
  if (sheds)
    if (auto const shredded = room.vault->shred(record_of_level(room.board, next->changed.number, PurgeLevel::details));
        !shredded)
      return std::unexpected(shredded.error());
  return next->changed.number;
}

/// A sitting decides nothing before its confidentiality reminder was read out.
base::Answer<void> after_reminder(SituationRoom const& room, base::LocalDate today, DiscussionAct act) {
  if (act != DiscussionAct::agree_risk && act != DiscussionAct::reject_discussion) return {};
  auto const sitting =
      room.database.read([&](store::Reader& reader) { return read_sitting(reader, room.board, today).sitting; });
  if (!sitting.is_open() || sitting.reminded_at) return {};
  return base::refuse_field(
      "agencies", web::message_id("A sitting is open: read out its confidentiality reminder before the table decides"));
}

}  // namespace

base::Answer<Admitted> admit_without_proof(SituationRoom const& room, web::Context const& context) {
  auto const& principal = context.principal;
  if (principal.only_looks()) return base::refuse(RefusalCode::not_permitted);
  Admitted admitted{.today = web::local_date(context.now, room.zone)};
  room.database.read([&](store::Reader& reader) {
    admitted.agencies = list_agencies(reader, room.board);
    admitted.seats = list_seats(reader, room.board);
    admitted.custom = read_custom(reader, room.board);
    room.lists->take(list_local_flags(reader, room.board));
  });
  auto const agency = agency_of(admitted.agencies, admitted.seats, principal.person, admitted.today);
  if (!agency) return base::refuse(RefusalCode::seat_missing);
  sort_by_name(admitted.agencies, context.tongue);
  admitted.reader = {principal.person, *agency, principal.may("agree_risk")};
  return admitted;
}

base::Answer<Admitted> admit(SituationRoom const& room, web::Context const& context) {
  auto const& principal = context.principal;
  auto admitted = admit_without_proof(room, context);
  if (!admitted) return admitted;
  auto const used =
      room.database.read([&](store::Reader& reader) { return last_use(reader, room.board, principal.session); });
  auto const is_at_the_table = used && context.now - *used < table_idle_max && !base::is_ahead(*used, context.now);
  if (!has_proved(context) && !is_at_the_table) return base::refuse(RefusalCode::proof_needed);
  if (!principal.is_watching)
    room.database.write_unpublished(
        [&](store::Writer& writer) { record_use(writer, room.board, principal.session, context.now); });
  return admitted;
}

Terms terms_of(SituationRoom const& room, Admitted const& admitted) {
  Terms terms{.is_code = [&codes = room.catalogue()](std::string_view code) { return codes.find(code) != nullptr; },
              .is_retired =
                  [&codes = room.catalogue()](std::string_view code) {
                    auto const* const entry = codes.find(code);
                    return entry != nullptr && entry->is_retired;
                  },
              .against = room.against,
              .today = admitted.today};
  for (auto const& agency : admitted.agencies)
    if (is_seated(agency, admitted.today)) terms.agencies.insert(agency.slug);
  return terms;
}

base::Answer<SeenDiscussion> read_discussion(SituationRoom const& room, web::Context const& context,
                                             Admitted const& admitted, std::string const& number) {
  auto const [resting, earliest] = room.database.read([&](store::Reader& reader) {
    return std::pair(situation::read_discussion(reader, room.board, number), read_earliest_purge(reader, room.board));
  });
  if (!resting) return unknown(number);
  auto seen = seen_of(room, context, admitted, *resting, earliest);
  if (seen) write_down(room, context, admitted, number, shown(*resting, *seen));
  return seen;
}

base::Answer<std::vector<SeenDiscussion>> read_open(SituationRoom const& room, web::Context const& context,
                                                    Admitted const& admitted) {
  return seen_of_all(room, context, admitted,
                     found_by(room, [&](store::Reader& reader) { return list_open(reader, room.board); }));
}

base::Answer<std::vector<SeenDiscussion>> read_over(SituationRoom const& room, web::Context const& context,
                                                    Admitted const& admitted, std::string const& after,
                                                    std::int64_t limit) {
  return seen_of_all(room, context, admitted, found_by(room, [&](store::Reader& reader) {
                       return list_over(reader, room.board, after, limit);
                     }));
}

base::Answer<std::vector<SeenDiscussion>> read_kept(SituationRoom const& room, web::Context const& context,
                                                    Admitted const& admitted) {
  return seen_of_all(room, context, admitted,
                     found_by(room, [&](store::Reader& reader) { return list_kept(reader, room.board); }));
}

base::Answer<std::vector<SeenDiscussion>> read_year(SituationRoom const& room, web::Context const& context,
                                                    Admitted const& admitted, std::int64_t year,
                                                    std::set<Part> const& parts) {
  auto const name = std::to_string(year);
  std::vector<SeenDiscussion> all;
  std::vector<NumberedReading> readings;
  auto const found = found_by(room, [&](store::Reader& reader) { return list_of_year(reader, room.board, name); });
  for (auto const& resting : found.discussions) {
    auto seen = seen_of(room, context, admitted, resting, found.earliest, &parts);
    if (!seen) return std::unexpected(seen.error());
    auto opened_now = shown(resting, *seen);
    std::erase_if(opened_now, [&](Part part) { return !parts.contains(part); });
    readings.push_back({resting.known.number, reading_by(context, admitted, opened_now)});
    all.push_back(*std::move(seen));
  }
  room.database.write([&](store::Writer& writer) { record_readings(writer, room.board, room.clock, name, readings); });
  return all;
}

base::Answer<std::set<std::string>> numbers_brought_by(SituationRoom const& room, std::string const& agency,
                                                       std::set<std::string> const& numbers) {
  std::set<std::string> own;
  for (auto const& number : numbers) {
    auto const resting = room.database.read(
        [&](store::Reader& reader) { return situation::read_discussion(reader, room.board, number); });
    if (!resting) continue;
    auto const known = opened(room.vault, access::Opening::for_check(), room.board, *resting, {Part::subject});
    if (!known) return std::unexpected(known.error());
    if (known->subject && known->subject->agency == agency) own.insert(number);
  }
  return own;
}

base::Answer<std::string> record_act(SituationRoom const& room, web::Context const& context, std::string const& number,
                                     Order const& order) {
  auto const admitted = admit(room, context);
  if (!admitted) return std::unexpected(admitted.error());
  if (auto const fits = after_reminder(room, admitted->today, order.act); !fits) return std::unexpected(fits.error());
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    auto const written = try_record(room, context, *admitted, number, order);
    if (!written) return std::unexpected(written.error());
    if (*written) return **written;
  }
  return base::refuse(RefusalCode::form_outdated);
}

}  // namespace wardmote::situation
