#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"
#include "store/database.h"

namespace wardmote::evidence {

struct ImportReport;

struct ImportRequest {
  std::string dataset;  ///< slug
  std::string file;     ///< CSV, JSON or GeoJSON, or one of them as .gz
  std::string layout_file;
  std::string rejects_file;  ///< where rejected rows are kept; written only if there are any. Empty: nowhere
  /// One more, and the import ends: such a file is another than was meant, and its rejects would fill the disk.
  std::int64_t rejects_max = 1'000'000;
  bool dry_run = false;                   ///< say what would change, and change nothing
  std::string file_name{};                ///< what people call the file, where the path does not say
  std::vector<std::string> more_files{};  ///< read behind `file`, in this order: all of them together are the version
  /// Done in the transaction that shows the new version, before it ends; a refusal undoes it. May be empty.
  std::function<base::Answer<void>(store::Writer&, ImportReport const&)> in_publication{};
};

/// What an import did; a dry run: what it would do.
struct ImportReport {
  bool unchanged = false;  ///< the same files and layout as those of the current version: nothing was done
  std::int64_t version = 0;
  std::int64_t rows_read = 0;  ///< without those that the layout passes over
  std::int64_t rows_taken = 0;
  std::int64_t rows_rejected = 0;
  std::string rejects_file{};   ///< empty: no row was rejected, or nowhere to keep them
  std::int64_t values_new = 0;  ///< published values only, from here on
  std::int64_t values_changed = 0;
  std::int64_t values_unchanged = 0;
  std::int64_t values_gone = 0;  ///< stated before, and not by this file; they stand on; they stand
};

/// Told now and then how many bytes of how many were read; says whether to go on.
using ProgressSink = std::function<bool(std::uint64_t done_bytes, std::uint64_t total_bytes)>;

/// Reads a file into a new version of a dataset, and shows it in one step when all of it is in: a reader sees the old
/// version or the new one, never a part. An import that was interrupted leaves rows that nothing shows; the next one
/// clears them away. Rows that cannot be understood are kept in the rejects file with line, column and reason; the
/// others are taken. Published values that did not change stay as they are; changed ones are superseded, not
/// overwritten. Constant memory. Refuses dataset_unknown, file_unreadable, file_empty, mapping_invalid,
/// layout_mismatch, unpacked_too_large, rejects_too_many, every_row_rejected, job_stopped, and usage_invalid if another import of the dataset came in between. Throws
/// StoreFailure.
base::Answer<ImportReport> import_file(store::Database& database, store::BoardId board, ImportRequest const& request,
                                       std::string_view actor, ProgressSink const& progress, base::Clock const& clock);

}  // namespace wardmote::evidence
