#include "domains/situation/demo/demo_script.h"

#include <algorithm>
#include <array>

#include "base/choice.h"
#include "domains/situation/demo/shares.h"

namespace wardmote::situation {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::sys_days;
using enum DiscussionAct;

constexpr char const* nobody = "demonstration";  // no person: the pages name nobody for it

/// The table meets on Wednesdays.
base::Instant meeting_after(base::LocalDate day) {
  sys_days const from = day;
  auto const wait = std::chrono::Wednesday - std::chrono::weekday(from);
  return from + wait + 18h;
}

base::LocalDate day_of(base::Instant at) { return base::LocalDate{std::chrono::floor<days>(at)}; }

/// Writes down orders as time goes on.
class DemoScript {
 public:
  DemoScript(DemoPlan const& plan, std::vector<Agency> const& agencies, DemoCast const& cast, base::RandomStream random)
      : plan_(plan), agencies_(agencies), cast_(cast), random_(random), now_(sys_days(cast.opened_on) + 14h) {}

  std::vector<DemoStep> written() {
    present();
    now_ = meeting_after(cast_.opened_on) + std::chrono::minutes(5 * random_.below(12));
    if (decide()) intervene();
    return std::move(steps_);
  }

 private:
  void present();
  bool decide();
  void ask();
  void form();
  void plan_tasks();
  void meet();
  void mobilize();
  void conclude();
  void intervene() {
    if (cast_.end == DemoEnd::at_filter_3) return;
    form();
    plan_tasks();
    meet();
    if (cast_.end == DemoEnd::at_filter_4) return;
    mobilize();
    if (is_found_) follow_up();
    if (cast_.end != DemoEnd::at_follow_up) conclude();
  }
  void follow_up() {
    now_ += days(2 + below(4));
    add(begin_follow_up, team_.front());
    if (chance(0.6)) mobilize();
  }

  bool chance(double probability) { return random_.uniform() < probability; }
  int below(std::size_t bound) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(bound))); }
  std::string one_of(std::vector<std::string> const& list) {
    return list[static_cast<std::size_t>(below(list.size()))];
  }
  std::string one_of(std::vector<Weighted> const& list);
  std::vector<std::string> seated(std::vector<Weighted> list, std::size_t count);
  std::vector<std::string> others(std::size_t count);

  Order& add(DiscussionAct act, std::string const& agency, bool is_officer = false) {
    now_ += 3min;
    steps_.push_back({now_, {nobody, agency, is_officer}, {.act = act}});
    return steps_.back().order;
  }
  Order& add_by_chair(DiscussionAct act) { return add(act, plan_.agencies.front().slug, true); }

  DemoPlan const& plan_;
  std::vector<Agency> const& agencies_;
  DemoCast const& cast_;
  base::RandomStream random_;
  base::Instant now_;
  std::string originator_{};
  std::string reason_{};
  std::vector<std::string> helping_{};  ///< said yes
  std::vector<std::string> team_{};     ///< the lead first
  bool is_found_ = true;
  std::vector<DemoStep> steps_{};
};

std::string DemoScript::one_of(std::vector<Weighted> const& list) {
  std::vector<double> weights;
  for (auto const& choice : list) weights.push_back(choice.weight);
  return list[drawn(weights, random_)].code;
}

/// Up to `count` of the list, without the originator, that have a seat now; each once.
std::vector<std::string> DemoScript::seated(std::vector<Weighted> list, std::size_t count) {
  std::erase_if(list, [&](Weighted const& one) {
    auto const agency = std::ranges::find(agencies_, one.code, &Agency::slug);
    return one.code == originator_ || one.weight <= 0 || !is_seated(*agency, day_of(now_));
  });
  std::vector<std::string> chosen;
  while (chosen.size() < count && !list.empty()) {
    chosen.push_back(one_of(list));
    std::erase_if(list, [&](Weighted const& one) { return one.code == chosen.back(); });
  }
  return chosen;
}

/// Agencies of the whole table, whatever their part.
std::vector<std::string> DemoScript::others(std::size_t count) {
  std::vector<Weighted> all;
  for (auto const& agency : agencies_) all.push_back({agency.slug, 1});
  return seated(all, count);
}

void DemoScript::present() {
  originator_ = seated(cast_.kind->brings, 1).front();
  auto& order = add(present_discussion, originator_);
  auto const seen = random_.uniform();
  order.subject = {cast_.type, cast_.age_group, cast_.sex, originator_, seen < 0.12 ? "yes" : seen < 0.9 ? "no" : ""};
  order.factors = demo_factors(plan_, cast_, random_);
}

/// Whether the table agreed that the risk is acutely elevated.
bool DemoScript::decide() {
  auto const is_rejected = cast_.end == DemoEnd::rejected;
  if (cast_.end == DemoEnd::at_filter_2 || chance(0.05)) {
    add_by_chair(ask_for_more).decision.agencies = others(5);
    if (cast_.end == DemoEnd::at_filter_2) return false;
    now_ += 20min;
  }
  auto& order = add_by_chair(is_rejected ? reject_discussion : agree_risk);
  order.decision = {.interest = "yes", .probability = "yes", .severity = "yes", .multi_agency = "yes"};
  order.decision.agencies = others(6 + static_cast<std::size_t>(below(5)));
  order.decision.agencies.push_back(originator_);
  if (!is_rejected) return ask(), true;
  order.reason = one_of(plan_.reasons.at("rejected"));
  auto const is_for_one = order.reason == "concl.rejected.single-agency" || order.reason.ends_with("options");
  (is_for_one ? order.decision.multi_agency : order.decision.probability) = "no";
  return false;
}

void DemoScript::ask() {
  helping_ = seated(cast_.kind->helps, 2 + static_cast<std::size_t>(below(3)));
  for (auto const& agency : helping_) {
    auto& order = add(answer_request, agency);
    order.agency = agency;
    order.answer = "yes";
  }
  for (auto const& agency : others(2)) {
    if (std::ranges::find(helping_, agency) != helping_.end()) continue;
    auto& order = add(answer_request, agency);
    order.agency = agency;
    order.answer = chance(0.5) ? "no" : "not_us";
  }
}

void DemoScript::form() {
  team_ = helping_;
  if (chance(0.35)) {
    team_.insert(team_.begin(), originator_);
  } else {
    team_.push_back(originator_);
  }
  auto& order = add_by_chair(form_team);
  order.agency = team_.front();
  order.assisting.assign(team_.begin() + 1, team_.end());
}

void DemoScript::plan_tasks() {
  auto const tasks = 1 + below(3);
  for (int task = 0; task < tasks; ++task) {
    auto& order = add(plan_task, team_.front());
    order.agency = team_[static_cast<std::size_t>(task) % team_.size()];
    order.task = {.due = base::to_text(day_of(now_ + days(2 + 3 * task))), .text = one_of(cast_.kind->tasks)};
  }
}

/// The knock at the door, within a day or two; somebody who cannot be located is never met.
void DemoScript::meet() {
  if (cast_.end <= DemoEnd::at_follow_up) {
    reason_.clear();
  } else {
    auto const group = cast_.end == DemoEnd::lowered ? "lowered" : cast_.end == DemoEnd::still ? "still" : "other";
    reason_ = one_of(plan_.reasons.at(group));
  }
  is_found_ = reason_ != "concl.still.unable-locate";
  if (!is_found_) return;
  now_ += days(1 + below(2));
  add(record_contact, team_.front()).contact.met_on = base::to_text(day_of(now_));
  auto& order = add(record_consent, team_.front());
  auto const given = random_.uniform();
  order.contact.consent = reason_ == "concl.still.refused" ? "refused" : given < 0.86 ? "given" : "other_ground";
  if (order.contact.consent == "other_ground")
    order.contact.ground = chance(0.5) ? "risk_of_serious_harm" : "compelling_circumstances";
  auto& done = add(finish_task, team_.front());
  done.task = {.number = 1, .state = "done"};
}

void DemoScript::mobilize() {
  auto const is_taken = cast_.end != DemoEnd::still;
  auto const ways = is_taken ? std::vector<Weighted>{{"connected", 0.5}, {"engaged", 0.35}, {"informed", 0.15}}
                             : std::vector<Weighted>{{"informed", 0.5}, {"refused", 0.4}, {"no-services", 0.1}};
  for (std::size_t at = 0; at < team_.size(); ++at) {
    if (at > 0 && !chance(0.5)) continue;
    now_ += days(below(2));
    auto const agency = std::ranges::find(plan_.agencies, team_[at], &DemoAgency::slug);
    auto& order = add(record_service, team_[at]);
    order.agency = team_[at];
    order.service = one_of(agency->services);
    order.mobilization = "mobilization_type." + one_of(ways);
  }
}

void DemoScript::conclude() {
  now_ += days(7 + below(25));
  add(conclude_discussion, team_.front()).reason = reason_;
}

}  // namespace

std::vector<DemoStep> demo_script(DemoPlan const& plan, std::vector<Agency> const& agencies, DemoCast const& cast,
                                  base::LocalDate today, base::RandomStream random) {
  auto steps = DemoScript(plan, agencies, cast, random).written();
  std::erase_if(steps, [&](DemoStep const& step) { return step.at >= sys_days(today); });
  return steps;
}

}  // namespace wardmote::situation
