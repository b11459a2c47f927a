#include "domains/evidence/incident_words.h"

#include <algorithm>
#include <set>

#include "base/ensure.h"

namespace wardmote::evidence {
namespace {

using web::Tongue;

std::string in_words(Month month, Tongue const& tongue) { return tongue.month(month.year, month.month); }

std::string message_of(Headline const& headline, Tongue const& tongue, web::TextValues const& values) {
  auto const count = headline.incidents;
  bool const has_offence = !headline.offence.empty(), has_area = !headline.area.empty();
  if (has_offence && has_area)
    return tongue.plural("{publisher} recorded {count} incident of “{offence}” in {area} from {first} to {last}.",
                         "{publisher} recorded {count} incidents of “{offence}” in {area} from {first} to {last}.",
                         count, values);
  if (has_offence)
    return tongue.plural("{publisher} recorded {count} incident of “{offence}” from {first} to {last}.",
                         "{publisher} recorded {count} incidents of “{offence}” from {first} to {last}.", count,
                         values);
  if (has_area)
    return tongue.plural("{publisher} recorded {count} incident in {area} from {first} to {last}.",
                         "{publisher} recorded {count} incidents in {area} from {first} to {last}.", count, values);
  return tongue.plural("{publisher} recorded {count} incident from {first} to {last}.",
                       "{publisher} recorded {count} incidents from {first} to {last}.", count, values);
}

std::vector<AreaView> with_rates(std::vector<AreaView> const& areas) {
  std::vector<AreaView> rated;
  std::ranges::copy_if(areas, std::back_inserter(rated), [](AreaView const& area) { return area.rate.has_value(); });
  return rated;
}

/// Whether the two differ by more than chance, seen that they were picked as the extremes of so many: their intervals
/// do not meet even at a level widened for all of them (Bonferroni).
bool differ_by_more_than_chance(AreaView const& low, AreaView const& high, std::size_t areas) {
  auto const level = 1 - (1 - rate_level) / static_cast<double>(areas);
  return rate_of(low.incidents, low.population, level).upper < rate_of(high.incidents, high.population, level).lower;
}

std::string rate_text(double rate, Tongue const& tongue) { return tongue.number(rate, rate < 100 ? 1 : 0); }

}  // namespace

std::string headline_of(Headline const& headline, Tongue const& tongue) {
  if (!headline.first || !headline.last)
    return tongue.text("The file holds no month of this period. Choose another period or take the filter away.");
  if (headline.incidents == 0)
    return tongue.text("No incident matches this filter. Take a part of it away to see more.");
  return message_of(headline, tongue,
                    {{"publisher", headline.publisher},
                     {"offence", headline.offence},
                     {"area", headline.area},
                     {"first", in_words(*headline.first, tongue)},
                     {"last", in_words(*headline.last, tongue)}});
}

std::string months_sentence(std::vector<MonthView> const& months, Tongue const& tongue) {
  std::vector<MonthView> counted;
  std::ranges::copy_if(months, std::back_inserter(counted),
                       [](MonthView const& month) { return month.incidents.has_value(); });
  if (counted.size() < 2) return {};
  auto const [fewest, most] = std::ranges::minmax_element(counted, {}, &MonthView::incidents);
  auto sentence = tongue.text("A month had between {fewest} ({fewest_month}) and {most} ({most_month}) incidents.",
                              {{"fewest", tongue.number(static_cast<double>(*fewest->incidents), 0)},
                               {"fewest_month", in_words(*month_of(fewest->month), tongue)},
                               {"most", tongue.number(static_cast<double>(*most->incidents), 0)},
                               {"most_month", in_words(*month_of(most->month), tongue)}});
  auto const missing = static_cast<std::int64_t>(months.size() - counted.size());
  if (missing > 0)
    sentence +=
        " " + tongue.plural("{count} month of the period is not in the file; no line is drawn over it.",
                            "{count} months of the period are not in the file; no line is drawn over them.", missing);
  return sentence;
}

std::string area_sentence(AreaView const& area, Tongue const& tongue) {
  auto const counted = tongue.plural("{count} incident", "{count} incidents", area.incidents);
  switch (area.outcome) {
    case RateOutcome::computed:
      return tongue.text("{counted}, {rate} for each 100,000 residents ({lower} to {upper})",
                         {{"counted", counted},
                          {"rate", rate_text(*area.rate, tongue)},
                          {"lower", rate_text(*area.lower, tongue)},
                          {"upper", rate_text(*area.upper, tongue)}});
    case RateOutcome::too_few: return tongue.text("{counted}, too few to compare", {{"counted", counted}});
    case RateOutcome::few_residents:
      return tongue.text("{counted}, too few residents for a rate", {{"counted", counted}});
    case RateOutcome::population_unknown: return tongue.text("{counted}, population not known", {{"counted", counted}});
  }
  ENSURE(!"every outcome has a sentence");
  return {};
}

std::string areas_sentence(std::vector<AreaView> const& areas, Tongue const& tongue) {
  auto const rated = with_rates(areas);
  if (rated.empty())
    return tongue.text(
        "No rate can be given: the population of these areas is not known here, or too few incidents were counted.");
  if (rated.size() == 1)
    return tongue.text(
        "{area}: {rate} for each 100,000 residents in this period; the count does not rule out anything from {lower} "
        "to {upper}.",
        {{"area", rated[0].name},
         {"rate", rate_text(*rated[0].rate, tongue)},
         {"lower", rate_text(*rated[0].lower, tongue)},
         {"upper", rate_text(*rated[0].upper, tongue)}});
  auto const [low, high] = std::ranges::minmax_element(rated, {}, &AreaView::rate);
  web::TextValues const values{{"low_area", low->name},
                               {"low", rate_text(*low->rate, tongue)},
                               {"high_area", high->name},
                               {"high", rate_text(*high->rate, tongue)}};
  if (differ_by_more_than_chance(*low, *high, rated.size()))
    return tongue.text(
        "For each 100,000 residents, areas range from {low} ({low_area}) to {high} ({high_area}) in this period. These "
        "two differ by more than "
        "chance; those in between may not, so the areas are not ranked.",
        values);
  return tongue.text(
      "For each 100,000 residents, areas range from {low} ({low_area}) to {high} ({high_area}) in this period. Chance "
      "alone could make even "
      "these two differ, so nothing can be said about which area has more.",
      values);
}

std::string population_sentence(std::vector<AreaView> const& areas, Tongue const& tongue) {
  std::set<int> years;
  for (auto const& area : with_rates(areas))
    if (area.population_year) years.insert(*area.population_year);
  if (years.empty()) return {};
  if (years.size() == 1)
    return tongue.text(
        "Rates use the residents of {year}, whatever the period shown. They do not count those who come to work, study "
        "or visit.",
        {{"year", std::to_string(*years.begin())}});
  return tongue.text(
      "Rates use the residents of {first} to {last}, by area. They do not count those who come to work, study or "
      "visit.",
      {{"first", std::to_string(*years.begin())}, {"last", std::to_string(*years.rbegin())}});
}

std::string chip_label(FilterPart::Kind kind, IncidentFilter const& filter, std::string const& area_name,
                       Tongue const& tongue) {
  switch (kind) {
    case FilterPart::Kind::from: return tongue.text("From {month}", {{"month", in_words(*filter.from, tongue)}});
    case FilterPart::Kind::to: return tongue.text("To {month}", {{"month", in_words(*filter.to, tongue)}});
    case FilterPart::Kind::offence: return tongue.text("Offence: {offence}", {{"offence", filter.offence}});
    case FilterPart::Kind::area: return tongue.text("Area: {area}", {{"area", area_name}});
  }
  ENSURE(!"every part of a filter has a label");
  return {};
}

std::string_view meaning_of(PlacePrecision precision) {
  switch (precision) {
    case PlacePrecision::exact: return web::message_id("At the place itself");
    case PlacePrecision::block: return web::message_id("Moved to the middle of its block by the publisher");
    case PlacePrecision::intersection: return web::message_id("Moved to the nearest intersection by the publisher");
    case PlacePrecision::area: return web::message_id("Known by its area only");
    case PlacePrecision::withheld: return web::message_id("Left out on purpose by the publisher, to protect people");
  }
  ENSURE(!"every precision has a meaning");
  return {};
}

}  // namespace wardmote::evidence
