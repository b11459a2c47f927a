#pragma once

#include <cstdint>
#include <functional>
#include <future>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "domains/evidence/import.h"
#include "domains/evidence/import_store.h"
#include "domains/evidence/incident_tally.h"
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

/// Brings the rows of files into a version that is loading, some thousand at a time: while some are written, the next are
/// read.
class RowLoader {
 public:
  static constexpr std::size_t rows_at_once = 20'000;

  RowLoader(store::Database& database, LoadingVersion const& version, Layout const& layout,
            std::vector<Area> const& outlines, RejectsFile& rejects, base::Clock const& clock)
      : database_(database),
        version_(version),
        layout_(layout),
        mapper_(layout, outlines),
        rejects_(rejects),
        clock_(clock) {}

  /// Reads a file to its end. Refuses as each_row does, job_stopped where `goes_on` says no, and usage_invalid if the version was discarded by another
  /// import.
  base::Answer<void> load(std::string const& path, std::function<bool(std::uint64_t done_bytes)> const& goes_on);

  /// What is still held goes into the version; behind the last file.
  base::Answer<void> finish();

  LoadedRows const& rows() const { return rows_; }

 private:
  void take(SourceRow const& row, std::string const& file);
  bool keep(SourceRow const& row, RowFault& fault);
  bool keep_area(Area area, RowFault& fault);
  void cover(std::string const& period);
  bool is_full() const;
  enum class Last { no, yes };
  base::Answer<void> flush(Last is_last);
  base::Answer<void> written();

  store::Database& database_;
  LoadingVersion version_;
  Layout const& layout_;
  RowMapper mapper_;
  RejectsFile& rejects_;
  base::Clock const& clock_;
  LoadedRows rows_;
  std::int64_t rows_before_ = 0;  // of the files read before this one
  std::int64_t last_row_ = 0;
  struct Batch {
    std::vector<Incident> incidents{};
    std::vector<IncidentCount> counts{};
    std::vector<PublishedValue> values{};
    std::vector<Area> areas{};
    std::size_t outline_bytes = 0;
  };
  Batch batch_;
  IncidentTally tally_;
  std::int64_t parts_counted_ = 0;
  std::set<std::pair<AreaKind, std::string>> area_codes_;
  std::map<std::pair<AreaKind, std::string>, Area> latest_areas_;
  std::future<base::Answer<void>> writing_;  // last: it is waited for before anything that it uses goes
};

}  // namespace wardmote::evidence
