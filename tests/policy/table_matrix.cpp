// The world that the lines of the table are found out in.

#include "table_matrix.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

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
#include "table_of_world.h"
#include "web/zone.h"

namespace wardmote::policy_test {
namespace {

using situation::Discussion;
using situation::Part;
using situation::Stage;

/// Who brought it, who leads, who assists.
struct Relation {
  std::string_view words;
  std::string_view brings, leads, assists;
};
constexpr Relation relations[] = {{"outside", other, other, third},
                                  {"originating", own, other, third},
                                  {"leading", other, own, third},
                                  {"assisting", other, other, own}};

bool has_team(Stage stage) { return stage >= Stage::filter_4 && stage != Stage::rejected; }

Discussion discussion_at(Stage stage, Relation const& relation) {
  Random random(11);
  Discussion discussion{.stage = stage, .catalogue = "test"};
  for (auto const part : situation::readable_by_some(stage)) fill_part(part, discussion, random);
  discussion.subject = situation::Subject{.type = "discussion_type.person",
                                          .age_group = "age_group.12-17",
                                          .sex = "sex_gender.female",
                                          .agency = std::string(relation.brings)};
  if (!has_team(stage)) return discussion;
  discussion.lead = situation::Lead{std::string(relation.leads)};
  discussion.team = situation::Team{{std::string(relation.assists)}, {}};
  discussion.plan->contact_due = "2099-02-01";
  discussion.contact = situation::Contact{"", "given", ""};
  return discussion;
}

}  // namespace

TableMatrix::TableMatrix(World& world) : world_(world) {
  put_askers(world_);
  forget({"discussion_reading", "discussion_part", "discussion_step", "discussion", "draft", "purge_step",
          "purge_receipt", "purge_schedule", "sitting_event", "systemic_issue_step", "systemic_issue", "seat_use"});
  put_people();
  put_places();
}

void TableMatrix::forget(std::vector<std::string> const& relations_of_it) {
  world_.situation_database().write_unpublished([&](store::Writer& writer) {
    for (auto const& relation : relations_of_it) writer.run("DELETE FROM " + relation);
  });
}

void TableMatrix::put_people() {
  forget({"seat", "agency_agreement", "agency"});
  auto const first = *base::date_of("2020-01-01"), last = *base::date_of("2099-12-31");
  base::ManualClock const clock(world_.now());
  situation::Hand const hand{world_.board(), "test"};
  world_.situation_database().write([&](store::Writer& writer) {
    for (auto const agency : {own, other, third}) {
      std::string const slug(agency);
      insert_agency(writer, hand, {slug, slug, slug, "sector.health", first, {}, {}});
      insert_agreement(writer, hand, clock, slug, {first, last});
    }
    for (auto const& asker :
         askers())  // an administrator has a seat as well, should they look at the pages of somebody else
      if (is_of_table(asker.roles) || asker.name == "administrator")
        insert_seat(writer, hand,
                    {"seat of " + asker.name, std::string(own), person_id(asker.name).text(), {first, last}, {}});
  });
}

void TableMatrix::put_places() {
  using enum Stage;
  for (auto const stage : {filter_2, filter_3, filter_4, follow_up, concluded, rejected})
    for (auto const& relation : relations)
      if (has_team(stage) || (relation.leads == other && relation.assists == third))
        places_.push_back({.words = std::string(base::spelling_of(stage)) + ", " + std::string(relation.words),
                           .discussion = discussion_at(stage, relation)});
  auto const ended = [&](std::string words, Stage stage, Relation const& relation, std::int64_t age_days) -> Place& {
    return places_.emplace_back(Place{std::move(words), discussion_at(stage, relation), age_days, false, {}});
  };
  ended("concluded long ago, outside", concluded, relations[0], 400);
  auto const shed = [&](Place& place) {
    auto const& whole = place.discussion;
    place.discussion = {
        .stage = whole.stage, .catalogue = "test", .subject = whole.subject, .conclusion = whole.conclusion};
    place.is_shed = true;
  };
  shed(ended("concluded and purged, outside", concluded, relations[0], 800));
  shed(ended("concluded and purged, originating", concluded, relations[1], 800));
  ended("rejected on hold, outside", rejected, relations[0], 2).held_by = other;
  for (auto& place : places_) {
    place.is_shed = place.is_shed || (place.discussion.stage == rejected && place.held_by.empty());
    place.discussion.number = situation::discussion_number("2026", &place - places_.data() + 1);
    put(place);
  }
}

void TableMatrix::put(Place const& place) {
  auto discussion = place.discussion;
  discussion.opened_at = world_.now() - std::chrono::days(place.age_days);
  discussion.stage_since = discussion.opened_at;
  auto const parts = situation::sealed_parts(&world_.situation_vault(), world_.board(), discussion, 1);
  ENSURE(parts.has_value());
  world_.situation_database().write([&](store::Writer& writer) {
    for (auto const* relation :
         {"discussion_reading", "discussion_part", "discussion_step", "discussion", "purge_step"})
      writer.run("DELETE FROM " + std::string(relation) + " WHERE number = :number", {{"number", discussion.number}});
    append_step(writer, world_.board(), discussion,
                {.sequence = 1, .at = discussion.opened_at, .by = "somebody", .stage = discussion.stage}, *parts);
    if (place.is_shed)
      writer.run("UPDATE discussion SET shed_at = opened_at WHERE number = :number", {{"number", discussion.number}});
    if (!place.held_by.empty())
      situation::append_purge_step(writer, world_.board(), discussion.number,
                                   {.sequence = 1,
                                    .act = situation::PurgeAct::place_hold,
                                    .at = world_.now(),
                                    .agency = place.held_by,
                                    .ground = "other_law"});
    situation::record_reading(writer, world_.board(), base::ManualClock(world_.now()), discussion.number,
                              {world_.now(), "somebody", std::string(third), "subject"});
  });
}

void TableMatrix::put_draft_of(std::string_view agency, std::string const& id) {
  std::string const slug(agency);
  auto words = access::sealed_as<situation::SealedDraft>(
      &world_.situation_vault(),
      {.record = situation::record_of_draft(world_.board(), id), .column = "words", .stage = "filter_1 " + slug},
      store::text_of_described(situation::DraftWords{.account = "written by " + slug}));
  ENSURE(words.has_value());
  world_.situation_database().write([&](store::Writer& writer) {
    writer.run("DELETE FROM draft WHERE id = :id", {{"id", id}});
    situation::put_draft(writer, world_.board(), {id, slug, world_.now(), "somebody", *std::move(words)});
  });
}

/// One at each stage; the last of them was closed before it was sent.
void TableMatrix::put_issues() {
  forget({"systemic_issue_step", "systemic_issue"});
  using enum situation::IssueStage;
  std::int64_t issue = 0;
  for (auto const stage : {raised, accepted, sent, answered, closed}) {
    ++issue;
    auto words = access::sealed_as<situation::SealedIssueText>(
        &world_.situation_vault(),
        {.record = {world_.board(), "issue", std::to_string(issue)}, .column = "words", .stage = "issue"}, "A barrier");
    ENSURE(words.has_value());
    situation::RestingIssue const resting{{.number = issue,
                                           .sectors = {"sector.health"},
                                           .language = "en",
                                           .stage = stage,
                                           .is_sent = stage == sent || stage == answered},
                                          *std::move(words),
                                          std::nullopt};
    world_.situation_database().write([&](store::Writer& writer) {
      insert_issue(writer, world_.board(), resting);
      append_issue_step(writer, world_.board(), resting,
                        {.sequence = 1, .month = "2026-01", .by = person_id("table_chair").text()}, "test");
    });
  }
}

/// Of today, with the first discussion before the table where the reminder was read.
void TableMatrix::hold_sitting(bool is_reminded, bool is_blank, bool goes_on) {
  using enum situation::SittingAct;
  forget({"sitting_event"});
  auto const today = web::local_date(world_.now(), "America/Toronto");
  world_.situation_database().write([&](store::Writer& writer) {
    auto const put = [&](situation::SittingEvent event) {
      event.at = world_.now();
      event.by = "somebody";
      append_event(writer, world_.board(), situation::read_sitting(writer, world_.board(), today), event);
    };
    put({.act = open_sitting});
    if (is_reminded) put({.act = read_reminder});
    if (is_reminded) put({.act = choose_discussion, .number = places_.front().discussion.number});
    if (is_blank) put({.act = blank_sitting, .number = places_.front().discussion.number});
    if (goes_on) put({.act = lift_blank});
  });
}

World::Answer TableMatrix::get(std::string const& asker, std::string const& address) {
  return world_.ask("GET", "/en/situation" + address, "token of " + asker);
}

World::Answer TableMatrix::post(std::string const& asker, std::string const& address, std::string const& form) {
  return world_.ask("POST", "/en/situation" + address, "token of " + asker,
                    "form_token=form+token+of+" + asker + "&" + form);
}

std::string TableMatrix::outcome(std::string const& asker, std::string const& address, std::string const& form,
                                 bool is_old) {
  auto const answer =
      world_.ask("POST", "/en/situation" + address + ".json", (is_old ? "old token of " : "token of ") + asker,
                 "form_token=form+token+of+" + asker + "&" + form);
  if (answer.status == 303 || answer.status == 200) return "done";
  auto const told = nlohmann::json::parse(answer.body, nullptr, false);
  return told.is_object() ? told.value("code", std::to_string(answer.status)) : std::to_string(answer.status);
}

std::string TableMatrix::words_of(std::string const& number) const {
  auto const found =
      std::ranges::find_if(places_, [&](Place const& place) { return place.discussion.number == number; });
  return found == places_.end() ? number : found->words;
}

std::map<std::string, std::map<std::string, std::string>> reviewed_table() {
  std::ifstream stream(WARDMOTE_SOURCE_DIR "/tests/policy/table_matrix.json");
  return nlohmann::json::parse(stream).get<std::map<std::string, std::map<std::string, std::string>>>();
}

}  // namespace wardmote::policy_test
