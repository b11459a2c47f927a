#include "domains/evidence/analyses/watch_sentences.h"

#include <chrono>
#include <cmath>

#include "base/ensure.h"
#include "domains/evidence/analyses/watch_computation.h"
#include "domains/evidence/analyses/watch_rules.h"

namespace wardmote::evidence {
namespace {

using web::Tongue;

std::string alarm_headline(WatchRequest const& request, WatchResult const& result, RunNames const& names,
                           Tongue const& tongue) {
  auto headline = series_sentence(request, result.series.front(), names, tongue);
  if (auto const more = alarms_in(result) - 1; more > 0)
    headline +=
        " " + tongue.plural("{count} more weekly count stands out.", "{count} more weekly counts stand out.", more);
  return headline;
}

std::string quiet_headline(WatchRequest const& request, WatchResult const& result, RunNames const& names,
                           Tongue const& tongue) {
  return tongue.text(
      "In the week of {week}, none of {series} counts that {publisher} recorded, each of an offence in an area, stands "
      "out "
      "from its own past.",
      {{"week", tongue.date(request.week)},
       {"series", whole(result.series.size(), tongue)},
       {"publisher", names.publisher}});
}

/// How seldom chance does the like, and what keeps so many looks from crying wolf.
std::string alarm_certainty(WatchRequest const& request, WatchResult const& result, Tongue const& tongue) {
  auto const& first = result.series.front();
  web::TextValues const values{{"p", p_text(first.p, tongue)},
                               {"q", p_text(first.q, tongue)},
                               {"weeks", whole(1 / std::max(first.p, 1e-9), tongue)},
                               {"series", whole(result.series.size(), tongue)},
                               {"level", tongue.percent(request.level_pct / 100.0, 0)},
                               {"budget", whole(request.budget_a_year, tongue)}};
  auto sentence = tongue.text(
      "By its own past, chance alone shows so many or more about once in {weeks} such weeks (p = {p}).", values);
  return sentence + " " +
         (request.control == WatchControl::budget
              ? tongue.text(
                    "{series} counts were looked at, with a limit at which chance alone makes at most {budget} false "
                    "alarms in a year.",
                    values)
              : tongue.text(
                    "{series} counts were looked at; of those that stand out, at most {level} are expected to do so "
                    "by chance (q = {q}).",
                    values));
}

std::string quiet_certainty(WatchResult const& result, Tongue const& tongue) {
  for (auto const& series : result.series)
    if (series.decision == WatchDecision::usual)
      return tongue.text(
          "The most unusual of them has p = {p}; among so many looked at, that is no more than chance makes (q = {q}), "
          "so "
          "nothing is said of it.",
          {{"p", p_text(series.p, tongue)}, {"q", p_text(series.q, tongue)}});
  return tongue.text("No count reached five incidents, and none below that is told of.");
}

std::string noticed_sentence(WatchResult const& result, RunNames const& names, Tongue const& tongue) {
  auto const* const middle = noticed_in(result, false);
  auto const* const most = noticed_in(result, true);
  if (middle == nullptr || most == nullptr) return {};
  return tongue.text(
      "What would have been noticed: {count} or more incidents in the week where {expected} are expected, as in the "
      "middle "
      "of all areas and offences, and {count_most} or more where most are expected (“{offence}” in {area}: "
      "{expected_most}). Less can be there and not be seen.",
      {{"count", whole(*middle->alarm_from, tongue)},
       {"expected", expected_text(middle->expected, tongue)},
       {"count_most", whole(*most->alarm_from, tongue)},
       {"expected_most", expected_text(most->expected, tongue)},
       {"offence", most->offence},
       {"area", names.of_area(most->area)}});
}

std::vector<std::string> limits_of(WatchRequest const& request, WatchResult const& result, Tongue const& tongue) {
  auto limits = limits_of_all(tongue);
  limits.insert(
      limits.end(),
      {tongue.text(
           "It compares each offence in each area with its own past: a place that always has many incidents does "
           "not stand out."),
       looks_back_years(request.expected_by)
           ? tongue.text(
                 "Its past is that of the same weeks of years before. Where recording, borders or the law have changed "
                 "since, that change stands out.")
           : tongue.text(
                 "It looks back weeks, not years, and knows no season: where counts rise each spring or before each "
                 "holiday, that stands out too."),
       tongue.text(
           "No count below five incidents stands out, however unusual it is. What is rare and grave has to be read one "
           "by one."),
       tongue.text("It does not say what comes next, and the same event often stands out again a week later.")});
  if (auto sentence = without_area_sentence(result.without_area, tongue)) limits.push_back(*std::move(sentence));
  return limits;
}

}  // namespace

std::string series_sentence(WatchRequest const& request, WatchSeries const& series, RunNames const& names,
                            Tongue const& tongue) {
  web::TextValues values{{"week", tongue.date(request.week)},
                         {"publisher", names.publisher},
                         {"offence", series.offence},
                         {"area", names.of_area(series.area)},
                         {"expected", expected_text(series.expected, tongue)}};
  if (!series.usual)
    return tongue.plural(
        "In the week of {week}, {publisher} recorded {count} incident of “{offence}” in {area}; {expected} would be "
        "expected "
        "there.",
        "In the week of {week}, {publisher} recorded {count} incidents of “{offence}” in {area}; {expected} would be "
        "expected there.",
        series.observed, values);
  values["from"] = whole(series.usual->from, tongue);
  values["to"] = whole(series.usual->to, tongue);
  return tongue.plural(
      "In the week of {week}, {publisher} recorded {count} incident of “{offence}” in {area}, where {from} to {to} "
      "would be "
      "usual.",
      "In the week of {week}, {publisher} recorded {count} incidents of “{offence}” in {area}, where {from} to {to} "
      "would be "
      "usual.",
      series.observed, values);
}

RunStory story_of(WatchRequest const& request, WatchResult const& result, RunNames const& names, Tongue const& tongue) {
  RunStory story{.power = noticed_sentence(result, names, tongue), .limits = limits_of(request, result, tongue)};
  bool const has_alarm = alarms_in(result) > 0;
  story.headline = (has_alarm ? alarm_headline : quiet_headline)(request, result, names, tongue);
  story.certainty = has_alarm ? alarm_certainty(request, result, tongue) : quiet_certainty(result, tongue);
  return story;
}

RunSummary summary_of(WatchRequest const& request, WatchResult const* result, Tongue const& tongue) {
  auto const sunday = base::LocalDate(std::chrono::sys_days(request.week) + std::chrono::days(6));
  RunSummary summary{.offences = offences_words(request.offences, tongue),
                     .from = request.week,
                     .to = sunday,
                     .model = tongue.text("unusual counts of a week"),
                     .baseline = method_words(request.expected_by, tongue),
                     .step = tongue.text("weeks"),
                     .seed = request.seed};
  if (result != nullptr && !result->series.empty()) summary.p_value = result->series.front().p;
  return summary;
}

std::string method_words(WatchMethod method, Tongue const& tongue) {
  switch (method) {
    case WatchMethod::farrington_flexible:
      return tongue.text("the same weeks of years before, with trend and season (Farrington-flexible)");
    case WatchMethod::farrington: return tongue.text("the same weeks of years before (Farrington 1996)");
    case WatchMethod::ears_c1: return tongue.text("the seven weeks before (EARS C1)");
    case WatchMethod::ears_c2: return tongue.text("the seven weeks that end three weeks before (EARS C2)");
    case WatchMethod::ears_c3: return tongue.text("three such weeks added up (EARS C3)");
    case WatchMethod::cusum: return tongue.text("a year before, what is above it added up (CUSUM)");
  }
  ENSURE(!"every method has words");
  return {};
}

std::string control_words(WatchRequest const& request, Tongue const& tongue) {
  auto const level = tongue.percent(request.level_pct / 100.0, 0);
  switch (request.control) {
    case WatchControl::false_discovery:
      return tongue.text("at most {level} of the alarms of a week (Benjamini and Hochberg)", {{"level", level}});
    case WatchControl::any_dependence:
      return tongue.text(
          "at most {level} of the alarms of a week, however counts depend on each other (Benjamini and "
          "Yekutieli)",
          {{"level", level}});
    case WatchControl::budget:
      return tongue.plural("at most {count} in a year", "at most {count} in a year", request.budget_a_year);
  }
  ENSURE(!"every control has words");
  return {};
}

std::string decision_words(WatchDecision decision, Tongue const& tongue) {
  switch (decision) {
    case WatchDecision::alarm: return tongue.text("stands out");
    case WatchDecision::usual: return tongue.text("may well be chance");
    case WatchDecision::quiet: return tongue.text("too few to tell of");
  }
  ENSURE(!"every decision has words");
  return {};
}

}  // namespace wardmote::evidence
