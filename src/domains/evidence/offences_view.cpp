#include "domains/evidence/offences_view.h"

#include <cmath>

namespace wardmote::evidence {
namespace {

using analysis::severity::ChangeOutcome;
using analysis::severity::Verdict;

/// Offences are named by the publisher in English; the French of the few in the table stands in the catalogue.
std::string offence_name(std::string const& published, web::Tongue const& tongue) {
  if (published == "All other Criminal Code offences") return tongue.text("All other Criminal Code offences");
  if (published == "Other federal statutes") return tongue.text("Other federal statutes");
  if (published == "Homicide [110]") return tongue.text("Homicide");
  if (published == "Murder, first degree [1110]") return tongue.text("Murder, first degree");
  if (published == "Criminal negligence causing death [1150]") return tongue.text("Criminal negligence causing death");
  if (published == "Attempted murder [1210]") return tongue.text("Attempted murder");
  if (published == "Sexual assault, level 1 [1330]") return tongue.text("Sexual assault, level 1");
  if (published == "Assault, level 1 [1430]") return tongue.text("Assault, level 1");
  if (published == "Robbery [1610]") return tongue.text("Robbery");
  if (published == "Total impaired driving [910]") return tongue.text("Impaired driving");
  if (published == "Total drug violations [401]") return tongue.text("Drug offences");
  return without_code(published);
}

std::string change_words(OffencePart const& part, web::Tongue const& tongue) {
  if (!part.change || part.change->outcome != ChangeOutcome::computed || !part.change->ratio) return {};
  web::TextValues const values{{"change", tongue.percent(std::abs(*part.change->ratio - 1), 0)}};
  if (part.change->verdict == Verdict::rose) return tongue.text("rose by {change}", values);
  if (part.change->verdict == Verdict::fell) return tongue.text("fell by {change}", values);
  return *part.change->ratio < 1 ? tongue.text("no clear change ({change} lower)", values)
                                 : tongue.text("no clear change ({change} higher)", values);
}

OffencePartView part_view(OffencePart const& part, web::Tongue const& tongue) {
  return {.label = offence_name(part.offence, tongue),
          .share = part.share,
          .points = part.points,
          .incidents = part.incidents ? std::optional(static_cast<std::int64_t>(*part.incidents)) : std::nullopt,
          .change = change_words(part, tongue)};
}

std::vector<OffenceWeightView> weight_views(OffenceFigures const& figures, web::Tongue const& tongue) {
  double robbery = 0;
  for (auto const& [offence, weight] : figures.weights)
    if (offence == "Robbery [1610]") robbery = weight.median;
  std::vector<OffenceWeightView> views;
  for (auto const& [offence, weight] : figures.weights) {
    if (weight.outcome != analysis::severity::WeightOutcome::recovered) continue;
    views.push_back({.label = offence_name(offence, tongue),
                     .cities = static_cast<std::int64_t>(weight.places_used),
                     .median = weight.median,
                     .lowest = weight.lowest,
                     .highest = weight.highest,
                     .times_robbery = robbery > 0 ? std::optional(weight.median / robbery) : std::nullopt});
  }
  return views;
}

std::string sentence_of(OffenceFigures const& figures, std::string const& city, web::Tongue const& tongue) {
  double named = 0;
  for (auto const& part : figures.parts)
    if (!part.is_remainder) named += part.share;
  web::TextValues const values{
      {"city", city}, {"year", std::to_string(figures.year)}, {"named", tongue.percent(named, 0)}};
  return tongue.text(
      "In {year} the offences named here made up {named} of the crime severity index of {city}; the rest is all others "
      "together, which this table does not name one by one.",
      values);
}

}  // namespace

std::string without_code(std::string const& label) {
  auto const bracket = label.find(" [");
  auto const name = label.substr(0, bracket);
  auto const province = name.find(", Ontario");
  return name.substr(0, province);
}

OffencesView offences_view(OffenceFigures const& figures, web::Tongue const& tongue) {
  OffencesView view;
  view.city = figures.city;
  view.city_name = without_code(figures.city);
  view.year = figures.year;
  view.index = figures.index;
  view.sentence = sentence_of(figures, view.city_name, tongue);
  for (auto const& part : figures.parts) view.offences.push_back(part_view(part, tongue));
  view.weights = weight_views(figures, tongue);
  view.weights_sentence =
      view.weights.empty()
          ? tongue.text(
                "No weights can be recovered for this year: they need the index itself, which is not held for it.")
          : tongue.text(
                "From one release, one incident weighs nearly the same in every area; what differs is rounding, and "
                "rare offences.");
  for (auto const& city : figures.cities) view.city_options.push_back({city, without_code(city), city == figures.city});
  for (auto const year : figures.years)
    view.year_options.push_back({std::to_string(year), std::to_string(year), year == figures.year});
  view.dataset = "statcan_35100177_ontario_cities";
  return view;
}

}  // namespace wardmote::evidence
