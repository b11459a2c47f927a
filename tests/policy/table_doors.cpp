// The lines on drafts, sittings and issues, and on the doors: seats and proofs.

#include <algorithm>
#include <exception>

#include "access/look.h"
#include "access/session_store.h"
#include "base/choice.h"
#include "base/hash.h"
#include "domains/situation/discussion_store.h"
#include "domains/situation/drafts/draft.h"
#include "domains/situation/issues/issue_room.h"
#include "table_matrix.h"
#include "table_words.h"
#include "tests/support/plain_tongue.h"

namespace wardmote::policy_test {
namespace {

bool is_told(json const& text) { return text.is_string() ? !text.get<std::string>().empty() : !text.empty(); }

}  // namespace

std::string TableMatrix::id_of_draft(std::string_view agency) const {
  auto const number = std::to_string(1'000'000 + 2 * draft_rounds_ + (agency == own ? 0 : 1));
  return "0192f000-0000-7000-9000-0000" + number + "0";
}

std::vector<TableLine> TableMatrix::drafts() {
  auto const put_both = [this] {
    ++draft_rounds_;
    put_draft_of(own, id_of_draft(own));
    put_draft_of(other, id_of_draft(other));
  };
  auto const left = [this] {
    auto words = world_.situation_database().read([&](store::Reader& reader) {
      std::string drafts;
      for (auto const agency : {own, other})
        for (auto const& draft : situation::list_drafts(reader, world_.board(), agency))
          add_word(drafts, std::string(agency) + (draft.id == id_of_draft(other) ? ":other's"
                                                  : draft.id == id_of_draft(own) ? ":own"
                                                                                 : ":new"));
      return drafts;
    });
    forget({"draft"});
    return words;
  };
  std::vector<TableLine> lines;
  for (std::string const asker : {representative, chair}) {
    lines.push_back({"listed for " + asker, [=, this] {
                       put_both();
                       auto const page = json_of(get(asker, "/present.json?draft=" + id_of_draft(other)));
                       auto const calendar = json_of(get(asker, "/purge.json"));
                       auto const told = page.dump().contains("written by other") ? "; another's account" : "";
                       left();
                       return std::to_string(page["drafts"].size()) + ", in the calendar " +
                              std::to_string(calendar["drafts"].size()) + told;
                     }});
    lines.push_back({"discard another's, " + asker, [=, this] {
                       put_both();
                       auto const came = outcome(asker, "/discard_draft", "draft=" + id_of_draft(other));
                       return came + "; left: " + left();
                     }});
    lines.push_back({"keep over another's, " + asker, [=, this] {
                       put_both();
                       auto const came =
                           outcome(asker, "/prepare_discussion", "intent=keep&draft=" + id_of_draft(other));
                       return came + "; left: " + left();
                     }});
  }
  lines.push_back({"keep one that names somebody", [=, this] {
                     auto const came =
                         outcome(representative, "/prepare_discussion", "intent=keep&account=Mr+Smith+905-555-0123");
                     return came + "; left: " + left();
                   }});
  lines.push_back({"deleted for another agency by the store", [=, this] {
                     put_both();
                     world_.situation_database().write_unpublished([&](store::Writer& writer) {
                       situation::delete_draft(writer, world_.board(), own, id_of_draft(other), world_.now());
                     });
                     return left();
                   }});
  lines.push_back({"put for another agency by the store", [=, this] {
                     put_both();
                     auto written = true;
                     try {
                       world_.situation_database().write([&](store::Writer& writer) {
                         auto of_own = situation::list_drafts(writer, world_.board(), own).front();
                         of_own.id = id_of_draft(other);
                         situation::put_draft(writer, world_.board(), of_own);
                       });
                     } catch (std::exception const&) {
                       written = false;
                     }
                     return (written ? "written; left: " : "not written; left: ") + left();
                   }});
  return lines;
}

std::vector<TableLine> TableMatrix::sittings() {
  std::vector<TableLine> lines;
  struct Held {
    std::string words;
    bool is_open, is_reminded, is_blank, goes_on = false;
  };
  for (auto const& held :
       {Held{"none", false, false, false}, Held{"open", true, false, false}, Held{"reminded", true, true, false},
        Held{"blank", true, true, true}, Held{"gone on with", true, true, true, true}}) {
    auto const begin = [this, held] {
      forget({"sitting_event"});
      if (held.is_open) hold_sitting(held.is_reminded, held.is_blank, held.goes_on);
    };
    for (std::string const asker : {representative, chair}) {
      lines.push_back({held.words + ", " + asker, [=, this] {
                         begin();
                         auto const page = json_of(get(asker, "/sitting.json")),
                                    screen = json_of(get(asker, "/sitting/screen.json"));
                         forget({"sitting_event"});
                         std::string words;
                         for (auto const* member : {"current", "open_form", "choice_form"})
                           if (!page[member].is_null()) add_word(words, member);
                         for (auto const* member : {"attendance", "agenda", "overshares", "next"})
                           if (is_told(page[member])) add_word(words, member);
                         words += "; screen:";
                         if (!screen["current"].is_null()) words += " current";
                         if (!screen["agenda"].empty()) words += " agenda";
                         return words;
                       }});
    }
    for (auto const& [act, form] : std::vector<std::pair<std::string, std::string>>{
             {"choose_discussion", "number=" + places_.front().discussion.number},
             {"choose_discussion", "number=2026-9999"},
             {"agency_arrives", "agency=nobody"}})
      lines.push_back({std::string(held.words).append(", ").append(act).append(" ").append(form), [=, this] {
                         begin();
                         auto const came = outcome(chair, "/sitting/" + act, form);
                         forget({"sitting_event"});
                         return came;
                       }});
    lines.push_back({held.words + ", agree_risk", [=, this] {
                       begin();
                       auto const& place = places_.front();
                       auto const came = outcome(
                           chair, "/discussions/" + place.discussion.number + "/agree_risk",
                           "interest=yes&probability=yes&severity=yes&multi_agency=yes&agencies=own&agencies=other");
                       put(place);
                       forget({"sitting_event"});
                       return came;
                     }});
  }
  return lines;
}

/// Somebody with the permissions of no one role, for what the routes would not let through.
struct TableMatrix::Kind {
  std::string words, person;
  std::vector<std::string> permissions;
};

void TableMatrix::add_issue_lines(Kind const& kind, std::vector<TableLine>& lines) {
  auto const with = [this, kind](bool looks, auto use) {
    tests::PlainTongue const tongue;
    web::Reply reply;
    web::Context const context{tongue,
                               {.person = kind.person,
                                .session = "a session",
                                .looks_as = looks ? "somebody else" : "",
                                .proved_until = world_.now() + std::chrono::minutes(5),
                                .permissions = kind.permissions},
                               world_.now(),
                               "/",
                               reply};
    return use(context);
  };
  each_choice<situation::IssueAct>([&](situation::IssueAct act) {
    lines.push_back({kind.words + ", " + std::string(base::spelling_of(act)), [=, this] {
                       std::string words;
                       for (std::int64_t issue = 1; issue <= 5; ++issue) {
                         put_issues();
                         auto const done = with(false, [&](web::Context const& context) {
                           return record_issue_act(world_.table_room(), context,
                                                   {.act = act,
                                                    .issue = issue,
                                                    .kind = "wait_list",
                                                    .sectors = {"sector.health"},
                                                    .text = "Eight months of waiting"});
                         });
                         auto const came = done ? "done" : std::string(code_of(done.error().code));
                         if (act == situation::IssueAct::raise_issue || came == "seat_missing" ||
                             came == "not_permitted")
                           return came;
                         if (came == "done") add_word(words, std::to_string(issue));
                       }
                       return words;
                     }});
  });
  for (auto const looks : {false, true})
    lines.push_back({kind.words + (looks ? ", who only looks" : ", reads"), [=, this] {
                       put_issues();
                       return with(looks, [&](web::Context const& context) {
                         auto const room = world_.table_room();
                         auto const reader = admit_to_issues(room, context);
                         if (!reader) return std::string(code_of(reader.error().code));
                         auto const read = read_issues(room, context, *reader);
                         return read ? std::to_string(read->size()) : std::string(code_of(read.error().code));
                       });
                     }});
}

std::vector<TableLine> TableMatrix::issues() {
  std::vector<TableLine> lines;
  for (std::string const asker : {representative, chair, planner})
    lines.push_back({"shown to " + asker, [=, this] {
                       put_issues();
                       auto const page = json_of(get(asker, "/issues.json"));
                       std::string words;
                       auto names = false;
                       for (auto const& issue : page["issues"]) {
                         add_word(words, issue["stage"].get<std::string>());
                         for (auto const& step : issue["steps"]) names = names || is_told(step["by_name"]);
                       }
                       return words + (names ? "; names" : "") + "; forms: " + names_of_forms(page["forms"]);
                     }});
  for (auto const& kind :
       {Kind{"somebody at the table", person_id(representative).text(), {"situation_issues"}},
        Kind{"an officer", person_id(chair).text(), {"situation_issues", "agree_risk"}},
        Kind{"the planner", person_id(planner).text(), {"situation_issues", "answer_issue"}},
        Kind{"somebody without a seat", person_id(planner).text(), {"situation_issues", "agree_risk"}},
        Kind{"somebody without the permission", person_id(representative).text(), {}}})
    add_issue_lines(kind, lines);
  lines.push_back({"the planner answers one that was not sent", [this] {
                     put_issues();
                     world_.situation_database().write_unpublished(
                         [&](store::Writer& writer) { writer.run("UPDATE systemic_issue SET is_sent = 0"); });
                     return outcome(planner, "/issues/answer_issue", "issue=3&text=Two+places+more");
                   }});
  return lines;
}

/// What a representative is told whose seat is in this state: on each page that takes a seat.
std::vector<TableLine> TableMatrix::seats() {
  std::vector<TableLine> lines;
  auto const add = [&](std::string name, std::vector<std::string> const& changes) {
    lines.push_back({std::move(name), [=, this] {
                       world_.situation_database().write_unpublished([&](store::Writer& writer) {
                         for (auto const& change : changes) writer.run(change);
                       });
                       std::map<std::string, std::string> pages;
                       for (std::string const page :
                            {"", "/over", "/log", "/present", "/purge", "/issues", "/factors", "/sitting",
                             "/sitting/screen", "/agencies", "/discussions/2026-0001"}) {
                         auto const code = code_of_page(get(representative, page + ".json"));
                         add_word(pages[code.empty() ? "shown" : code], page.empty() ? "/" : page);
                       }
                       put_people();
                       std::string words;
                       for (auto const& [code, of_code] : pages)
                         ((words += words.empty() ? "" : "; ") += code).append(": ").append(of_code);
                       return words;
                     }});
  };
  auto const seat = " WHERE id = 'seat of agency_representative'";
  add("that stands", {});
  add("of nobody", {std::string("DELETE FROM seat") + seat});
  add("that was left", {std::string("UPDATE seat SET left_on = '2021-01-01'") + seat});
  add("whose agency left", {"UPDATE agency SET left_on = '2021-01-01'"});
  add("whose agency is yet to join", {"UPDATE agency SET joined_on = '2098-01-01'"});
  add("without an agreement", {"DELETE FROM agency_agreement"});
  add("with an agreement that ended", {"UPDATE agency_agreement SET valid_until = '2021-01-01'"});
  add("with an agreement that is yet to begin", {"UPDATE agency_agreement SET signed_on = '2098-01-01'"});
  add("without confidentiality any more", {std::string("UPDATE seat SET valid_until = '2021-01-01'") + seat});
  add("without confidentiality yet", {std::string("UPDATE seat SET signed_on = '2098-01-01'") + seat});
  return lines;
}

/// What somebody with a seat is told whose proof is eleven minutes old, by when they last used the table.
std::vector<TableLine> TableMatrix::proofs() {
  std::vector<TableLine> lines;
  auto const session_of = [](std::string const& token) {
    return "0192f000-0000-7000-8000-" + base::to_hex(base::hash_of(token)).substr(0, 12);
  };
  auto const add = [&](std::string name, std::string const& asker, std::optional<std::chrono::minutes> used,
                       auto const& ask_for) {
    lines.push_back({std::move(name), [=, this] {
                       forget({"seat_use"});
                       if (used)
                         world_.situation_database().write_unpublished([&](store::Writer& writer) {
                           situation::record_use(writer, world_.board(), session_of("old token of " + asker),
                                                 world_.now() - *used);
                         });
                       std::string words = ask_for(asker);
                       forget({"seat_use"});
                       return words;
                     }});
  };
  auto const page = [this](std::string const& address) {
    return [this, address](std::string const& asker) {
      auto const answer = world_.ask("GET", "/en/situation" + address + ".json", "old token of " + asker);
      auto const code = code_of_page(answer);
      return code.empty() ? address.starts_with("/discussions") ? shown_on(json_of(answer)) : "shown" : code;
    };
  };
  auto const act = [this](std::string const& address) {
    return [this, address](std::string const& asker) { return outcome(asker, address, "", true); };
  };
  using std::chrono::minutes;
  auto const of = [&](std::string const& words) {
    return std::ranges::find(places_, words, &Place::words)->discussion.number;
  };
  auto const assisting = "/discussions/" + of("filter_4, assisting");
  for (std::string const address : {"", "/purge", "/issues", "/sitting", "/agencies"})
    add("page " + address + ", never used", representative, std::nullopt, page(address));
  add("the board, used nine minutes ago", representative, minutes(9), page(""));
  add("the board, used eleven minutes ago", representative, minutes(11), page(""));
  add("the board, used when the clock was ahead", representative, minutes(-11), page(""));
  add("a discussion of the team, used nine minutes ago", representative, minutes(9), page(assisting));
  add("the calendar of the coordinator, never used", coordinator, std::nullopt, page("/purge"));
  add("an act at filter two, used nine minutes ago", chair, minutes(9),
      act("/discussions/" + of("filter_2, outside") + "/agree_risk"));
  add("an act at filter three, used nine minutes ago", chair, minutes(9),
      act("/discussions/" + of("filter_3, outside") + "/form_team"));
  add("an act at filter four, used nine minutes ago", representative, minutes(9), act(assisting + "/plan_task"));
  for (std::string const name : {"blank_sitting", "end_sitting", "lift_blank"})
    add(name + ", never used", chair, std::nullopt, [this, name](std::string const& asker) {
      hold_sitting(true, name == "lift_blank");
      auto const came = outcome(asker, "/sitting/" + name, "", true);
      forget({"sitting_event"});
      return came;
    });
  for (std::string const address : {"", "/purge", "/issues", "/sitting", "/agencies", "/discussions/2026-0001"})
    lines.push_back({"page " + address + ", for who looks as somebody else", [=, this] {
                       auto const token = std::string(access::look_mark) + "at the table";
                       world_.database().write_unpublished([&](store::Writer& writer) {
                         put_look(writer, *base::Id<access::Session>::of(session_of("token of administrator")),
                                  {.role = access::Role::table_coordinator, .until = world_.now() + minutes(5)}, token);
                       });
                       auto const code = code_of_page(world_.ask("GET", "/en/situation" + address + ".json", token));
                       put_askers(world_);
                       return code.empty() ? "shown" : code;
                     }});
  return lines;
}

}  // namespace wardmote::policy_test
