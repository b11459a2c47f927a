#include "domains/evidence/incident_view.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "base/choice.h"
#include "domains/evidence/incident_words.h"

namespace wardmote::evidence {
namespace {

using web::Tongue;

std::int64_t sum_of(std::vector<CountOf> const& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0},
                         [](std::int64_t sum, CountOf const& count) { return sum + count.incidents; });
}

std::map<std::string, std::int64_t> by_key(std::vector<CountOf> const& counts) {
  std::map<std::string, std::int64_t> found;
  for (auto const& count : counts) found[count.key] += count.incidents;
  return found;
}

Month month_after(Month month) {
  return month.month == 12 ? Month{month.year + 1, 1} : Month{month.year, month.month + 1};
}

std::vector<MonthView> months_of(IncidentFigures const& figures) {
  std::vector<MonthView> months;
  if (figures.months_covered.empty()) return months;
  auto const covered = by_key(figures.months_covered);
  auto const counted = by_key(figures.by_month);
  auto const first = figures.filter.from.value_or(*month_of(covered.begin()->first));
  auto const last = figures.filter.to.value_or(*month_of(covered.rbegin()->first));
  for (auto month = std::max(first, *month_of(covered.begin()->first));
       month <= std::min(last, *month_of(covered.rbegin()->first)); month = month_after(month)) {
    auto const text = to_text(month);
    auto const at = counted.find(text);
    months.push_back(
        {text, covered.contains(text) ? std::optional(at == counted.end() ? 0 : at->second) : std::nullopt});
  }
  return months;
}

std::vector<OffenceView> offences_of(IncidentFigures const& figures) {
  std::vector<OffenceView> offences;
  auto const total = static_cast<double>(sum_of(figures.by_offence));
  for (auto const& count : figures.by_offence) {
    auto narrowed = figures.filter;
    narrowed.offence = count.key;
    offences.push_back({count.key, count.incidents, static_cast<double>(count.incidents) / total, page_of(narrowed)});
  }
  std::ranges::stable_sort(offences, std::greater{}, &OffenceView::incidents);
  return offences;
}

void add_rate(AreaView& view) {
  auto const rate = rate_of(view.incidents, view.population);
  view.outcome = rate.outcome;
  if (rate.outcome != RateOutcome::computed) return;
  view.rate = rate.rate;
  view.lower = rate.lower;
  view.upper = rate.upper;
}

AreaView area_view(IncidentFigures const& figures, Area const& area, std::int64_t incidents, Tongue const& tongue) {
  auto narrowed = figures.filter;
  narrowed.area = area.code;
  AreaView view{.code = area.code,
                .name = area.name.in(tongue.language()),
                .incidents = incidents,
                .population = area.population,
                .population_year = area.population_year,
                .geometry_quality = area.geometry_quality,
                .page = page_of(narrowed)};
  if (area.geometry) view.geometry = web::RawJson{*area.geometry};
  add_rate(view);
  view.sentence = area_sentence(view, tongue);
  return view;
}

/// The areas known, with their counts (none is zero), then those the dataset names and nobody describes.
std::vector<AreaView> areas_of(IncidentFigures const& figures, Tongue const& tongue) {
  std::vector<AreaView> views;
  auto counted = by_key(figures.by_area);
  counted.erase("");
  for (auto const& area : figures.areas) {
    if (!figures.filter.area.empty() && area.code != figures.filter.area) continue;
    auto const at = counted.find(area.code);
    views.push_back(area_view(figures, area, at == counted.end() ? 0 : at->second, tongue));
    if (at != counted.end()) counted.erase(at);
  }
  for (auto const& [code, incidents] : counted) {
    Area unknown;
    unknown.code = unknown.name.en = unknown.name.fr = code;
    views.push_back(area_view(figures, unknown, incidents, tongue));
  }
  std::ranges::stable_sort(views, {}, &AreaView::name);
  return views;
}

std::string name_of_area(IncidentFigures const& figures, std::string const& code, Tongue const& tongue) {
  auto const area = std::ranges::find(figures.areas, code, &Area::code);
  return area == figures.areas.end() ? code : area->name.in(tongue.language());
}

void add_options(IncidentsView& view, IncidentFigures const& figures, Tongue const& tongue) {
  for (auto const& dataset : figures.datasets)
    view.datasets.push_back({dataset.slug, dataset.title.in(tongue.language()), dataset.slug == figures.dataset.slug});
  for (auto const& offence : figures.offences_offered)
    view.offence_options.push_back({offence.key, offence.key, offence.key == figures.filter.offence});
  for (auto const& area : figures.areas)
    view.area_options.push_back({area.code, area.name.in(tongue.language()), area.code == figures.filter.area});
  std::ranges::stable_sort(view.area_options, {}, &Option::label);
}

void add_chips(IncidentsView& view, IncidentFigures const& figures, Tongue const& tongue) {
  for (auto const& part : parts_of(figures.filter))
    view.chips.push_back(
        {chip_label(part.kind, figures.filter, name_of_area(figures, figures.filter.area, tongue), tongue),
         page_of(part.without)});
  view.clear_page = page_of(IncidentFilter{.dataset = figures.filter.dataset});
  view.json_page = page_of(figures.filter, ".json");
  view.geojson_page = page_of(figures.filter, ".geojson");
  view.grid_page = grid_page_of(figures.filter, GridRows::area);
}

void add_precisions(IncidentsView& view, IncidentFigures const& figures, Tongue const& tongue) {
  for (auto const& count : figures.by_precision)
    view.precisions.push_back(
        {count.key, tongue.text(meaning_of(base::choice_of<PlacePrecision>(count.key))), count.incidents});
}

void add_sentences(IncidentsView& view, IncidentFigures const& figures, Tongue const& tongue) {
  view.headline =
      headline_of({.incidents = view.incidents,
                   .publisher = figures.dataset.publisher,
                   .offence = figures.filter.offence,
                   .area = figures.filter.area.empty() ? "" : name_of_area(figures, figures.filter.area, tongue),
                   .first = view.months.empty() ? std::nullopt : month_of(view.months.front().month),
                   .last = view.months.empty() ? std::nullopt : month_of(view.months.back().month)},
                  tongue);
  view.months_sentence = months_sentence(view.months, tongue);
  view.areas_sentence = areas_sentence(view.areas, tongue);
  view.population_sentence = population_sentence(view.areas, tongue);
}

}  // namespace

IncidentsView incidents_view(IncidentFigures const& figures, Tongue const& tongue) {
  IncidentsView view{.title = tongue.text("Recorded incidents"),
                     .dataset = figures.dataset.slug,
                     .dataset_title = figures.dataset.title.in(tongue.language()),
                     .publisher = figures.dataset.publisher,
                     .caution = figures.dataset.caution.in(tongue.language()),
                     .neighbour_sentence = tongue.text(neighbour_message)};
  if (figures.filter.from) view.from = to_text(*figures.filter.from);
  if (figures.filter.to) view.to = to_text(*figures.filter.to);
  if (!figures.months_covered.empty()) {
    view.first_month = figures.months_covered.front().key;
    view.last_month = figures.months_covered.back().key;
  }
  view.incidents = sum_of(figures.by_month);
  view.is_empty = view.incidents == 0;
  view.months = months_of(figures);
  view.offences = offences_of(figures);
  view.areas = areas_of(figures, tongue);
  view.has_outlines = std::ranges::any_of(
      view.areas, [](AreaView const& area) { return area.geometry_quality != GeometryQuality::none; });
  view.incidents_without_area = by_key(figures.by_area)[""];
  add_options(view, figures, tongue);
  add_chips(view, figures, tongue);
  add_precisions(view, figures, tongue);
  add_sentences(view, figures, tongue);
  return view;
}

IncidentsView no_incidents_view(Tongue const& tongue) {
  IncidentsView view{.title = tongue.text("Recorded incidents")};
  view.headline = tongue.text(
      "No dataset of incidents has been published here yet. Once one is imported, this page will show its "
      "counts by "
      "month, offence and area, with rates where the population is known.");
  view.clear_page = "/incidents";
  return view;
}

std::optional<std::size_t> areas_spoken_of(std::vector<std::vector<Area>> const& candidates,
                                           std::vector<CountOf> const& by_area) {
  std::optional<std::size_t> best;
  std::int64_t most = 0, with_area = 0;
  for (auto const& count : by_area)
    if (!count.key.empty()) with_area += count.incidents;
  for (std::size_t index = 0; index < candidates.size(); ++index) {
    std::set<std::string_view> codes;
    for (auto const& area : candidates[index]) codes.insert(area.code);
    std::int64_t held = 0;
    for (auto const& count : by_area)
      if (codes.contains(count.key)) held += count.incidents;
    if (held > most) best = index;
    most = std::max(most, held);
  }
  return most * 2 >= with_area && most > 0 ? best : std::nullopt;
}

}  // namespace wardmote::evidence
