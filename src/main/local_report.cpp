#include "main/local_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "main/report_rows.h"

namespace wardmote {
namespace {

namespace locals = analysis::local;
using Json = nlohmann::ordered_json;

std::string_view name_of(locals::Outcome outcome) {
  constexpr std::string_view names[] = {"computed", "too_few_places", "all_equal", "no_neighbours"};
  return names[static_cast<int>(outcome)];
}
std::string_view name_of(locals::Statistic statistic) {
  constexpr std::string_view names[] = {"gi_star", "gi", "moran", "geary"};
  return names[static_cast<int>(statistic)];
}
std::string_view name_of(locals::Law law) {
  constexpr std::string_view names[] = {"none", "exact", "bounds", "monte_carlo"};
  return names[static_cast<int>(law)];
}
std::string_view name_of(locals::Kind kind) {
  constexpr std::string_view names[] = {"none",     "hot",      "cold",  "high_high", "low_low",
                                        "high_low", "low_high", "alike", "unlike"};
  return names[static_cast<int>(kind)];
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

bool discovered(LocalJob const& job, locals::LocalPlace const& place) {
  return place.law != locals::Law::none && place.adjusted <= job.level;
}

Json json_of(LocalJob const& job, locals::LocalPlace const& place, std::size_t at) {
  bool const island = place.law == locals::Law::none;
  auto const p = [&](double value) { return island ? Json(nullptr) : Json(value); };
  return {{"place", job.names[at]},
          {"value", job.values[at]},
          {"neighbours", place.neighbours},
          {"statistic", number(place.statistic)},
          {"z", number(place.z)},
          {"p", p(place.tails.two_sided())},
          {"mid_p", p(place.tails.mid_p())},
          {"p_high", p(place.tails.high)},
          {"p_low", p(place.tails.low)},
          {"adjusted_p", number(place.adjusted)},
          {"discovery", discovered(job, place)},
          {"kind", name_of(place.kind)},
          {"law", name_of(place.law)}};
}

Json json_of(LocalJob const& job, locals::LocalAnswer const& answer) {
  Json places = Json::array();
  for (std::size_t i = 0; i < answer.places.size(); ++i) places.push_back(json_of(job, answer.places[i], i));
  return {{"places", places},
          {"outcome", name_of(answer.outcome)},
          {"statistic", name_of(job.options.statistic)},
          {"correction", correction_name(job.options.correction)},
          {"level", job.level},
          {"seed", job.options.seed}};
}

std::string csv_of(Json const& report) {
  return csv_of_rows("place,value,neighbours,statistic,z,p,mid_p,p_high,p_low,adjusted_p,discovery,kind,law",
                     report["places"]);
}

std::string sentence_of(LocalJob const& job, locals::LocalAnswer const& answer, std::size_t found) {
  switch (answer.outcome) {
    case locals::Outcome::too_few_places: return "There are fewer than three places: nothing can be compared.\n";
    case locals::Outcome::all_equal: return "All values are equal: nothing can stand out.\n";
    case locals::Outcome::no_neighbours: return "No place has a neighbour: choose other weights.\n";
    case locals::Outcome::computed: break;
  }
  if (found == 0) return "No place stands out from what chance would show.\n";
  if (job.options.correction == analysis::Correction::none)
    return fmt::format("{} places have a p of {} or less; of so many tests some do by chance alone.\n", found,
                       job.level);
  return fmt::format("{} places stand out; of such places a share of {} at most is expected to do so by chance.\n",
                     found, job.level);
}

std::string text_of(LocalJob const& job, locals::LocalAnswer const& answer) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < answer.places.size(); ++i)
    if (discovered(job, answer.places[i])) found.push_back(i);
  std::ranges::stable_sort(found, {}, [&](std::size_t i) { return answer.places[i].adjusted; });
  auto text = fmt::format("{} places, {}, correction {}\n", job.names.size(), name_of(job.options.statistic),
                          correction_name(job.options.correction));
  text += sentence_of(job, answer, found.size());
  if (!found.empty())
    text += fmt::format("\n{:<10} {:>9} {:>10} {:>10} {:>10}  place\n", "kind", "z", "value", "p", "adjusted");
  for (auto const i : found) {
    auto const& place = answer.places[i];
    text += fmt::format("{:<10} {:>9.3f} {:>10.4g} {:>10.3g} {:>10.3g}  {}\n", name_of(place.kind), place.z,
                        job.values[i], place.tails.two_sided(), place.adjusted, job.names[i]);
  }
  auto const count = [&](locals::Law law) { return std::ranges::count(answer.places, law, &locals::LocalPlace::law); };
  if (auto const islands = count(locals::Law::none); islands > 0)
    text += fmt::format("\n{} places have no neighbours and were not tested.\n", islands);
  if (count(locals::Law::bounds) > 0) text += "\np-values are upper bounds, rounded on a fine grid of the values.\n";
  if (count(locals::Law::monte_carlo) > 0)
    text += fmt::format("\np-values are from random arrangements (seed {}).\n", job.options.seed);
  return text;
}

}  // namespace

std::string local_report(LocalJob const& job, locals::LocalAnswer const& answer, OutputFormat format) {
  if (format == OutputFormat::text) return text_of(job, answer);
  auto const report = json_of(job, answer);
  return format == OutputFormat::csv ? csv_of(report) : report.dump(2) + "\n";
}

}  // namespace wardmote
