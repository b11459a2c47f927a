// The lines of the reviewed table of the Situation Table.

#include <algorithm>

#include "base/choice.h"
#include "domains/situation/audience.h"
#include "domains/situation/discussion_samples.h"
#include "domains/situation/discussion_store.h"
#include "table_matrix.h"
#include "table_words.h"

namespace wardmote::policy_test {
namespace {

using situation::Capacity;
using situation::DiscussionAct;
using situation::Order;
using situation::Part;
using situation::Stage;

constexpr Stage all_stages[] = {Stage::filter_2,  Stage::filter_3,  Stage::filter_4,
                                Stage::follow_up, Stage::concluded, Stage::rejected};

/// What a card of the board or a row of a list tells.
std::string told_by(json const& row) {
  std::string words;
  for (auto const* member : {"type", "age_group", "sector", "lead", "due", "conclusion"})
    if (row.contains(member) && row[member] != "") add_word(words, member);
  if (row.contains("risks") && !row["risks"].is_null()) add_word(words, "risks");
  return words;
}

std::string outcome_of(base::Answer<situation::Discussion> const& changed) {
  if (changed) return "done";
  auto const& refusal = changed.error();
  return refusal.code == base::RefusalCode::form_invalid ? refusal.fields.front().field
                                                         : std::string(code_of(refusal.code));
}

}  // namespace

/// What a page of a discussion holds.
std::string shown_on(json const& page) {
  std::string words;
  auto const& team = page["intervention"];
  auto const has = [](json const& text) { return !text.empty(); };
  if (!page["subject"].is_null()) add_word(words, "subject");
  if (!page["factors"].is_null()) add_word(words, "factors");
  if (!page["decision"].is_null()) add_word(words, "decision");
  if (has(page["answers"])) add_word(words, "requests");
  if (!team.is_null()) {
    add_word(words, "lead");
    if (team["assisting"] != "") add_word(words, "team");
    if (team["has_plan"].get<bool>() || has(team["tasks"])) add_word(words, "plan");
    if (team["consent"] != "" || team["met_on"] != "") add_word(words, "contact");
    if (has(team["services"])) add_word(words, "services");
  }
  if (page["conclusion"] != "" || page["concluded_on"] != "") add_word(words, "conclusion");
  if (page["shows_readings"].get<bool>() || has(page["readings"]) || has(page["steps"])) add_word(words, "log");
  auto const& purge = page["purge"];
  if (purge["due_on"] != "" || purge["shred_on"] != "") add_word(words, "purge_day");
  if (purge["hold"] != "") add_word(words, "hold");
  if (page["is_shed"].get<bool>()) add_word(words, "shed");
  return words + "; withheld: " + page["withheld"].get<std::string>();
}

std::string names_of_forms(json const& forms) {
  std::string words;
  for (auto const& form : forms) add_word(words, form["act"].get<std::string>());
  return words;
}

std::vector<std::string> TableMatrix::sections() {
  return {"rules", "decisions", "reads", "acts", "holds", "lists", "drafts", "sittings", "issues", "seats", "proofs"};
}

std::vector<TableLine> TableMatrix::lines(std::string const& section) {
  static std::map<std::string, std::vector<TableLine> (TableMatrix::*)()> const by_name{
      {"rules", &TableMatrix::rules},   {"decisions", &TableMatrix::decisions}, {"reads", &TableMatrix::reads},
      {"acts", &TableMatrix::acts},     {"holds", &TableMatrix::holds},         {"lists", &TableMatrix::lists},
      {"drafts", &TableMatrix::drafts}, {"sittings", &TableMatrix::sittings},   {"issues", &TableMatrix::issues},
      {"seats", &TableMatrix::seats},   {"proofs", &TableMatrix::proofs}};
  return (this->*by_name.at(section))();
}

/// What each capacity by itself reads and does at each stage.
std::vector<TableLine> TableMatrix::rules() {
  std::vector<TableLine> lines;
  for (auto const stage : all_stages)
    each_choice<Capacity>([&](Capacity capacity) {
      lines.push_back({std::string(base::spelling_of(stage)) + ", " + std::string(base::spelling_of(capacity)), [=] {
                         std::string reads, does;
                         for (auto const part : situation::readable(stage, {capacity}))
                           add_word(reads, base::spelling_of(part));
                         each_choice<DiscussionAct>([&](DiscussionAct act) {
                           if (may_act(act, stage, {capacity})) add_word(does, base::spelling_of(act));
                         });
                         return reads + "; does: " + does;
                       }});
    });
  return lines;
}

/// What widens an audience, or speaks for an agency, is asked of the rules themselves.
std::vector<TableLine> TableMatrix::decisions() {
  namespace samples = situation::samples;
  std::vector<TableLine> lines;
  auto const add = [&](std::string name, situation::Discussion const& whole, situation::Reader const& reader,
                       Order order, auto change) {
    change(order);
    lines.push_back({std::move(name), [=] { return outcome_of(decided(whole, order, reader, samples::terms())); }});
  };
  auto const officer = samples::officer();
  auto const asked = samples::after(samples::at_filter_3(), samples::answering("health", "yes"), samples::of("health"));
  auto const refused = samples::after(asked, samples::answering("health", "no"), samples::of("health"));
  auto const keep = [](Order&) {};
  using enum DiscussionAct;
  add("present what another agency brings", {}, samples::of("health"), samples::presenting(), keep);
  add("present without a seat", {}, samples::of("shelter"), samples::presenting(),
      [](Order& order) { order.subject.agency = "shelter"; });
  add("present with an account that names somebody", {}, samples::of("schools"), samples::presenting(),
      [](Order& order) { order.factors.account = "Mr Smith"; });
  add("agree with a no", samples::at_filter_2(), officer, samples::deciding(agree_risk),
      [](Order& order) { order.decision.severity = "no"; });
  add("agree with a question open", samples::at_filter_2(), officer, samples::deciding(agree_risk),
      [](Order& order) { order.decision.severity = ""; });
  add("reject with a question open", samples::at_filter_2(), officer, samples::deciding(reject_discussion),
      [](Order& order) { order.decision.interest = ""; });
  add("reject with four times yes", samples::at_filter_2(), officer, samples::deciding(reject_discussion),
      [](Order& order) { order.decision.severity = "yes"; });
  add("agree as one agency", samples::at_filter_2(), officer, samples::deciding(agree_risk),
      [](Order& order) { order.decision.agencies = {"police"}; });
  add("agree with an agency that has no seat", samples::at_filter_2(), officer, samples::deciding(agree_risk),
      [](Order& order) { order.decision.agencies = {"police", "shelter"}; });
  add("note who it is about", samples::at_filter_2(), officer, samples::deciding(agree_risk),
      [](Order& order) { order.decision.note = "Mr Smith"; });
  add("agree at filter three", samples::at_filter_3(), officer, samples::deciding(agree_risk), keep);
  add("answer for another agency", samples::at_filter_3(), samples::of("housing"), samples::answering("health", "yes"),
      keep);
  add("answer for another agency as an officer", samples::at_filter_3(), officer, samples::answering("health", "yes"),
      keep);
  add("answer for an agency without a seat", samples::at_filter_3(), officer, samples::answering("shelter", "yes"),
      keep);
  add("name a lead that did not answer", samples::at_filter_3(), officer, samples::forming(), keep);
  add("name a lead that said no", refused, officer, samples::forming(), keep);
  add("name a lead that said yes", asked, officer, samples::forming(), keep);
  add("name somebody to assist that did not answer", asked, officer, samples::forming(),
      [](Order& order) { order.assisting = {"housing"}; });
  add("name a team of one", asked, officer, samples::forming(), [](Order& order) { order.assisting = {"health"}; });
  Order const widening{.act = widen_team, .decision = {.agencies = {"health", "police"}}, .agency = "housing"};
  add("widen by the table", samples::at_filter_4(), officer, widening, keep);
  add("widen by one agency", samples::at_filter_4(), officer, widening,
      [](Order& order) { order.decision.agencies = {"police"}; });
  add("widen to an agency without a seat", samples::at_filter_4(), officer, widening,
      [](Order& order) { order.agency = "shelter"; });
  add("leave as the lead", samples::at_filter_4(), samples::of("health"), {.act = leave_team}, keep);
  add("leave as one that assists", samples::at_filter_4(), samples::of("schools"), {.act = leave_team}, keep);
  Order const task{.act = plan_task, .agency = "schools", .task = {.due = "2026-03-11", .text = "Offer a visit"}};
  add("plan for an agency outside", samples::at_filter_4(), samples::of("health"), task,
      [](Order& order) { order.agency = "housing"; });
  add("plan with a name", samples::at_filter_4(), samples::of("health"), task,
      [](Order& order) { order.task.text = "See Mr Smith"; });
  add("mobilize for an agency without a seat", samples::at_filter_4(), samples::of("health"),
      {.act = record_service,
       .agency = "shelter",
       .service = "service_type.food",
       .mobilization = "mobilization_type.informed"},
      keep);
  add("follow up before the first contact", samples::at_filter_4(), samples::of("health"), {.act = begin_follow_up},
      keep);
  add("conclude as if it had been rejected", samples::at_filter_4(), samples::of("health"),
      {.act = conclude_discussion, .reason = "concl.rejected.not-aer"}, keep);
  return lines;
}

std::vector<TableLine> TableMatrix::reads() {
  std::vector<TableLine> lines;
  for (auto const& place : places_)
    for (std::string const asker : {representative, chair})
      lines.push_back({place.words + ", " + asker, [this, asker, number = place.discussion.number] {
                         auto const answer = get(asker, "/discussions/" + number + ".json");
                         return answer.status == 200 ? shown_on(json_of(answer)) : code_of_page(answer);
                       }});
  return lines;
}

/// What is done when it is asked for, with the fields left empty; and in words where the page offers something else.
std::vector<TableLine> TableMatrix::acts() {
  std::vector<TableLine> lines;
  for (auto const& place : places_)
    for (std::string const asker : {representative, chair})
      lines.push_back({place.words + ", " + asker, [this, asker, &place] {
                         auto const at = "/discussions/" + place.discussion.number;
                         auto const page = json_of(get(asker, at + ".json"));
                         std::set<std::string> offered, possible;
                         for (auto const& form : page["forms"]) offered.insert(form["act"].get<std::string>());
                         if (!page["facts_form"].is_null()) offered.insert("record_factors");
                         offered.erase("place_hold");
                         offered.erase("lift_hold");
                         std::string does;
                         each_choice<DiscussionAct>([&](DiscussionAct act) {
                           if (act == DiscussionAct::present_discussion) return;
                           std::string const name(base::spelling_of(act));
                           auto const form = act == DiscussionAct::answer_request ? "agency=" + std::string(own) : "";
                           auto const came = outcome(asker, at + "/" + name, form);
                           if (came == "done") put(place);
                           if (came != "done" && came != "form_invalid") {
                             if (came != "not_permitted" && came != "discussion_stage_wrong")
                               add_word(does, name + ":" + came);
                             return;
                           }
                           possible.insert(name);
                           add_word(does, name);
                         });
                         return offered == possible ? does : does + "; offered: " + names_of_forms(page["forms"]);
                       }});
  return lines;
}

std::vector<TableLine> TableMatrix::holds() {
  std::vector<TableLine> lines;
  for (auto const& place : places_) {
    if (place.discussion.stage != Stage::concluded || place.is_shed || place.age_days > 100) continue;
    for (auto const held_by : {std::string_view(), own, other}) {
      std::string const holder(held_by);
      for (std::string const asker : {representative, chair})
        lines.push_back({place.words + ", held by " + (holder.empty() ? "nobody" : holder) + ", " + asker,
                         [this, asker, held = place, holder]() mutable {
                           held.held_by = holder;
                           auto const at = "/discussions/" + held.discussion.number;
                           put(held);
                           std::string offered;
                           auto const page = json_of(get(asker, at + ".json"));
                           for (auto const& form : page["forms"])
                             if (auto const act = form["act"].get<std::string>(); act.ends_with("_hold"))
                               add_word(offered, act);
                           auto const places = outcome(asker, at + "/place_hold", "ground=access_request");
                           put(held);
                           auto const lifts = outcome(asker, at + "/lift_hold");
                           held.held_by.clear();
                           put(held);
                           return "offered: " + offered + "; place: " + places + "; lift: " + lifts;
                         }});
    }
  }
  return lines;
}

std::vector<TableLine> TableMatrix::lists() {
  std::vector<TableLine> lines;
  auto const add = [&](std::string const& list, std::string const& asker, auto words) {
    lines.push_back({list + ", " + asker, words});
  };
  auto const numbers = [this](json const& rows, char const* member) {
    std::set<std::string> found;
    for (auto const& row : rows) found.insert(words_of(row[member].get<std::string>()));
    std::string words;
    for (auto const& each : found) (words += words.empty() ? "" : "; ") += each;
    return words;
  };
  for (std::string const asker : {representative, chair}) {
    add("board", asker, [this, asker] {
      std::string words;
      auto const page = json_of(get(asker, ".json"));
      for (auto const& column : page["columns"])
        for (auto const& card : column["cards"])
          words += words_of(card["number"].get<std::string>()) + ": " + told_by(card) + "; ";
      return words;
    });
    add("over", asker, [this, asker] {
      std::string words;
      auto const page = json_of(get(asker, "/over.json"));
      for (auto const& row : page["discussions"])
        words += words_of(row["number"].get<std::string>()) + ": " + told_by(row) + "; ";
      return words;
    });
    add("calendar", asker, [this, asker, numbers] {
      json rows = json::array();
      auto const page = json_of(get(asker, "/purge.json"));
      for (auto const& month : page["months"])
        for (auto const& row : month["rows"]) rows.push_back(row);
      return numbers(rows, "number");
    });
    add("receipts", asker, [this, asker, numbers] {
      world_.situation_database().write_unpublished([&](store::Writer& writer) {
        writer.run("DELETE FROM purge_receipt");
        std::int64_t receipt = 0;
        auto const put_receipt_of = [&](std::string const& what, std::string const& record, std::string_view agency) {
          writer.run(
              "INSERT INTO purge_receipt (board_id, receipt, what, record, agency, shredded_at, by, entry) VALUES "
              "(:board, :receipt, :what, :record, :agency, :now, 'schedule', 1)",
              {{"board", world_.board()},
               {"receipt", ++receipt},
               {"what", what},
               {"record", record},
               {"agency", agency},
               {"now", world_.now()}});
        };
        for (auto const& place : places_)
          if (place.is_shed) put_receipt_of("details", place.discussion.number, "");
        put_receipt_of("draft", "a draft of our own", own);
        put_receipt_of("draft", "a draft of another agency", other);
      });
      auto const rows = json_of(get(asker, "/purge.json"))["receipts"];
      auto const has_entries = std::ranges::any_of(rows, [](json const& row) { return !row["entry"].is_null(); });
      auto const drafts = std::ranges::count_if(rows, [](json const& row) { return row["record"] == ""; });
      forget({"purge_receipt"});
      return numbers(rows, "record") + "; drafts: " + std::to_string(drafts) + (has_entries ? "; entries" : "");
    });
    add("log", asker,
        [this, asker, numbers] { return numbers(json_of(get(asker, "/log.json"))["readings"], "number"); });
  }
  for (std::string const asker : {representative, chair, coordinator}) {
    for (auto const* page : {"/agencies", "/flags", "/purge"})
      add(std::string("forms of ") + page, asker,
          [this, asker, page] { return names_of_forms(json_of(get(asker, page + std::string(".json")))["forms"]); });
    add("much reading by third", asker, [this, asker] {
      auto const page = json_of(get(asker, "/log.json"));
      std::string words;
      for (auto const& row : page["counts"])
        if (row["agency"] == third) add_word(words, row["opens"].dump() + "/" + row["outside"].dump());
      return words;
    });
    add("may release the report", asker, [this, asker] {
      auto const answer = get(asker, "/report.json");
      return answer.status != 200 ? code_of_page(answer) : json_of(answer)["can_release"].get<bool>() ? "yes" : "no";
    });
  }
  return lines;
}

}  // namespace wardmote::policy_test
