#include "domains/evidence/demo_datasets.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "base/document.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/import.h"
#include "domains/evidence/mapping_text.h"

namespace wardmote::evidence {
namespace {

using base::Document;

Bilingual both(MappingText& text, Document const& piece, std::string_view what) {
  return {.en = text.text(piece["en"], std::string(what) + " in English"),
          .fr = text.text(piece["fr"], std::string(what) + " in French")};
}

DatasetFiles dataset_in(MappingText& text, Document const& piece, int position) {
  text.check_members(piece, {"slug", "kind", "layout", "files", "title", "summary", "caution", "publisher", "licence",
                             "licence_checked", "source", "source_url", "source_date", "time_zone"});
  DatasetFiles entry;
  auto& dataset = entry.dataset;
  dataset.slug = text.text(piece["slug"], "slug");
  dataset.position = position;
  dataset.kind = text.choice<DatasetKind>(piece["kind"], "kind");
  dataset.layout = text.text(piece["layout"], "layout");
  dataset.title = both(text, piece["title"], "title");
  dataset.summary = both(text, piece["summary"], "summary");
  if (is_given(piece["caution"])) dataset.caution = both(text, piece["caution"], "caution");
  dataset.publisher = text.text(piece["publisher"], "publisher");
  dataset.licence = text.text(piece["licence"], "licence");
  dataset.licence_is_checked = text.text(piece["licence_checked"], "licence_checked") == "true";
  dataset.source = text.text(piece["source"], "source");
  dataset.source_url = piece["source_url"].text;
  dataset.source_date = piece["source_date"].text;
  if (is_given(piece["time_zone"])) dataset.time_zone = piece["time_zone"].text;
  for (auto const& file : piece["files"].items) entry.files.push_back(text.text(file, "a file"));
  if (entry.files.empty()) text.fail(piece, "“files:” is missing; name at least one file");
  return entry;
}

base::Answer<std::string> text_of_file(std::string const& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream)
    return base::refuse(base::RefusalCode::file_unreadable, {{"file", path}, {"reason", "it cannot be opened"}});
  return std::string(std::istreambuf_iterator<char>(stream), {});
}

void put(store::Database& database, store::BoardId board, Dataset dataset, std::string_view actor,
         base::Clock const& clock) {
  dataset.id = base::Id<Dataset>::make(clock);
  database.write([&](store::Writer& writer) {
    if (!put_dataset(writer, board, dataset)) return;
    auto const held = find_dataset(writer, board, dataset.slug);
    writer.record({.board = board,
                   .actor = std::string(actor),
                   .action = "put_dataset",
                   .subject = held->id.text(),
                   .details = {{"dataset", dataset.slug}, {"layout", dataset.layout}}});
  });
}

ImportRequest request_of(DatasetFiles const& entry, std::string const& demo_folder, std::string const& catalog_folder) {
  ImportRequest request{.dataset = entry.dataset.slug,
                        .file = demo_folder + "/" + entry.files.front(),
                        .layout_file = catalog_folder + "/layouts/" + entry.dataset.layout + ".yaml",
                        .rejects_file = {},
                        .dry_run = false,
                        .more_files = {}};
  for (std::size_t i = 1; i < entry.files.size(); ++i) request.more_files.push_back(demo_folder + "/" + entry.files[i]);
  return request;
}

}  // namespace

base::Answer<std::vector<DatasetFiles>> dataset_files_of(std::string_view yaml, std::string_view file) {
  auto const document = base::document_of(yaml, file);
  if (!document) return std::unexpected(document.error());
  MappingText text(file);
  std::vector<DatasetFiles> entries;
  for (auto const& piece : (*document)["datasets"].items)
    entries.push_back(dataset_in(text, piece, static_cast<int>(entries.size()) + 1));
  if (entries.empty()) text.fail(*document, "“datasets:” is missing; list at least one dataset");
  if (!text.is_sound()) return std::unexpected(text.refusal());
  return entries;
}

base::Answer<void> load_demo_datasets(store::Database& database, store::BoardId board, std::string const& demo_folder,
                                      std::string const& catalog_folder, std::string_view actor,
                                      DatasetProgress const& progress, base::Clock const& clock) {
  auto const list = demo_folder + "/datasets.yaml";
  auto const yaml = text_of_file(list);
  if (!yaml) return std::unexpected(yaml.error());
  auto const entries = dataset_files_of(*yaml, list);
  if (!entries) return std::unexpected(entries.error());
  for (auto const& entry : *entries) {
    put(database, board, entry.dataset, actor, clock);
    auto const& slug = entry.dataset.slug;
    auto const report = import_file(
        database, board, request_of(entry, demo_folder, catalog_folder), actor,
        [&](std::uint64_t done, std::uint64_t total) {
          if (progress) progress(slug, done, total);
          return true;
        },
        clock);
    if (!report) return std::unexpected(report.error());
  }
  return {};
}

}  // namespace wardmote::evidence
