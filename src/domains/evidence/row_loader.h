#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "domains/evidence/import.h"
#include "domains/evidence/import_store.h"
#include "domains/evidence/rejects_file.h"
#include "domains/evidence/row_mapper.h"

namespace wardmote::evidence {

/// What has been read so far.
struct LoadedRows {
  std::int64_t read = 0;
  std::int64_t taken = 0;
  std::string first_period{};
  std::string last_period{};
};

/// Brings the rows of files into a version that is loading, some thousand at a time.
class RowLoader {
 public:
  static constexpr std::size_t rows_at_once = 5000;

  RowLoader(store::Database& database, LoadingVersion const& version, Layout const& layout,
            std::vector<Area> const& outlines, RejectsFile& rejects, base::Clock const& clock)
      : database_(database),
        version_(version),
        layout_(layout),
        mapper_(layout, outlines),
        rejects_(rejects),
        clock_(clock) {}

  /// Reads a file to its end. Refuses as each_row does, and usage_invalid if the version was discarded by another
  /// import.
  base::Answer<void> load(std::string const& path, std::function<void(std::uint64_t done_bytes)> const& progress);

  /// What is still held goes into the version; behind the last file.
  base::Answer<void> finish();

  LoadedRows const& rows() const { return rows_; }

 private:
  void take(SourceRow const& row, std::string const& file);
  bool keep(SourceRow const& row, RowFault& fault);
  bool keep_area(Area area, RowFault& fault);
  void cover(std::string const& period);
  bool is_full() const;
  base::Answer<void> flush();

  store::Database& database_;
  LoadingVersion version_;
  Layout const& layout_;
  RowMapper mapper_;
  RejectsFile& rejects_;
  base::Clock const& clock_;
  LoadedRows rows_;
  std::int64_t rows_before_ = 0;  // of the files read before this one
  std::int64_t last_row_ = 0;
  std::vector<Incident> incidents_;
  std::vector<PublishedValue> values_;
  std::vector<Area> areas_;
  std::size_t outline_bytes_ = 0;
  std::set<std::pair<AreaKind, std::string>> area_codes_;
  std::map<std::pair<AreaKind, std::string>, Area> latest_areas_;
};

}  // namespace wardmote::evidence
