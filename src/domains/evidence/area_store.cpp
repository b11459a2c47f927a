#include "domains/evidence/area_store.h"

#include "base/choice.h"

namespace wardmote::evidence {
namespace {

Area area_of(store::Row const& row) {
  auto const year = row.integer_or_none("population_year");
  return {.kind = base::choice_of<AreaKind>(row.text("kind")),
          .code = row.text("code"),
          .name = {row.text("name_en"), row.text("name_fr")},
          .parent_code = row.text_or_none("parent_code"),
          .population = row.integer_or_none("population"),
          .population_year = year ? std::optional(static_cast<int>(*year)) : std::nullopt,
          .geometry = row.text_or_none("geometry"),
          .geometry_quality = base::choice_of<GeometryQuality>(row.text("geometry_quality")),
          .source_row = row.integer("source_row")};
}

/// Outlines are long; most readers do without.
std::string select_areas(Outlines outlines, std::string_view condition) {
  return std::string(
             "SELECT a.kind AS kind, a.code AS code, a.name_en AS name_en, a.name_fr AS name_fr, a.parent_code AS "
             "parent_code, "
             "a.population AS population, a.population_year AS population_year, ") +
         (outlines == Outlines::with ? "a.geometry" : "CAST(NULL AS TEXT)") +
         " AS geometry, a.geometry_quality AS geometry_quality, a.source_row AS source_row FROM area a "
         "JOIN dataset_version v ON v.id = a.version_id AND v.state = 'current' WHERE " +
         std::string(condition) + " ORDER BY a.kind, a.code";
}

}  // namespace

// Index: area_by_kind.
std::vector<Area> list_areas(store::Reader& reader, store::BoardId board, AreaKind kind, Outlines outlines) {
  return reader.list(select_areas(outlines, "a.board_id = :board AND a.kind = :kind"),
                     {{"board", board}, {"kind", base::spelling_of(kind)}}, area_of);
}

std::vector<Area> areas_of_dataset(store::Reader& reader, base::Id<Dataset> dataset, Outlines outlines) {
  return reader.list(select_areas(outlines, "v.dataset_id = :dataset"), {{"dataset", dataset}}, area_of);
}

}  // namespace wardmote::evidence
