#include "table_of_world.h"

#include <algorithm>

#include "access/secrecy/sealing.h"
#include "base/choice.h"
#include "base/ensure.h"
#include "domains/situation/agencies/agency_store.h"
#include "domains/situation/audience.h"
#include "domains/situation/discussion_words.h"
#include "domains/situation/drafts/draft.h"
#include "domains/situation/drafts/draft_record.h"
#include "store/described_text.h"

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
    for (auto const* relation : {"discussion_reading", "discussion_part", "discussion_step", "discussion", "draft",
                                 "purge_step", "purge_receipt", "purge_schedule", "systemic_issue_step",
                                 "systemic_issue", "seat_use", "seat", "agency_agreement", "agency"})
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

/// What a part says, drawn from a stream; the agencies of it are none of the asker's own.
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

constexpr Stage stages[] = {Stage::filter_2,  Stage::filter_3,  Stage::filter_4,
                            Stage::follow_up, Stage::concluded, Stage::rejected};

/// Which parts stand at a stage, whatever they say.
bool stands(Part part, Stage stage) {
  if (stage == Stage::rejected) return situation::remains(part);
  if (part == Part::subject || part == Part::factors) return true;
  if (part == Part::conclusion) return stage == Stage::concluded;
  if (part == Part::decision || part == Part::requests) return stage >= Stage::filter_3;
  return stage >= Stage::filter_4;
}

/// Who takes part: by the shown stream as far as the asker's own agency does, by the other as far as it does not.
void put_agencies_in(Discussion& discussion, std::set<Part>& shown, bool has_seat, bool is_officer, Streams& streams) {
  auto& of_seated = streams.of(has_seat);
  auto const brings = has_seat && number(of_seated, 3) == 0, assists = has_seat && number(of_seated, 3) == 0;
  discussion.subject =
      situation::Subject{.type = "discussion_type.person", .agency = brings ? agencies[0] : agencies[1]};
  if (discussion.stage >= Stage::filter_4) {
    discussion.lead = situation::Lead{other_agency(of_seated)};
    discussion.team = situation::Team{{assists ? agencies[0] : agencies[2]}, {}};
  }
  situation::Reader const reader{"", agencies[0], is_officer};
  if (has_seat) shown = readable(discussion.stage, capacities_of(reader, discussion));
  auto& of_subject = streams.of(shown.contains(Part::subject));
  discussion.subject->age_group = number(of_subject, 2) == 0 ? "age_group.0-5" : "age_group.12-17";
  if (!brings) discussion.subject->agency = other_agency(of_subject);
  if (discussion.team && !assists && !shown.contains(Part::team))
    discussion.team->assisting = {other_agency(streams.hidden)};
}

void put_discussion(World& world, std::string const& name, bool has_seat, bool is_officer, Streams& streams) {
  auto& of_seated = streams.of(has_seat);
  Discussion discussion{.number = name, .stage = stages[number(of_seated, 6)], .catalogue = "test"};
  discussion.opened_at = world.now() - std::chrono::hours(24 * (1 + number(of_seated, 90)));
  discussion.stage_since = discussion.opened_at;
  std::set<Part> shown;
  put_agencies_in(discussion, shown, has_seat, is_officer, streams);
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Part>>([&](auto part) {
    if (stands(part.value, discussion.stage)) fill_part(part.value, discussion, streams.of(shown.contains(part.value)));
  });
  auto const parts = situation::sealed_parts(&world.situation_vault(), world.board(), discussion, 1);
  ENSURE(parts.has_value());
  auto const is_involved = shown.size() > 1 && discussion.stage >= Stage::filter_4;
  auto& of_log = streams.of(is_involved || is_officer);
  situation::DiscussionStep const step{
      .sequence = 1, .at = discussion.opened_at, .by = uuid(of_log), .stage = discussion.stage};
  world.situation_database().write([&](store::Writer& writer) {
    append_step(writer, world.board(), discussion, step, *parts);
    if (discussion.stage == Stage::rejected)
      writer.run("UPDATE discussion SET shed_at = opened_at WHERE number = :number", {{"number", name}});
  });
}

void put_drafts(World& world, Streams& streams, bool has_seat, std::vector<std::string>& ids) {
  auto const put = [&](std::string const& agency, Random& random) {
    for (int at = 0, drafts = number(random, 3); at < drafts; ++at) {
      auto const id = uuid(random);
      auto words = access::sealed_as<situation::SealedDraft>(
          &world.situation_vault(),
          {.record = situation::record_of_draft(world.board(), id), .column = "words", .stage = "filter_1 " + agency},
          store::text_of_described(situation::DraftWords{.account = word(random)}));
      ENSURE(words.has_value());
      world.situation_database().write([&](store::Writer& writer) {
        situation::put_draft(writer, world.board(), {id, agency, world.now(), word(random), *std::move(words)});
      });
      ids.push_back(id);
    }
  };
  put(agencies[0], streams.of(has_seat));
  put(agencies[1], streams.hidden);
  put(agencies[2], streams.hidden);
}

}  // namespace

bool is_of_table(std::vector<Role> const& roles) {
  using enum Role;
  return std::ranges::any_of(roles, [](Role role) {
    return role == agency_representative || role == table_chair || role == table_recorder || role == table_coordinator;
  });
}

std::vector<std::string> put_table(World& world, Asker const& asker, Streams& streams) {
  auto const has_seat = is_of_table(asker.roles) && asker.name != "ended";
  auto const is_officer = has_seat && asker.roles.front() != Role::agency_representative;
  empty(world);
  put_agencies(world, asker);
  std::vector<std::string> numbers;
  for (int at = 0, discussions = 2 + number(streams.of(has_seat), 4); at < discussions; ++at) {
    numbers.push_back("2026-000" + std::to_string(at + 1));
    put_discussion(world, numbers.back(), has_seat, is_officer, streams);
  }
  put_drafts(world, streams, has_seat, numbers);
  return numbers;
}

}  // namespace wardmote::policy_test
