#include "domains/situation/demo/demo_discussions.h"

#include <algorithm>
#include <map>

#include "domains/situation/demo/demo_script.h"
#include "domains/situation/demo/shares.h"
#include "domains/situation/discussion_store.h"

namespace wardmote::situation {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int days_a_year = 365;
/// Opened so many days before the day: long enough ago for its end, short enough for where it stands.
struct Span {
  int from, to;
};
Span opened_before(DemoEnd end, int years) {
  switch (end) {
    case DemoEnd::at_filter_2: return {1, 6};
    case DemoEnd::at_filter_3: return {7, 13};
    case DemoEnd::at_filter_4: return {8, 20};
    case DemoEnd::at_follow_up: return {30, 80};
    default: return {75, years * days_a_year};
  }
}

base::LocalDate weekday_before(base::LocalDate today, Span span, base::RandomStream& random) {
  sys_days day = sys_days(today) -
                 days(span.from + static_cast<int>(random.below(static_cast<std::uint32_t>(span.to - span.from + 1))));
  auto const weekday = std::chrono::weekday(day);
  if (weekday == std::chrono::Saturday) day -= days(1);
  if (weekday == std::chrono::Sunday) day -= days(2);
  return base::LocalDate{day};
}

std::vector<double> weights_of(std::vector<Weighted> const& list) {
  std::vector<double> weights;
  for (auto const& one : list) weights.push_back(one.weight);
  return weights;
}

/// The codes of a list in their shares, in random order.
std::vector<std::string> codes_in_shares(std::vector<Weighted> const& list, std::size_t count,
                                         base::RandomStream& random) {
  std::vector<std::string> codes;
  for (auto const at : in_shares(weights_of(list), count, random)) codes.push_back(list[at].code);
  return codes;
}

/// How many of a kind end in which way.
std::vector<double> ends_of(DemoPlan const& plan, DemoKind const& kind) {
  auto const decided = 1 - plan.open, rejected = plan.rejected * decided;
  auto const concluded = 1 - 4 * plan.open - rejected, not_lowered = concluded * (1 - kind.lowered);
  return {plan.open,
          plan.open,
          plan.open,
          plan.open,
          rejected,
          concluded * kind.lowered,
          not_lowered * plan.still,
          not_lowered * (1 - plan.still)};
}

/// One sex for each, or several where it is not one person.
void cast_sexes(DemoPlan const& plan, DemoKind const& kind, std::vector<DemoCast>& casts, base::RandomStream& random) {
  std::vector<DemoCast*> of_one, of_many;
  for (auto& cast : casts) (cast.type == "discussion_type.person" ? of_one : of_many).push_back(&cast);
  auto const is_several = in_shares(std::vector{1 - plan.several, plan.several}, of_many.size(), random);
  for (std::size_t at = 0; at < of_many.size(); ++at)
    if (is_several[at] == 0) of_one.push_back(of_many[at]);
  auto const is_female = in_shares(std::vector{1 - kind.female, kind.female}, of_one.size(), random);
  for (std::size_t at = 0; at < of_one.size(); ++at)
    of_one[at]->sex = is_female[at] == 1 ? "sex_gender.female" : "sex_gender.male";
}

std::vector<DemoCast> casts_of(DemoPlan const& plan, DemoKind const& kind, std::size_t count, base::LocalDate today,
                               base::RandomStream& random) {
  auto const types = codes_in_shares(kind.types, count, random), ages = codes_in_shares(kind.ages, count, random);
  auto const ends = in_shares(ends_of(plan, kind), count, random);
  std::vector<DemoCast> casts;
  for (std::size_t at = 0; at < count; ++at) {
    auto const end = static_cast<DemoEnd>(ends[at]);
    casts.push_back({.kind = &kind,
                     .type = types[at],
                     .age_group = ages[at],
                     .end = end,
                     .opened_on = weekday_before(today, opened_before(end, plan.years), random)});
  }
  cast_sexes(plan, kind, casts, random);
  return casts;
}

/// Numbers by the year, in the order in which they were opened.
void number_all(std::vector<DemoDiscussion>& discussions) {
  std::ranges::stable_sort(discussions, {}, [](DemoDiscussion const& one) { return one.steps.front().at; });
  std::map<std::string, std::int64_t> counts;
  for (auto& discussion : discussions) {
    auto const year = base::to_text(discussion.steps.front().at).substr(0, 4);
    discussion.number = discussion_number(year, ++counts[year]);
  }
}

Validity between(base::LocalDate today, int from, int to) {
  return {base::LocalDate{sys_days(today) + days(from)}, base::LocalDate{sys_days(today) + days(to)}};
}

std::vector<Validity> agreements_of(DemoPlan const& plan, DemoAgreement agreement, base::LocalDate today,
                                    int position) {
  auto const begin = -(plan.years + 1) * days_a_year;
  if (agreement == DemoAgreement::missing) return {};
  if (agreement == DemoAgreement::expired) return {between(today, begin, -40)};
  return {between(today, begin, -days_a_year), between(today, -days_a_year, 60 + 11 * position)};
}

}  // namespace

std::vector<Agency> demo_agencies(DemoPlan const& plan, base::LocalDate today) {
  std::vector<Agency> agencies;
  for (auto const& one : plan.agencies) {
    auto const agreements = agreements_of(plan, one.agreement, today, static_cast<int>(agencies.size()));
    agencies.push_back({.slug = one.slug,
                        .name_en = one.name_en,
                        .name_fr = one.name_fr,
                        .sector = one.sector,
                        .joined_on = agreements.empty() ? between(today, -20, 0).signed_on : agreements[0].signed_on,
                        .agreements = agreements});
  }
  return agencies;
}

std::vector<DemoDiscussion> demo_discussions(DemoPlan const& plan, base::LocalDate today) {
  base::RandomStream random(plan.seed, 0);
  auto const agencies = demo_agencies(plan, today);
  std::vector<double> shares;
  for (auto const& kind : plan.kinds) shares.push_back(kind.share);
  std::vector<std::size_t> counts(plan.kinds.size());
  for (auto const at : in_shares(shares, plan.discussions, random)) ++counts[at];
  std::vector<DemoDiscussion> discussions;
  for (std::size_t at = 0; at < counts.size(); ++at)
    for (auto const& cast : casts_of(plan, plan.kinds[at], counts[at], today, random))
      discussions.push_back(
          {.kind = cast.kind->name,
           .steps = demo_script(plan, agencies, cast, today, base::RandomStream(plan.seed, 1 + discussions.size()))});
  number_all(discussions);
  return discussions;
}

}  // namespace wardmote::situation
