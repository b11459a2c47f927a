#include "domains/situation/sittings/sitting_store.h"

#include "base/choice.h"

namespace wardmote::situation {
namespace {

SittingEvent event_of(store::Row const& row) {
  return {.sequence = row.integer("sequence"),
          .at = row.instant("at"),
          .by = row.text("by"),
          .act = base::choice_of<SittingAct>(row.text("act")),
          .agency = row.text("agency"),
          .number = row.text("number"),
          .minutes = row.integer("minutes")};
}

/// "2026-03-10 1, 2026-0014": the sitting, and the discussion or agency that the event is about.
std::string subject_of(std::string const& day, std::int64_t of_day, SittingEvent const& event) {
  auto const about = event.agency + event.number;
  return "sitting " + day + ' ' + std::to_string(of_day) + (about.empty() ? "" : ", " + about);
}

}  // namespace

// Index: the primary key.
KeptSitting read_sitting(store::Reader& reader, store::BoardId board, base::LocalDate day) {
  std::vector<SittingEvent> events;
  KeptSitting kept{.day = day};
  reader.each(
      "SELECT sitting, sequence, at, by, act, agency, number, minutes FROM sitting_event "
      "WHERE board_id = :board AND day = :day ORDER BY sitting, sequence",
      {{"board", board}, {"day", base::to_text(day)}}, [&](store::Row const& row) {
        if (row.integer("sitting") != kept.of_day) events.clear();
        kept.of_day = row.integer("sitting");
        events.push_back(event_of(row));
      });
  kept.sitting = sitting_of(events);
  return kept;
}

bool append_event(store::Writer& writer, store::BoardId board, KeptSitting const& before, SittingEvent const& event) {
  auto const opens = event.act == SittingAct::open_sitting;
  auto const day = base::to_text(before.day);
  auto const of_day = before.of_day + (opens ? 1 : 0);
  auto const written = writer.run(
      "INSERT INTO sitting_event (board_id, day, sitting, sequence, at, by, act, agency, number, minutes) VALUES "
      "(:board, :day, :sitting, :sequence, :at, :by, :act, :agency, :number, :minutes) "
      "ON CONFLICT (board_id, day, sitting, sequence) DO NOTHING",
      {{"board", board},
       {"day", day},
       {"sitting", of_day},
       {"sequence", opens ? 1 : before.sitting.events + 1},
       {"at", event.at},
       {"by", event.by},
       {"act", base::spelling_of(event.act)},
       {"agency", event.agency},
       {"number", event.number},
       {"minutes", event.minutes}});
  if (written == 0) return false;
  writer.record({.board = board,
                 .actor = event.by,
                 .action = std::string(base::spelling_of(event.act)),
                 .subject = subject_of(day, of_day, event)});
  return true;
}

// Index: the primary key.
std::vector<SittingEvent> list_overshares(store::Reader& reader, store::BoardId board, base::LocalDate since) {
  return reader.list(
      "SELECT sequence, at, by, act, agency, number, minutes FROM sitting_event "
      "WHERE board_id = :board AND day >= :since AND act = 'blank_sitting' ORDER BY day DESC, sitting DESC, sequence "
      "DESC",
      {{"board", board}, {"since", base::to_text(since)}}, event_of);
}

// Index: the primary key.
std::vector<SittingTime> list_sitting_times(store::Reader& reader, store::BoardId board, base::LocalDate since) {
  std::vector<SittingTime> times;
  reader.each(
      "SELECT at, act FROM sitting_event WHERE board_id = :board AND day >= :since AND act IN ('open_sitting', "
      "'end_sitting') ORDER BY day, sitting, sequence",
      {{"board", board}, {"since", base::to_text(since)}}, [&](store::Row const& row) {
        if (base::choice_of<SittingAct>(row.text("act")) == SittingAct::open_sitting)
          times.push_back({row.instant("at"), {}});
        else
          times.back().ended_at = row.instant("at");
      });
  return times;
}

std::set<std::string> present_agencies(store::Reader& reader, store::BoardId board, base::LocalDate day) {
  auto const sitting = read_sitting(reader, board, day).sitting;
  return sitting.is_open() ? sitting.present : std::set<std::string>{};
}

}  // namespace wardmote::situation
