#include "domains/evidence/claim_grounds.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/choice.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/published_value_store.h"

namespace wardmote::evidence {
namespace {

std::string change_measure(SeverityIndex index) { return std::string(base::spelling_of(index)) + "_change_pct"; }

std::vector<PublishedValue> read_values(store::Reader& reader, store::BoardId board, std::string const& slug,
                                        ValueFilter const& filter) {
  auto const dataset = find_dataset(reader, board, slug);
  return dataset ? values_of(reader, dataset->id, filter) : std::vector<PublishedValue>{};
}

std::set<int> years_with(std::vector<PublishedValue> const& values) {
  std::set<int> years;
  for (auto const& value : values)
    if (value.value) years.insert(value.year);
  return years;
}

/// The rows of one year made into places, by name.
std::map<std::string, Place> places_of(std::vector<PublishedValue> const& values, SeverityIndex index) {
  std::map<std::string, Place> places;
  for (auto const& value : values) {
    if (!value.value) continue;
    auto& place = places[value.area];
    place.name = value.area;
    place.kind = value.area_kind;
    if (value.measure == base::spelling_of(index)) {
      place.index = *value.value;
      place.source_row = value.source_row;
    } else if (value.measure == "population") {
      place.population = *value.value;
    } else {
      place.change_percent = *value.value;
    }
  }
  return places;
}

bool is_in(ComparatorList const& list, Place const& place) {
  return place.index > 0 && std::ranges::find(list.area_kinds, place.kind) != list.area_kinds.end() &&
         place.population >= list.population_min;
}

void assume_population(ComparatorList const& list, Place& place) {
  if (place.population > 0 || !list.population_floor) return;
  place.population = *list.population_floor;
  place.population_is_assumed = true;
}

ValueFilter filter_of(SeverityIndex index, int year) {
  return {.measures = {std::string(base::spelling_of(index)), change_measure(index), "population"},
          .area = {},
          .offence = {},
          .year = year};
}

std::string joined(std::vector<int> const& years) {
  std::string text;
  for (auto const year : years) text += (text.empty() ? "" : ", ") + std::to_string(year);
  return text.empty() ? "-" : text;
}

/// The year to speak of when a list has no place with this index: the one asked for, else the newest of the own place.
std::string year_asked(store::Reader& reader, store::BoardId board, ClaimQuestion const& question) {
  if (question.year) return std::to_string(*question.year);
  auto const& own = question.list.own;
  auto const years = years_with(read_values(
      reader, board, own.dataset,
      {.measures = {std::string(base::spelling_of(question.index))}, .area = own.area, .offence = {}, .year = {}}));
  return years.empty() ? "-" : std::to_string(*years.rbegin());
}

}  // namespace

std::vector<int> claim_years(store::Reader& reader, store::BoardId board, ClaimQuestion const& question) {
  ValueFilter filter{
      .measures = {std::string(base::spelling_of(question.index))}, .area = {}, .offence = {}, .year = {}};
  auto const years_of_list = years_with(read_values(reader, board, question.list.dataset, filter));
  filter.area = question.list.own.area;
  auto const years_of_own = years_with(read_values(reader, board, question.list.own.dataset, filter));
  std::vector<int> years;
  std::ranges::set_intersection(years_of_list, years_of_own, std::back_inserter(years));
  std::ranges::reverse(years);
  return years;
}

base::Answer<ClaimGrounds> read_grounds(store::Reader& reader, store::BoardId board, ClaimQuestion const& question) {
  auto const years = claim_years(reader, board, question);
  if (years.empty())
    return base::refuse(base::RefusalCode::comparators_too_few,
                        {{"year", year_asked(reader, board, question)}, {"count", "0"}});
  auto const year = question.year.value_or(years.front());
  if (std::ranges::find(years, year) == years.end())
    return base::refuse(base::RefusalCode::year_not_published,
                        {{"year", std::to_string(year)}, {"years", joined(years)}});

  auto const& list = question.list;
  ClaimGrounds grounds{.index = question.index, .year = year, .comparators = list.slug, .places = {}};
  for (auto& [name, place] :
       places_of(read_values(reader, board, list.dataset, filter_of(question.index, year)), question.index)) {
    assume_population(list, place);
    if (is_in(list, place) && name != list.own.area) grounds.places.push_back(place);
  }
  auto own = places_of(read_values(reader, board, list.own.dataset, filter_of(question.index, year)),
                       question.index)[list.own.area];
  own.own = true;
  grounds.places.push_back(std::move(own));
  return grounds;
}

std::vector<PublishedValue> read_own_series(store::Reader& reader, store::BoardId board, PlaceName const& own,
                                            SeverityIndex index) {
  auto const dataset = find_dataset(reader, board, own.dataset);
  if (!dataset) return {};
  auto values = values_and_revisions_of(
      reader, dataset->id,
      {.measures = {std::string(base::spelling_of(index)), "population"}, .area = own.area, .offence = {}, .year = {}});
  return values;
}

}  // namespace wardmote::evidence
