#include "domains/evidence/import.h"

#include <filesystem>

#include "base/hash.h"
#include "domains/evidence/area_store.h"
#include "domains/evidence/dataset_store.h"
#include "domains/evidence/import_store.h"
#include "domains/evidence/row_loader.h"

namespace wardmote::evidence {
namespace {

/// The files of a request, as they lie on disk.
struct Files {
  std::vector<std::string> paths{};
  std::vector<std::int64_t> bytes{};
  FileMark mark{};  ///< of all of them; of one file it is the file's own
  std::string names{};
};

base::Answer<Files> files_of(ImportRequest const& request) {
  Files files{.paths = {request.file}};
  files.paths.insert(files.paths.end(), request.more_files.begin(), request.more_files.end());
  std::string hashes;
  for (auto const& path : files.paths) {
    auto const mark = mark_of_file(path);
    if (!mark) return std::unexpected(mark.error());
    hashes += mark->hash;
    files.bytes.push_back(mark->bytes);
    files.mark.bytes += mark->bytes;
    files.names += (files.names.empty() ? "" : ", ") + std::filesystem::path(path).filename().string();
  }
  if (!request.file_name.empty()) files.names = request.file_name;
  files.mark.hash = files.paths.size() == 1 ? hashes : base::to_hex(base::hash_of(hashes));
  return files;
}

class Import {
 public:
  Import(store::Database& database, store::BoardId board, ImportRequest const& request, std::string_view actor,
         ProgressSink const& progress, base::Clock const& clock)
      : database_(database),
        board_(board),
        request_(request),
        actor_(actor),
        progress_(progress),
        clock_(clock),
        rejects_(request.rejects_file, request.rejects_max) {}

  base::Answer<ImportReport> run() {
    auto const ready = prepare();
    if (!ready) return std::unexpected(ready.error());
    if (is_held_already()) return report_;
    begin();
    auto const loaded = load();
    if (!loaded || request_.dry_run) discard(version_, request_.dry_run || rows_.taken == 0);
    if (!loaded) return std::unexpected(loaded.error());
    if (request_.dry_run) return report_;
    auto const published = publish();
    if (!published) discard(version_, true);
    if (!published) return std::unexpected(published.error());
    return report_;
  }

 private:
  base::Answer<void> prepare() {
    auto const dataset =
        database_.read([&](store::Reader& reader) { return find_dataset(reader, board_, request_.dataset); });
    if (!dataset) return base::refuse(base::RefusalCode::dataset_unknown, {{"dataset", request_.dataset}});
    dataset_ = *dataset;
    auto layout = read_layout(request_.layout_file);
    if (!layout) return std::unexpected(layout.error());
    if (layout->kind != dataset_.kind) {
      return base::refuse(base::RefusalCode::mapping_invalid,
                          {{"file", request_.layout_file},
                           {"place", "kind"},
                           {"reason", "the dataset " + dataset_.slug + " is of another kind"}});
    }
    layout_ = std::move(*layout);
    auto files = files_of(request_);
    if (!files) return std::unexpected(files.error());
    files_ = std::move(*files);
    return {};
  }

  bool is_held_already() {
    auto const current = database_.read([&](store::Reader& reader) { return current_version(reader, dataset_.id); });
    if (!current || current->file_hash != files_.mark.hash || current->layout_hash != layout_.hash) return false;
    report_ = {.unchanged = true,
               .version = current->number,
               .rows_taken = current->rows_taken,
               .rows_rejected = current->rows_rejected};
    report_.rows_read = report_.rows_taken + report_.rows_rejected;
    return true;
  }

  void discard(LoadingVersion const& version, bool forget) {
    while (database_.write_unpublished([&](store::Writer& writer) { return delete_some_rows(writer, version); })) {
    }
    database_.write_unpublished([&](store::Writer& writer) {
      if (!hold_version(writer, version)) return;
      while (delete_some_rows(writer, version)) {
      }
      forget ? forget_version(writer, version) : mark_discarded(writer, version);
    });
  }

  /// Incidents go a year after another version replaced them. The entry stands before the deed: if that is cut short, the
  /// next import says so again and goes on.
  void delete_outdated() {
    auto const outdated = database_.read([&](store::Reader& reader) {
      return outdated_versions(reader, board_, dataset_.id, clock_.now() - std::chrono::days{365});
    });
    for (auto const& version : outdated) {
      database_.write([&](store::Writer& writer) {
        writer.record({.board = board_,
                       .actor = std::string(actor_),
                       .action = "delete_outdated_incidents",
                       .subject = dataset_.id.text(),
                       .details = {{"dataset", dataset_.slug}, {"version", std::to_string(version.number)}}});
      });
      while (
          database_.write_unpublished([&](store::Writer& writer) { return delete_some_incidents(writer, version); })) {
      }
    }
  }

  void begin() {
    auto const left_over =
        database_.read([&](store::Reader& reader) { return left_over_versions(reader, board_, dataset_.id); });
    for (auto const& version : left_over) discard(version, false);
    if (!request_.dry_run) delete_outdated();
    DatasetVersion const stated{.id = base::Id<DatasetVersion>::make(clock_),
                                .number = 0,
                                .state = VersionState::loading,
                                .file_name = files_.names,
                                .file_hash = files_.mark.hash,
                                .file_bytes = files_.mark.bytes,
                                .layout_hash = layout_.hash,
                                .rows_taken = 0,
                                .rows_rejected = 0,
                                .first_period = {},
                                .last_period = {},
                                .imported_at = clock_.now()};
    version_ = database_.write_unpublished(
        [&](store::Writer& writer) { return begin_version(writer, board_, dataset_.id, stated); });
    report_.version = version_.number;
  }

  std::vector<Area> outlines() {
    if (!layout_.area_by_point) return {};
    return database_.read(
        [&](store::Reader& reader) { return list_areas(reader, board_, *layout_.area_by_point, Outlines::with); });
  }

  base::Answer<void> load() {
    RowLoader loader(database_, version_, layout_, outlines(), rejects_, clock_);
    std::uint64_t bytes_before = 0;
    for (std::size_t i = 0; i < files_.paths.size(); ++i) {
      auto const loaded = loader.load(files_.paths[i], [&](std::uint64_t done) { return tell(bytes_before + done); });
      if (!loaded) return loaded;
      tell(bytes_before += static_cast<std::uint64_t>(files_.bytes[i]));
    }
    auto const finished = loader.finish();
    rows_ = loader.rows();
    return finished ? check() : finished;
  }

  /// Whether to go on.
  bool tell(std::uint64_t done_bytes) const {
    return !progress_ || progress_(done_bytes, static_cast<std::uint64_t>(files_.mark.bytes));
  }

  base::Answer<void> check() {
    if (layout_.kind == DatasetKind::published_values) compare_values();
    report_.rows_read = rows_.read;
    report_.rows_taken = rows_.taken;
    report_.rows_rejected = rejects_.count();
    report_.rejects_file = rejects_.path();
    if (!rejects_.finish())
      return base::refuse(base::RefusalCode::file_unwritable,
                          {{"file", request_.rejects_file}, {"reason", "its disk is full or takes no writes"}});
    if (rows_.read == 0) return base::refuse(base::RefusalCode::file_empty, {{"file", request_.file}});
    if (rows_.taken > 0) return {};
    return base::refuse(
        base::RefusalCode::every_row_rejected,
        {{"count", std::to_string(rows_.read)}, {"file", request_.file}, {"rejects", request_.rejects_file}});
  }

  void compare_values() {
    auto const repeated =
        database_.write_unpublished([&](store::Writer& writer) { return take_out_repeated_values(writer, version_); });
    for (auto const& value : repeated) {
      auto const text = value.area + ", " + std::to_string(value.year) + ", " + value.measure;
      rejects_.add(value.source_row,
                   {.column = value.measure, .reason = "an earlier row states the same; the first is kept"}, text,
                   files_.names);
    }
    rows_.taken -= layout_.values.empty() ? static_cast<std::int64_t>(repeated.size()) : 0;
    auto const changes = database_.read([&](store::Reader& reader) { return value_changes(reader, version_); });
    report_.values_new = changes.added;
    report_.values_changed = changes.changed;
    report_.values_unchanged = changes.unchanged;
    report_.values_gone = changes.gone;
  }

  base::Answer<void> publish() {
    DatasetVersion counted;
    counted.rows_taken = report_.rows_taken;
    counted.rows_rejected = report_.rows_rejected;
    counted.first_period = rows_.first_period;
    counted.last_period = rows_.last_period;
    return database_.write([&](store::Writer& writer) -> base::Answer<void> {
      if (!hold_version(writer, version_)) {
        return base::refuse(
            base::RefusalCode::usage_invalid,
            {{"reason", "Another import of this dataset has begun meanwhile; import again when it has ended"}});
      }
      publish_version(writer, version_, layout_.kind, counted);
      writer.record({.board = board_,
                     .actor = std::string(actor_),
                     .action = "import_dataset",
                     .subject = dataset_.id.text(),
                     .details = {{"dataset", dataset_.slug},
                                 {"version", std::to_string(version_.number)},
                                 {"file_hash", files_.mark.hash},
                                 {"rows", std::to_string(report_.rows_taken)}}});
      return request_.in_publication ? request_.in_publication(writer, report_) : base::Answer<void>{};
    });
  }

  store::Database& database_;
  store::BoardId board_;
  ImportRequest const& request_;
  std::string_view actor_;
  ProgressSink const& progress_;
  base::Clock const& clock_;
  RejectsFile rejects_;
  Dataset dataset_;
  Layout layout_;
  Files files_;
  LoadingVersion version_;
  LoadedRows rows_;
  ImportReport report_;
};

}  // namespace

base::Answer<ImportReport> import_file(store::Database& database, store::BoardId board, ImportRequest const& request,
                                       std::string_view actor, ProgressSink const& progress, base::Clock const& clock) {
  return Import(database, board, request, actor, progress, clock).run();
}

}  // namespace wardmote::evidence
