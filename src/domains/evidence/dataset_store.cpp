#include "domains/evidence/dataset_store.h"

#include "base/choice.h"

namespace wardmote::evidence {
namespace {

constexpr std::string_view dataset_columns =
    "id, slug, position, kind, layout, title_en, title_fr, summary_en, summary_fr, caution_en, caution_fr, publisher, "
    "licence, "
    "licence_is_checked, source, source_url, source_date, time_zone";

constexpr std::string_view version_columns =
    "id, number, state, file_name, file_hash, file_bytes, layout_hash, rows_taken, rows_rejected, first_period, "
    "last_period, imported_at";

Dataset dataset_of(store::Row const& row) {
  return {.id = row.id<Dataset>("id"),
          .slug = row.text("slug"),
          .position = static_cast<int>(row.integer("position")),
          .kind = base::choice_of<DatasetKind>(row.text("kind")),
          .layout = row.text("layout"),
          .title = {row.text("title_en"), row.text("title_fr")},
          .summary = {row.text("summary_en"), row.text("summary_fr")},
          .caution = {row.text("caution_en"), row.text("caution_fr")},
          .publisher = row.text("publisher"),
          .licence = row.text("licence"),
          .licence_is_checked = row.truth("licence_is_checked"),
          .source = row.text("source"),
          .source_url = row.text("source_url"),
          .source_date = row.text("source_date"),
          .time_zone = row.text("time_zone")};
}

DatasetVersion version_of(store::Row const& row) {
  return {.id = row.id<DatasetVersion>("id"),
          .number = row.integer("number"),
          .state = base::choice_of<VersionState>(row.text("state")),
          .file_name = row.text("file_name"),
          .file_hash = row.text("file_hash"),
          .file_bytes = row.integer("file_bytes"),
          .layout_hash = row.text("layout_hash"),
          .rows_taken = row.integer("rows_taken"),
          .rows_rejected = row.integer("rows_rejected"),
          .first_period = row.text("first_period"),
          .last_period = row.text("last_period"),
          .imported_at = row.instant("imported_at")};
}

std::string select(std::string_view columns, std::string_view from) {
  return "SELECT " + std::string(columns) + " FROM " + std::string(from);
}

store::Bindings bindings_of(store::BoardId board, Dataset const& dataset) {
  return {{"id", dataset.id},
          {"board", board},
          {"slug", dataset.slug},
          {"position", dataset.position},
          {"kind", base::spelling_of(dataset.kind)},
          {"layout", dataset.layout},
          {"title_en", dataset.title.en},
          {"title_fr", dataset.title.fr},
          {"summary_en", dataset.summary.en},
          {"summary_fr", dataset.summary.fr},
          {"caution_en", dataset.caution.en},
          {"caution_fr", dataset.caution.fr},
          {"publisher", dataset.publisher},
          {"licence", dataset.licence},
          {"licence_is_checked", dataset.licence_is_checked},
          {"source", dataset.source},
          {"source_url", dataset.source_url},
          {"source_date", dataset.source_date},
          {"time_zone", dataset.time_zone}};
}

constexpr std::string_view insert_dataset =
    "INSERT INTO dataset (id, board_id, slug, position, kind, layout, title_en, title_fr, summary_en, summary_fr, "
    "caution_en, "
    "caution_fr, publisher, licence, licence_is_checked, source, source_url, source_date, time_zone) VALUES (:id, "
    ":board, :slug, "
    ":position, :kind, :layout, :title_en, :title_fr, :summary_en, :summary_fr, :caution_en, :caution_fr, :publisher, "
    ":licence, "
    ":licence_is_checked, :source, :source_url, :source_date, :time_zone)";

constexpr std::string_view update_dataset =
    "UPDATE dataset SET position = :position, kind = :kind, layout = :layout, title_en = :title_en, title_fr = "
    ":title_fr, "
    "summary_en = :summary_en, summary_fr = :summary_fr, caution_en = :caution_en, caution_fr = :caution_fr, publisher "
    "= :publisher, "
    "licence = :licence, licence_is_checked = :licence_is_checked, source = :source, source_url = :source_url, "
    "source_date = :source_date, time_zone = :time_zone WHERE board_id = :board AND slug = :slug AND id = :id";

}  // namespace

std::vector<Dataset> list_datasets(store::Reader& reader, store::BoardId board) {
  return reader.list(select(dataset_columns, "dataset WHERE board_id = :board ORDER BY position, slug"),
                     {{"board", board}}, dataset_of);
}

std::optional<Dataset> find_dataset(store::Reader& reader, store::BoardId board, std::string_view slug) {
  return reader.first(select(dataset_columns, "dataset WHERE board_id = :board AND slug = :slug"),
                      {{"board", board}, {"slug", slug}}, dataset_of);
}

bool put_dataset(store::Writer& writer, store::BoardId board, Dataset const& dataset) {
  auto const held = find_dataset(writer, board, dataset.slug);
  if (!held) {
    writer.run(insert_dataset, bindings_of(board, dataset));
    return true;
  }
  auto wanted = dataset;
  wanted.id = held->id;
  if (wanted == *held) return false;
  writer.run(update_dataset, bindings_of(board, wanted));
  return true;
}

std::vector<DatasetVersion> list_versions(store::Reader& reader, base::Id<Dataset> dataset) {
  return reader.list(
      select(version_columns,
             "dataset_version WHERE dataset_id = :dataset AND state IN ('current', 'superseded') ORDER BY number DESC"),
      {{"dataset", dataset}}, version_of);
}

std::optional<DatasetVersion> current_version(store::Reader& reader, base::Id<Dataset> dataset) {
  return reader.first(select(version_columns, "dataset_version WHERE dataset_id = :dataset AND state = 'current'"),
                      {{"dataset", dataset}}, version_of);
}

}  // namespace wardmote::evidence
