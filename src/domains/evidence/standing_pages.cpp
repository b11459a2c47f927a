#include "domains/evidence/standing_pages.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "domains/evidence/claim_grounds.h"
#include "domains/evidence/dataset_store.h"

namespace wardmote::evidence {
namespace {

base::Answer<Comparators> read_comparators(std::string const& catalog_folder) {
  auto const file = catalog_folder + "/comparators.yaml";
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    return base::refuse(base::RefusalCode::file_unreadable, {{"file", file}, {"reason", "it cannot be opened"}});
  return comparators_of(std::string(std::istreambuf_iterator<char>(stream), {}), "catalog/comparators.yaml");
}

std::vector<Dataset> sources_of(store::Reader& reader, store::BoardId board, Comparators const& comparators,
                                ComparatorList const& list) {
  std::vector<Dataset> sources;
  for (auto const& slug : {list.dataset, list.own.dataset, comparators.own_series.dataset}) {
    auto dataset = find_dataset(reader, board, slug);
    if (dataset && std::ranges::find(sources, slug, &Dataset::slug) == sources.end())
      sources.push_back(std::move(*dataset));
  }
  return sources;
}

base::Answer<StandingFigures> read_figures(store::Reader& reader, store::BoardId board, StandingQuery const& query,
                                           Comparators comparators) {
  auto list = comparators.list_called(query.comparators);
  if (!list) return std::unexpected(list.error());
  ClaimQuestion const question{.index = query.index, .year = query.year, .list = *list};
  auto grounds = read_grounds(reader, board, question);
  if (!grounds) return std::unexpected(grounds.error());
  auto claim = decide_claim(std::move(*grounds));
  if (!claim) return std::unexpected(claim.error());
  auto funnel = funnel_of(claim->places);
  auto const has_claims = [&](SeverityIndex index, ComparatorList const& compared) {
    return !claim_years(reader, board, {.index = index, .year = {}, .list = compared}).empty();
  };
  std::vector<SeverityIndex> indexes;
  for (auto const index : {SeverityIndex::csi_total, SeverityIndex::csi_violent, SeverityIndex::csi_nonviolent})
    if (has_claims(index, *list)) indexes.push_back(index);
  std::vector<ComparatorList> lists;
  for (auto const& compared : comparators.lists)
    if (has_claims(query.index, compared)) lists.push_back(compared);
  return StandingFigures{.claim = std::move(*claim),
                         .funnel = std::move(funnel),
                         .series = read_own_series(reader, board, comparators.own_series, query.index),
                         .comparators = comparators,
                         .list = *list,
                         .years = claim_years(reader, board, question),
                         .indexes = std::move(indexes),
                         .lists = std::move(lists),
                         .sources = sources_of(reader, board, comparators, *list)};
}

}  // namespace

base::Answer<StandingView> standing(EvidenceRoom const& room, StandingQuery const& query, web::Tongue const& tongue) {
  auto comparators = read_comparators(room.catalog_folder);
  if (!comparators) return std::unexpected(comparators.error());
  auto const figures = room.database.read(
      [&](store::Reader& reader) { return read_figures(reader, room.board, query, std::move(*comparators)); });
  if (!figures) return std::unexpected(figures.error());
  return standing_view(*figures, tongue);
}

void add_standing_routes(web::Router& router, EvidenceRoom const& room) {
  router.page<StandingQuery, StandingView>(
      {.name = "standing",
       .path = "/standing",
       .policy = web::Policy::everyone(),
       .title = "Where the region stands",
       .summary =
           "The crime severity index of the region among comparable places, with the ranks that the figures allow.",
       .page = "evidence/standing",
       .formats = {web::Format::html, web::Format::json, web::Format::csv},
       .rows = "places",
       .is_costly = true},
      [room](StandingQuery const& query, web::Context const& context) {
        return standing(room, query, context.tongue);
      });
}

}  // namespace wardmote::evidence
