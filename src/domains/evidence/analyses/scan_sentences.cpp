#include "domains/evidence/analyses/scan_sentences.h"

#include <cmath>

#include "base/ensure.h"

namespace wardmote::evidence {
namespace {

using web::Tongue;

constexpr std::size_t areas_named = 3;

/// "312 incidents of “Auto Theft”"
std::string incidents_phrase(ScanRequest const& request, std::int64_t incidents, Tongue const& tongue) {
  if (request.offences.empty()) return tongue.plural("{count} incident", "{count} incidents", incidents);
  if (request.offences.size() == 1)
    return tongue.plural("{count} incident of “{offence}”", "{count} incidents of “{offence}”", incidents,
                         {{"offence", request.offences.front()}});
  return tongue.plural("{count} incident of {kinds} chosen offences", "{count} incidents of {kinds} chosen offences",
                       incidents, {{"kinds", std::to_string(request.offences.size())}});
}

std::string duration_words(double days, Tongue const& tongue) {
  if (days < 730) return tongue.plural("{count} day", "{count} days", std::llround(days));
  return tongue.plural("{count} year", "{count} years", std::llround(days / 365.25));
}

std::string nothing_found(ScanRequest const& request, ScanResult const& result, RunNames const& names,
                          Tongue const& tongue) {
  return tongue.text(
      "Nothing stands out from chance among {incidents} that {publisher} recorded from {first} to {last}.",
      {{"incidents", incidents_phrase(request, result.incidents, tongue)},
       {"publisher", names.publisher},
       {"first", tongue.date(request.from)},
       {"last", tongue.date(request.to)}});
}

/// Nothing was found: how far even the strongest pattern is from standing out.
std::string chance_sentence(ScanResult const& result, Tongue const& tongue) {
  if (result.clusters.empty())
    return tongue.text("No group of neighbouring areas had more incidents than expected at any time.");
  auto const& strongest = result.clusters.front();
  return tongue.plural(
      "The strongest pattern is no stronger than that of {count} of {worlds} simulated worlds without any cluster "
      "(p = {p}), so nothing is said of it.",
      "The strongest pattern is no stronger than those of {count} of {worlds} simulated worlds without any cluster "
      "(p = {p}), so nothing is said of it.",
      strongest.worlds_as_strong,
      {{"worlds", tongue.number(static_cast<double>(result.replicates), 0)}, {"p", p_text(strongest.p_value, tongue)}});
}

std::string power_sentence(ScanResult const& result, RunNames const& names, Tongue const& tongue) {
  auto const& power = result.power;
  web::TextValues values{{"area", names.of_area(power.area)},
                         {"days", duration_words(power.days, tongue)},
                         {"expected", expected_text(power.expected, tongue)}};
  if (!power.relative_risk)
    return tongue.text(
        "There are too few incidents to find a cluster in one area as large as {area} within {days} ({expected} "
        "expected), even with fifty times as many.",
        values);
  values["risk"] = tongue.number(*power.relative_risk, 2);
  return tongue.text(
      "This analysis finds a cluster in one area as large as {area} that lasts {days} at least four times in five if "
      "it has {risk} times the {expected} incidents expected there. A weaker one can be there and not be seen.",
      values);
}

std::vector<std::string> limits_of(ScanRequest const& request, ScanResult const& result, Tongue const& tongue) {
  auto limits = limits_of_all(tongue);
  limits.insert(
      limits.end(),
      {request.baseline == ScanBaseline::residents
           ? tongue.text("Residents are not everybody who is in a place: where many work, shop or pass through, there "
                         "are more incidents for each resident without more danger to anybody.")
           : tongue.text("It compares places and times with what they usually have: a place that always has many "
                         "incidents does not stand out."),
       tongue.text("It looks at round groups of neighbouring areas: a long or scattered pattern can be missed, and the "
                   "edge of a group is not exact."),
       tongue.text("It does not say what comes next.")});
  if (auto sentence = without_area_sentence(result.without_area, tongue)) limits.push_back(*std::move(sentence));
  if (result.in_areas_left_out > 0)
    limits.push_back(tongue.plural(
        "{count} incident is not in it because its area has no position here, or fewer than 1,000 residents.",
        "{count} incidents are not in it because their area has no position here, or fewer than 1,000 residents.",
        result.in_areas_left_out));
  return limits;
}

}  // namespace

std::string areas_phrase(ScanCluster const& cluster, RunNames const& names, Tongue const& tongue) {
  std::string phrase;
  for (std::size_t at = 0; at < std::min(areas_named, cluster.areas.size()); ++at)
    phrase += (at == 0 ? "" : ", ") + names.of_area(cluster.areas[at].code);
  if (cluster.areas.size() <= areas_named) return phrase;
  return tongue.plural("{areas} and {count} more area", "{areas} and {count} more areas",
                       static_cast<std::int64_t>(cluster.areas.size() - areas_named), {{"areas", phrase}});
}

std::string cluster_sentence(ScanRequest const& request, ScanCluster const& cluster, RunNames const& names,
                             Tongue const& tongue) {
  web::TextValues const values{{"publisher", names.publisher},
                               {"incidents", incidents_phrase(request, cluster.observed, tongue)},
                               {"areas", areas_phrase(cluster, names, tongue)},
                               {"first", tongue.date(cluster.from)},
                               {"last", tongue.date(cluster.to)},
                               {"expected", expected_text(cluster.expected, tongue)}};
  if (request.baseline == ScanBaseline::residents)
    return tongue.text(
        "From {first} to {last}, {publisher} recorded {incidents} in {areas}; {expected} would be expected if "
        "incidents "
        "followed the number of residents.",
        values);
  return tongue.text(
      "From {first} to {last}, {publisher} recorded {incidents} in {areas}; {expected} would be expected from what "
      "these "
      "areas and that time usually have.",
      values);
}

std::string certainty_sentence(ScanCluster const& cluster, std::int64_t replicates, Tongue const& tongue) {
  web::TextValues const values{{"worlds", tongue.number(static_cast<double>(replicates), 0)},
                               {"p", p_text(cluster.p_value, tongue)}};
  auto sentence =
      cluster.worlds_as_strong == 0
          ? tongue.text(
                "Chance alone seldom does this: none of {worlds} simulated worlds without any cluster showed one "
                "as strong (p = {p}).",
                values)
          : tongue.plural(
                "Chance alone seldom does this: {count} of {worlds} simulated worlds without any cluster showed "
                "one as strong (p = {p}).",
                "Chance alone seldom does this: {count} of {worlds} simulated worlds without any cluster showed "
                "one as strong (p = {p}).",
                cluster.worlds_as_strong, values);
  if (cluster.recurrence_days)
    sentence += " " + tongue.text(
                          "Whoever looks anew at each step of time sees one as strong by chance about once in "
                          "{duration}, or less often.",
                          {{"duration", duration_words(*cluster.recurrence_days, tongue)}});
  return sentence;
}

RunStory story_of(ScanRequest const& request, ScanResult const& result, RunNames const& names, Tongue const& tongue) {
  RunStory story{.power = power_sentence(result, names, tongue), .limits = limits_of(request, result, tongue)};
  if (has_cluster(result)) {
    story.headline = cluster_sentence(request, result.clusters.front(), names, tongue);
    story.certainty = certainty_sentence(result.clusters.front(), result.replicates, tongue);
  } else {
    story.headline = nothing_found(request, result, names, tongue);
    story.certainty = chance_sentence(result, tongue);
  }
  return story;
}

RunSummary summary_of(ScanRequest const& request, ScanResult const* result, Tongue const& tongue) {
  RunSummary summary{.offences = offences_words(request.offences, tongue),
                     .from = request.from,
                     .to = request.to,
                     .model = model_words(request.model, tongue),
                     .baseline = baseline_words(request.baseline, tongue),
                     .step = step_words(request.step, tongue),
                     .replicates = request.replicates,
                     .seed = request.seed};
  if (result == nullptr || result->clusters.empty()) return summary;
  summary.p_value = result->clusters.front().p_value;
  summary.relative_risk = result->clusters.front().relative_risk;
  return summary;
}

std::string model_words(ScanModel model, Tongue const& tongue) {
  switch (model) {
    case ScanModel::spatial: return tongue.text("places over the whole period");
    case ScanModel::retrospective: return tongue.text("places and times, anywhere in the period");
    case ScanModel::prospective: return tongue.text("places and times that last to the end of the period");
  }
  ENSURE(!"every model has words");
  return {};
}

std::string baseline_words(ScanBaseline baseline, Tongue const& tongue) {
  return baseline == ScanBaseline::residents ? tongue.text("the number of residents (Poisson model)")
                                             : tongue.text(
                                                   "what the same places and times usually have (space-time "
                                                   "permutation model)");
}

std::string step_words(ScanStep step, Tongue const& tongue) {
  switch (step) {
    case ScanStep::day: return tongue.text("days");
    case ScanStep::week: return tongue.text("weeks");
    case ScanStep::month: return tongue.text("months");
  }
  ENSURE(!"every step has words");
  return {};
}

}  // namespace wardmote::evidence
