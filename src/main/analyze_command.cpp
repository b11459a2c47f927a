#include <cstdio>

#include "base/choice.h"
#include "domains/evidence/analyses/density_view.h"
#include "domains/evidence/analyses/run_forms.h"
#include "domains/evidence/analyses/run_reader.h"
#include "domains/evidence/analyses/run_store.h"
#include "domains/evidence/analyses/run_work.h"
#include "domains/evidence/analyses/scan_view.h"
#include "domains/evidence/analyses/watch_view.h"
#include "main/commands.h"
#include "main/house.h"
#include "main/terminal.h"
#include "main/threads.h"
#include "web/json_text.h"
#include "web/tongue.h"

namespace wardmote {
namespace {

constexpr int runs_listed = 1000;

std::unexpected<base::Refusal> wrong(std::string const& option, std::string const& what) {
  return base::refuse(base::RefusalCode::usage_invalid, {{"reason", option + " is " + what}});
}

template <class Choice>
base::Answer<void> read_choice(std::string const& option, std::string const& text, std::optional<Choice>& into) {
  if (text.empty()) return {};
  into = base::choice_called<Choice>(text);
  if (into) return {};
  return wrong(option, "not " + text + "; see wardmote analyze run --help");
}

base::Answer<void> read_date(std::string const& option, std::string const& text, std::optional<base::LocalDate>& into) {
  if (text.empty()) return {};
  into = base::date_of(text);
  if (into) return {};
  return wrong(option, "a date like 2018-12-31, not " + text);
}

base::Answer<evidence::RunForm> scan_form_of(Options::Analyze const& asked) {
  evidence::ScanForm form{.dataset = asked.dataset,
                          .offences = asked.offences,
                          .share_pct = asked.share_pct,
                          .days_max = asked.days_max,
                          .replicates = asked.replicates,
                          .seed = asked.seed};
  for (auto const& read :
       {read_date("--from", asked.from, form.from), read_date("--to", asked.to, form.to),
        read_choice("--model", asked.model, form.model), read_choice("--baseline", asked.baseline, form.baseline),
        read_choice("--step", asked.step, form.step)})
    if (!read) return std::unexpected(read.error());
  return form;
}

base::Answer<evidence::RunForm> watch_form_of(Options::Analyze const& asked) {
  evidence::WatchForm form{.dataset = asked.dataset,
                           .offences = asked.offences,
                           .years = asked.years,
                           .level_pct = asked.level_pct,
                           .budget_a_year = asked.budget_a_year,
                           .seed = asked.seed};
  for (auto const& read :
       {read_date("--week", asked.week, form.week), read_choice("--expected-by", asked.expected_by, form.expected_by),
        read_choice("--control", asked.control, form.control)})
    if (!read) return std::unexpected(read.error());
  return form;
}

base::Answer<evidence::RunForm> density_form_of(Options::Analyze const& asked) {
  evidence::DensityForm form{.dataset = asked.dataset,
                             .offences = asked.offences,
                             .cell_m = asked.cell_m,
                             .bandwidth_m = asked.bandwidth_m,
                             .seed = asked.seed};
  for (auto const& read : {read_date("--from", asked.from, form.from), read_date("--to", asked.to, form.to),
                           read_date("--held-out", asked.held_out_from, form.held_out_from)})
    if (!read) return std::unexpected(read.error());
  return form;
}

base::Answer<evidence::RunForm> form_of(Options::Analyze const& asked) {
  if (asked.question == "unusual") return watch_form_of(asked);
  return asked.question == "dense" ? density_form_of(asked) : scan_form_of(asked);
}

/// What a form says at its fields, a command line says in one sentence.
base::Refusal in_one_sentence(base::Refusal const& refusal) {
  if (refusal.code != base::RefusalCode::form_invalid) return refusal;
  std::string reasons;
  for (auto const& fault : refusal.fields)
    reasons += (reasons.empty() ? "" : " ") + (fault.field.empty() ? "" : fault.field + ": ") +
               base::filled(fault.message, fault.values);
  return {.code = base::RefusalCode::usage_invalid, .values = {{"reason", reasons}}};
}

/// The whole page of a run, by its kind, as its JSON shows it.
struct PageOf {
  evidence::RunFigures const& figures;
  web::Principal const& principal;
  base::Instant now;
  web::Tongue const& tongue;
  web::Value operator()(evidence::ScanRequest const&) const {
    return web::to_value(evidence::scan_view(figures, principal, now, tongue));
  }
  web::Value operator()(evidence::DensityRequest const&) const {
    return web::to_value(evidence::density_view(figures, principal, now, tongue));
  }
  web::Value operator()(evidence::WatchRequest const&) const {
    return web::to_value(evidence::watch_view(figures, 1, principal, now, tongue));
  }
};

class Analyses {
 public:
  Analyses(Options const& options, House& house, store::BoardId board, Terminal& terminal)
      : options_(options),
        room_(evidence_room_of(house, board)),
        terminal_(terminal),
        tongue_(web::make_tongue(options.analyze.language == "fr" ? web::Language::fr : web::Language::en,
                                 house.resources.locale)) {}

  int run() {
    auto const form = form_of(options_.analyze);
    if (!form) return terminal_.refuse(form.error()), exit_usage;
    auto const facts = room_.database.read(
        [&](store::Reader& reader) { return evidence::facts_of(reader, room_.board, evidence::dataset_of(*form)); });
    if (!facts) return terminal_.refuse(facts.error());
    auto const request = evidence::request_for(*form, *facts);
    if (!request) return terminal_.refuse(in_one_sentence(request.error()));
    auto const made = evidence::make_run(room_, *request, command_line_actor, on_threads(0), progress());
    if (!made) return terminal_.refuse(made.error());
    terminal_.settle();
    return show(made->text());
  }

  int list() {
    for (auto const& run : room_.database.read(
             [&](store::Reader& reader) { return evidence::list_runs(reader, room_.board, runs_listed); }))
      terminal_.step(run.is_done() ? "made" : "not made", run.id.text(), run.request_text);
    return exit_ok;
  }

  int verify() {
    auto const& asked = options_.analyze.run;
    auto const id = evidence::RunId::of(asked);
    auto const run =
        id ? room_.database.read([&](store::Reader& reader) { return evidence::find_run(reader, room_.board, *id); })
           : std::nullopt;
    if (!run) return terminal_.refuse({.code = base::RefusalCode::run_unknown, .values = {{"run", asked}}});
    if (auto const same = evidence::verify_run(room_, *run, on_threads(0), progress()); !same)
      return terminal_.refuse(same.error());
    terminal_.settle();
    terminal_.step("verified", asked, "the same result comes out: " + run->result_hash);
    return exit_ok;
  }

 private:
  evidence::RunProgress progress() {
    return [this](std::int64_t done, std::int64_t total) {
      terminal_.progress("analysis", static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(total));
      return true;
    };
  }

  int show(std::string const& id) {
    evidence::RunReader runs(room_);
    web::Principal const everything{.permissions = {"analyses"}};
    auto const figures = room_.database.read([&](store::Reader& reader) { return runs.run(reader, id, everything); });
    if (!figures) return terminal_.refuse(figures.error());
    if (terminal_.format() == OutputFormat::json) {
      PageOf const page{*figures, everything, room_.clock.now(), *tongue_};
      std::puts(web::json_of(std::visit(page, figures->run.request)).c_str());
      return exit_ok;
    }
    auto const view = evidence::frame_of(*figures, everything, room_.clock.now(), *tongue_);
    std::printf("%s\n%s\n%s\n\n", view.headline.c_str(), view.certainty.c_str(), view.power.c_str());
    for (auto const& limit : view.limits) std::printf("- %s\n", limit.c_str());
    std::printf("\n");
    terminal_.step("made", id, "result " + view.result_hash);
    return exit_ok;
  }

  Options const& options_;
  evidence::EvidenceRoom room_;
  Terminal& terminal_;
  std::unique_ptr<web::Tongue> tongue_;
};

}  // namespace

int analyze(Options const& options) {
  Terminal terminal(options.format);
  auto const opened = open_house(options);
  if (!opened) return terminal.refuse(opened.error());
  auto& house = **opened;
  auto const board = board_called(house, options.board);
  if (!board) return terminal.refuse(board.error());
  Analyses analyses(options, house, *board, terminal);
  if (options.analyze.act == "run") return analyses.run();
  return options.analyze.act == "list" ? analyses.list() : analyses.verify();
}

}  // namespace wardmote
