#include "table_of_world.h"

#include <algorithm>
#include <functional>

#include "access/secrecy/sealing.h"
#include "base/choice.h"
#include "base/ensure.h"
#include "domains/situation/agencies/agency_store.h"
#include "domains/situation/audience.h"
#include "domains/situation/discussion_words.h"
#include "domains/situation/drafts/draft.h"
#include "domains/situation/drafts/draft_record.h"
#include "domains/situation/issues/issue_store.h"
#include "domains/situation/purge/purge_store.h"
#include "domains/situation/sittings/sitting_store.h"
#include "store/described_text.h"
#include "web/zone.h"

namespace wardmote::policy_test {
namespace {

using access::Role;
using situation::Discussion;
using situation::Part;
using situation::Stage;

constexpr char const* agencies[] = {"own", "other", "third"};

std::string other_agency(Random& random) { return agencies[1 + number(random, 2)]; }

void empty(World& world) {
  world.situation_database().write_unpublished([&](store::Writer& writer) {
    for (auto const* relation :
         {"discussion_reading", "discussion_part", "discussion_step", "discussion", "draft", "purge_step",
          "purge_receipt", "purge_schedule", "sitting_event", "systemic_issue_step", "systemic_issue", "release_grid",
          "release", "seat_use", "seat", "agency_agreement", "agency"})
      writer.run(std::string("DELETE FROM ") + relation);
  });
}

void put_agencies(World& world, Asker const& asker) {
  auto const first = *base::date_of("2020-01-01"), last = *base::date_of("2099-12-31");
  base::ManualClock const clock(world.now());
  situation::Hand const hand{world.board(), "test"};
  world.situation_database().write([&](store::Writer& writer) {
    for (std::string const agency : agencies) {
      insert_agency(writer, hand, {agency, agency, agency, "sector.health", first, {}, {}});
      insert_agreement(writer, hand, clock, agency, {first, last});
    }
    if (is_of_table(asker.roles))
      insert_seat(
          writer, hand,
          {"0192f000-0000-7000-8000-0000000005ea", agencies[0], person_id(asker.name).text(), {first, last}, {}});
  });
}

constexpr Stage stages[] = {Stage::filter_2,  Stage::filter_3,  Stage::filter_4,
                            Stage::follow_up, Stage::concluded, Stage::rejected};

/// How far a discussion that has ended was destroyed.
enum class Left { all, remains, nothing };

/// What is written of a table, once all of it is drawn and sealed: a key is made in a transaction of its own.
using Writes = std::vector<std::function<void(store::Writer&)>>;

/// Who asks, as the table knows them.
struct TableSight {
  bool has_seat = false;
  bool is_officer = false;
  bool is_planner = false;
};

/// A discussion while it is drawn.
struct Drawn {
  Discussion discussion{};
  std::int64_t age_days = 0;
  Left left = Left::all;
  bool is_held = false;
  std::set<situation::Capacity> capacities{};  ///< of the asker
  bool is_concerning() const { return situation::is_concerned(capacities); }
  bool is_shown(Part part) const { return situation::readable(discussion.stage, capacities).contains(part); }
};

/// Which parts may stand at a stage, whatever they say.
bool stands(Part part, Drawn const& drawn) {
  auto const stage = drawn.discussion.stage;
  if (drawn.left == Left::nothing) return false;
  if (drawn.left == Left::remains || (stage == Stage::rejected && !drawn.is_held))
    return situation::remains(part);  // what was held when it was rejected was not shed
  if (part == Part::subject || part == Part::factors) return true;
  if (part == Part::conclusion) return situation::is_over(stage);
  if (stage == Stage::rejected) return false;
  if (part == Part::decision || part == Part::requests) return stage >= Stage::filter_3;
  return stage >= Stage::filter_4;
}

/// Some parts are written late or never.
bool may_lack(Part part) { return part == Part::contact || part == Part::services || part == Part::decision; }

/// Who takes part: by the shown stream as far as the asker's own agency does, by the other as far as it does not.
void put_agencies_in(Drawn& drawn, TableSight sight, Streams& streams) {
  auto& discussion = drawn.discussion;
  auto& of_seated = streams.of(sight.has_seat);
  auto const brings = sight.has_seat && number(of_seated, 3) == 0,
             assists = sight.has_seat && number(of_seated, 3) == 0;
  discussion.subject =
      situation::Subject{.type = "discussion_type.person", .agency = brings ? agencies[0] : agencies[1]};
  if (discussion.stage >= Stage::filter_4 && discussion.stage != Stage::rejected) {
    discussion.lead = situation::Lead{other_agency(of_seated)};
    discussion.team = situation::Team{{assists ? agencies[0] : agencies[2]}, {}};
  }
  situation::Reader const reader{"", agencies[0], sight.is_officer};
  drawn.capacities = sight.has_seat ? capacities_of(reader, discussion) : std::set<situation::Capacity>{};
  auto& of_subject = streams.of(drawn.is_shown(Part::subject));
  discussion.subject->age_group = number(of_subject, 2) == 0 ? "age_group.0-5" : "age_group.12-17";
  if (!brings) discussion.subject->agency = other_agency(of_subject);
  if (discussion.team && !assists && !drawn.is_shown(Part::team))
    discussion.team->assisting = {other_agency(streams.hidden)};
}

/// How far its purge went. Those whom it concerns are told; and nothing is purged before the schedule of the program lets it be.
void put_end(Drawn& drawn, TableSight sight, Streams& streams) {
  auto& discussion = drawn.discussion;
  auto const choice = number(streams.of(drawn.is_concerning()), 4);
  drawn.is_held = choice == 0;
  if (!situation::is_over(discussion.stage)) return;
  constexpr std::int64_t details_days_min = 366 + 7, rest_days_min = 5 * 366 + 7;
  if (choice == 1 && drawn.age_days > details_days_min) drawn.left = Left::remains;
  if (choice == 2 && drawn.age_days > rest_days_min) drawn.left = Left::nothing;
  if (drawn.left == Left::all) return;
  discussion.lead.reset();
  discussion.team.reset();
  if (drawn.left == Left::nothing) discussion.subject.reset();
  if (sight.has_seat) drawn.capacities = capacities_of({"", agencies[0], sight.is_officer}, discussion);
}

void put_steps(World& world, Writes& writes, Drawn const& drawn, Streams& streams) {
  auto& of_concerned = streams.of(drawn.is_concerning());
  auto const name = drawn.discussion.number;
  std::int64_t sequence = 0;
  auto const act = [&](situation::PurgeLevel level, situation::PurgeAct act_of_it, std::string const& ground) {
    situation::PurgeStep const step{.sequence = ++sequence,
                                    .level = level,
                                    .act = act_of_it,
                                    .at = world.now() - std::chrono::hours(1 + number(of_concerned, 100)),
                                    .by = uuid(of_concerned),
                                    .agency = other_agency(of_concerned),
                                    .ground = ground};
    writes.push_back([&world, name, step](store::Writer& writer) {
      situation::append_purge_step(writer, world.board(), name, step);
    });
  };
  auto const level = drawn.left == Left::all && drawn.discussion.stage != Stage::rejected
                         ? situation::PurgeLevel::details
                         : situation::PurgeLevel::rest;
  using enum situation::PurgeAct;
  if (drawn.is_held) {
    act(situation::PurgeLevel::details, place_hold, "access_request");
    if (level == situation::PurgeLevel::rest) act(level, place_hold, "court_proceeding");
  } else if (situation::is_over(drawn.discussion.stage) && number(of_concerned, 2) == 0) {
    act(level, announce_purge, "");
  }
}

/// A receipt names an entry of the audit chain, which counts what everybody did: it is told to officers alone, and is drawn for them.
void put_receipt(World& world, Writes& writes, situation::Receipt const& receipt, Random& random, Random& entries) {
  auto const announced = world.now() - std::chrono::hours(200 + number(random, 100));
  auto const shredded = world.now() - std::chrono::hours(1 + number(random, 100));
  auto const entry = std::int64_t{1} + number(entries, 10'000);
  writes.push_back([=, &world](store::Writer& writer) {
    writer.run(
        "INSERT INTO purge_receipt (board_id, receipt, what, record, agency, announced_at, shredded_at, by, entry) "
        "VALUES (:board, (SELECT coalesce(max(receipt), 0) + 1 FROM purge_receipt), :what, :record, :agency, "
        ":announced, :shredded, 'schedule', :entry)",
        {{"board", world.board()},
         {"what", base::spelling_of(receipt.what)},
         {"record", receipt.record},
         {"agency", receipt.agency},
         {"announced", announced},
         {"shredded", shredded},
         {"entry", entry}});
  });
}

/// Gives the stage where it stands.
Stage put_discussion(World& world, Writes& writes, std::string const& name, TableSight sight, Streams& streams) {
  auto& of_seated = streams.of(sight.has_seat);
  Drawn drawn{.discussion = {.number = name, .stage = stages[number(of_seated, 6)], .catalogue = "test"}};
  auto& discussion = drawn.discussion;
  drawn.age_days = 1 + number(of_seated, situation::is_over(discussion.stage) ? 2500 : 90);
  discussion.opened_at = world.now() - std::chrono::hours(24 * drawn.age_days);
  discussion.stage_since = discussion.opened_at;
  put_agencies_in(drawn, sight, streams);
  auto const was_concerning = drawn.is_concerning();
  put_end(drawn, sight, streams);
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Part>>([&](auto part) {
    auto& of_part = streams.of(drawn.is_shown(part.value));
    if (!stands(part.value, drawn) || (may_lack(part.value) && number(of_part, 3) == 0)) return;
    fill_part(part.value, discussion, of_part);
  });
  auto const parts = situation::sealed_parts(&world.situation_vault(), world.board(), discussion, 1);
  ENSURE(parts.has_value());
  auto& of_log = streams.of(was_concerning);
  situation::DiscussionStep const step{
      .sequence = 1, .at = discussion.opened_at, .by = uuid(of_log), .stage = discussion.stage};
  auto const is_shed = drawn.left != Left::all || (discussion.stage == Stage::rejected && !drawn.is_held);
  writes.push_back([=, &world, whole = discussion, sealed = *parts](store::Writer& writer) {
    append_step(writer, world.board(), whole, step, sealed);
    if (is_shed) writer.run("UPDATE discussion SET shed_at = opened_at WHERE number = :number", {{"number", name}});
  });
  put_steps(world, writes, drawn, streams);
  auto& of_concerned = streams.of(drawn.is_concerning());
  auto& entries = streams.of(sight.is_officer);
  if (drawn.left != Left::all)
    put_receipt(world, writes, {.what = situation::Purged::details, .record = name}, of_concerned, entries);
  if (drawn.left == Left::nothing)
    put_receipt(world, writes, {.what = situation::Purged::rest, .record = name}, of_concerned, entries);
  for (int at = 0, readings = number(of_log, 3); at < readings; ++at) {
    situation::Reading const reading{world.now() - std::chrono::hours(1 + number(of_log, 400)), uuid(of_log),
                                     other_agency(of_log), "subject"};
    writes.push_back([=, &world](store::Writer& writer) {
      situation::record_reading(writer, world.board(), base::ManualClock(world.now()), name, reading);
    });
  }
  return discussion.stage;
}

void put_drafts(World& world, Writes& writes, TableSight sight, Streams& streams) {
  auto const put = [&](std::string const& agency, Random& random) {
    for (int at = 0, drafts = number(random, 3); at < drafts; ++at) {
      auto const id = uuid(random);
      auto words = access::sealed_as<situation::SealedDraft>(
          &world.situation_vault(),
          {.record = situation::record_of_draft(world.board(), id), .column = "words", .stage = "filter_1 " + agency},
          store::text_of_described(situation::DraftWords{.account = word(random)}));
      ENSURE(words.has_value());
      situation::RestingDraft const draft{id, agency, world.now(), word(random), *std::move(words)};
      writes.push_back([=, &world](store::Writer& writer) { situation::put_draft(writer, world.board(), draft); });
    }
    for (int at = 0, gone = number(random, 2); at < gone; ++at)
      put_receipt(world, writes, {.what = situation::Purged::draft, .record = uuid(random), .agency = agency}, random,
                  streams.of(sight.is_officer && agency == agencies[0]));
  };
  put(agencies[0], streams.of(sight.has_seat));
  put(agencies[1], streams.hidden);
  put(agencies[2], streams.hidden);
}

void put_schedule(World& world, Writes& writes, TableSight sight, Streams& streams) {
  auto& of_seated = streams.of(sight.has_seat);
  if (number(of_seated, 2) == 0) return;
  situation::PurgeSchedule const schedule{.lowered_months = 13 + number(of_seated, 20)};
  auto const by = uuid(of_seated);
  writes.push_back([=, &world](store::Writer& writer) {
    situation::add_purge_schedule(writer, world.board(), schedule, world.now(), by);
  });
}

/// Of another day what the officers are told, too much shared; of today a sitting that everybody follows, but for what stands before the table while it
/// is blanked.
void put_sittings(World& world, Writes& writes, std::vector<std::string> const& open, TableSight sight,
                  Streams& streams) {
  using enum situation::SittingAct;
  auto& of_seated = streams.of(sight.has_seat);
  auto& of_officers = streams.of(sight.is_officer);
  auto const put = [&](base::LocalDate day, situation::SittingEvent const& drawn) {
    writes.push_back([=, &world](store::Writer& writer) {
      auto const kept = situation::read_sitting(writer, world.board(), day);
      auto event = drawn;
      event.at = world.now() - std::chrono::minutes(60 - static_cast<int>(event.act));
      append_event(writer, world.board(), kept, event);
    });
  };
  auto const today = web::local_date(world.now(), "America/Toronto");
  auto const before = base::LocalDate{std::chrono::sys_days(today) - std::chrono::days(1 + number(of_officers, 20))};
  put(before, {.by = uuid(of_officers), .act = open_sitting});
  for (int at = 0, times = number(of_officers, 3); at < times; ++at)
    put(before, {.by = uuid(of_officers), .act = at % 2 == 0 ? blank_sitting : lift_blank});
  if (number(of_seated, 3) == 0) return;
  put(today, {.by = uuid(of_seated), .act = open_sitting});
  put(today, {.by = uuid(of_seated), .act = agency_arrives, .agency = agencies[number(of_seated, 3)]});
  if (number(of_seated, 3) > 0) put(today, {.by = uuid(of_seated), .act = read_reminder});
  auto const is_blank = number(of_seated, 3) == 0;
  auto& of_choice = streams.of(sight.has_seat && !is_blank);
  if (!open.empty() && number(of_choice, 3) > 0)
    put(today, {.by = uuid(of_choice),
                .act = choose_discussion,
                .number = open[static_cast<std::size_t>(number(of_choice, static_cast<int>(open.size())))],
                .minutes = number(of_choice, 30)});
  if (is_blank) put(today, {.by = uuid(of_seated), .act = blank_sitting, .number = ""});
}

situation::SealedIssueText sealed_issue(World& world, std::int64_t issue, std::string const& column, Random& random) {
  auto text = access::sealed_as<situation::SealedIssueText>(
      &world.situation_vault(),
      {.record = {world.board(), "issue", std::to_string(issue)}, .column = column, .stage = "issue"}, word(random));
  ENSURE(text.has_value());
  return *std::move(text);
}

/// How many there are, and which of them were sent, their numbers tell to whoever reads one.
void put_issues(World& world, Writes& writes, TableSight sight, Streams& streams) {
  auto& of_readers = streams.of(sight.has_seat || sight.is_planner);
  auto& of_seated = streams.of(sight.has_seat);
  for (std::int64_t at = 1, issues = number(of_readers, 4); at <= issues; ++at) {
    auto const stage = static_cast<situation::IssueStage>(number(of_readers, 5));
    auto const is_sent = stage >= situation::IssueStage::sent && number(of_readers, 4) > 0;
    auto& of_issue = streams.of(sight.has_seat || (sight.is_planner && is_sent));
    situation::RestingIssue const issue{{.number = at,
                                         .kind = static_cast<situation::BarrierKind>(number(of_issue, 7)),
                                         .sectors = {number(of_issue, 2) == 0 ? "sector.health" : "sector.education"},
                                         .language = number(of_issue, 2) == 0 ? "en" : "fr",
                                         .stage = stage,
                                         .is_sent = is_sent},
                                        sealed_issue(world, at, "words", of_issue),
                                        std::nullopt};
    auto answered = issue;
    if (stage == situation::IssueStage::answered) {
      answered.answer = sealed_issue(world, at, "answer", of_issue);
      answered.known.answer_language = "en";
    }
    std::string const month = number(of_issue, 2) == 0 ? "2026-01" : "2026-02";
    auto const raised_by = uuid(streams.hidden);
    auto const accepted_by = person_id(number(of_seated, 2) == 0 ? "table_chair" : "table_recorder").text();
    writes.push_back([=, &world](store::Writer& writer) {
      insert_issue(writer, world.board(), issue);
      append_issue_step(writer, world.board(), answered, {.sequence = 1, .month = month}, raised_by);
      append_issue_step(
          writer, world.board(), answered,
          {.sequence = 2, .act = situation::IssueAct::accept_issue, .month = "2026-03", .by = accepted_by}, "test");
    });
  }
}

}  // namespace

bool is_of_table(std::vector<Role> const& roles) {
  using enum Role;
  return std::ranges::any_of(roles, [](Role role) {
    return role == agency_representative || role == table_chair || role == table_recorder || role == table_coordinator;
  });
}

void fill_part(Part part, Discussion& discussion, Random& random) {
  switch (part) {
    case Part::factors:
      discussion.factors = situation::Factors{{"rf.gangs.member", "rf.housing.transient"},
                                              {},
                                              {"sf.hoarding"},
                                              {"age_group.0-5 " + std::to_string(1 + number(random, 5))},
                                              word(random)};
      if (number(random, 2) == 0) discussion.factors->risks.pop_back();
      break;
    case Part::decision:
      discussion.decision = {.outcome = "agree_risk",
                             .interest = "yes",
                             .agencies = {other_agency(random)},
                             .note = word(random),
                             .decided_on = "2026-01-02"};
      break;
    case Part::requests:
      discussion.requests = {{other_agency(random) + (number(random, 2) == 0 ? " yes" : " no")}};
      break;
    case Part::plan:
      discussion.plan = {number(random, 2) == 0 ? "2026-02-01" : "2099-02-01",
                         {"1 open 2026-02-01 other " + word(random)}};
      break;
    case Part::contact:
      discussion.contact = {number(random, 2) == 0 ? "2026-01-05" : "", number(random, 2) == 0 ? "given" : "refused",
                            ""};
      break;
    case Part::services:
      discussion.services = {{other_agency(random) + " service_type.food mobilization_type.informed"}};
      break;
    case Part::conclusion:
      discussion.conclusion = {number(random, 2) == 0 ? "concl.lowered.connected" : "concl.still.refused",
                               "2026-02-03"};
      break;
    case Part::subject:
    case Part::lead:
    case Part::team: break;  // who takes part decides who reads
  }
}

std::vector<std::string> put_table(World& world, Asker const& asker, Streams& streams) {
  auto const has_seat = is_of_table(asker.roles) && asker.name != "ended";
  TableSight const sight{.has_seat = has_seat,
                         .is_officer = has_seat && asker.roles.front() != Role::agency_representative,
                         .is_planner = asker.name == "cswb_planner"};
  empty(world);
  put_agencies(world, asker);
  std::vector<std::string> numbers, open;
  Writes writes;
  for (int at = 0, discussions = 2 + number(streams.of(has_seat), 4); at < discussions; ++at) {
    numbers.push_back("2026-000" + std::to_string(at + 1));
    if (!situation::is_over(put_discussion(world, writes, numbers.back(), sight, streams)))
      open.push_back(numbers.back());
  }
  put_drafts(world, writes, sight, streams);
  put_schedule(world, writes, sight, streams);
  put_sittings(world, writes, open, sight, streams);
  put_issues(world, writes, sight, streams);
  world.situation_database().write([&](store::Writer& writer) {
    for (auto const& write : writes) write(writer);
  });
  return numbers;
}

}  // namespace wardmote::policy_test
