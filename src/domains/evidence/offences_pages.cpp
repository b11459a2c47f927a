#include "domains/evidence/offences_pages.h"

#include <algorithm>
#include <set>

#include "domains/evidence/dataset_store.h"
#include "domains/evidence/offences_view.h"
#include "domains/evidence/published_value_store.h"

namespace wardmote::evidence {
namespace {

constexpr std::string_view counts_dataset = "statcan_35100177_ontario_cities";
constexpr std::string_view index_dataset = "csi_canada_cma";

struct OffencesQuery {
  std::string city;
  std::optional<int> year;
};
BOOST_DESCRIBE_STRUCT(OffencesQuery, (), (city, year))

std::vector<PublishedValue> read_values(store::Reader& reader, store::BoardId board, std::string_view slug,
                                        ValueFilter const& filter) {
  auto const dataset = find_dataset(reader, board, slug);
  return dataset ? values_of(reader, dataset->id, filter) : std::vector<PublishedValue>{};
}

/// One publication writes "Kitchener-Cambridge-Waterloo" with hyphens, another with dashes.
std::string with_hyphens(std::string name) {
  static constexpr std::string_view dash = "–";
  for (auto at = name.find(dash); at != std::string::npos; at = name.find(dash)) name.replace(at, dash.size(), "-");
  return name;
}

/// The cities' indices of a year, under the names that the table of counts has for them.
std::vector<CityIndex> indices_of(store::Reader& reader, store::BoardId board, std::vector<std::string> const& cities,
                                  int year) {
  std::vector<CityIndex> indices;
  auto const values =
      read_values(reader, board, index_dataset, {.measures = {"csi_total"}, .area = {}, .offence = {}, .year = year});
  for (auto const& city : cities)
    for (auto const& value : values)
      if (value.value && with_hyphens(value.area) == without_code(city)) indices.push_back({city, *value.value});
  return indices;
}

template <class Member>
auto distinct(std::vector<OffenceYear> const& years, Member member) {
  std::set<std::remove_cvref_t<decltype(years.front().*member)>> seen;
  for (auto const& one : years) seen.insert(one.*member);
  return std::vector(seen.begin(), seen.end());
}

std::string joined(std::vector<int> const& years) {
  std::string text;
  for (auto const year : years) text += (text.empty() ? "" : ", ") + std::to_string(year);
  return text;
}

base::Answer<OffenceFigures> read_figures(store::Reader& reader, store::BoardId board, OffencesQuery const& query) {
  auto const years = offence_years(read_values(
      reader, board, counts_dataset,
      {.measures = {"incidents", "rate_per_100k", "csi_share_pct"}, .area = {}, .offence = {}, .year = {}}));
  if (years.empty())
    return base::refuse(base::RefusalCode::dataset_unknown, {{"dataset", std::string(counts_dataset)}});
  OffenceFigures figures;
  figures.cities = distinct(years, &OffenceYear::city);
  figures.years = distinct(years, &OffenceYear::year);
  figures.city = query.city.empty() ? figures.cities.front() : query.city;
  figures.year = query.year.value_or(figures.years.back());
  if (std::ranges::find(figures.cities, figures.city) == figures.cities.end())
    return base::refuse(base::RefusalCode::area_unknown, {{"area", figures.city}});
  if (std::ranges::find(figures.years, figures.year) == figures.years.end())
    return base::refuse(base::RefusalCode::year_not_published,
                        {{"year", std::to_string(figures.year)}, {"years", joined(figures.years)}});
  auto const indices = indices_of(reader, board, figures.cities, figures.year);
  auto const own = std::ranges::find(indices, figures.city, &CityIndex::city);
  if (own != indices.end()) figures.index = own->index;
  figures.parts = parts_of_index(years, figures.city, figures.year, figures.index);
  figures.weights = weights_of(years, figures.year, indices);
  std::ranges::reverse(figures.years);
  return figures;
}

}  // namespace

void add_offence_routes(web::Router& router, EvidenceRoom const& room) {
  router.page<OffencesQuery, OffencesView>(
      {.name = "offences",
       .path = "/standing/offences",
       .policy = web::Policy::everyone(),
       .title = "Which offences move the index",
       .summary = "What each offence adds to the crime severity index, for places whose counts are published.",
       .page = "evidence/offences",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "offences",
       .is_costly = true},
      [room](OffencesQuery const& query, web::Context const& context) -> base::Answer<OffencesView> {
        auto const figures =
            room.database.read([&](store::Reader& reader) { return read_figures(reader, room.board, query); });
        if (!figures) return std::unexpected(figures.error());
        return offences_view(*figures, context.tongue);
      });
}

}  // namespace wardmote::evidence
