#include "domains/evidence/row_loader.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace wardmote::evidence {
namespace {

constexpr std::int64_t rows_between_progress = 1000;
constexpr std::size_t outline_bytes_max = 8 * 1024 * 1024;

RowFault twice(Area const& area) {
  return {.column = "code", .reason = "the area “" + area.code + "” is in the file already; the first row is kept"};
}

}  // namespace

void RowLoader::cover(std::string const& period) {
  if (rows_.first_period.empty() || period < rows_.first_period) rows_.first_period = period;
  if (period > rows_.last_period) rows_.last_period = period;
}

bool RowLoader::keep_area(Area area, RowFault& fault) {
  auto key = std::pair(area.kind, area.code);
  if (layout_.keeps_latest) {
    auto const [held, is_first] = latest_areas_.try_emplace(std::move(key), area);
    if (!is_first && held->second.population_year == area.population_year) {
      fault = twice(area);
      return false;
    }
    if (!is_first && held->second.population_year < area.population_year) held->second = std::move(area);
    return true;
  }
  if (!area_codes_.insert(std::move(key)).second) {
    fault = twice(area);
    return false;
  }
  batch_.outline_bytes += area.geometry ? area.geometry->size() : 0;
  batch_.areas.push_back(std::move(area));
  return true;
}

bool RowLoader::keep(SourceRow const& row, RowFault& fault) {
  auto const refuse = [&](RowFault const& reason) {
    fault = reason;
    return false;
  };
  if (layout_.kind == DatasetKind::areas) {
    auto area = mapper_.area(row);
    return area ? keep_area(std::move(*area), fault) : refuse(area.error());
  }
  if (layout_.kind == DatasetKind::incidents) {
    auto incident = mapper_.incident(row);
    if (!incident) return refuse(incident.error());
    cover(base::month_of(incident->occurred_on));
    tally_.add(*incident);
    batch_.incidents.push_back(std::move(*incident));
    return true;
  }
  auto values = mapper_.values(row);
  if (!values) return refuse(values.error());
  for (auto& value : *values) {
    cover(std::to_string(value.year));
    batch_.values.push_back(std::move(value));
  }
  return true;
}

void RowLoader::take(SourceRow const& source_row, std::string const& file) {
  last_row_ = source_row.row;
  if (source_row.fault.empty() && !mapper_.is_wanted(source_row)) return;
  ++rows_.read;
  RowFault fault{.column = std::string(source_row.fault_column), .reason = std::string(source_row.fault)};
  auto row = source_row;
  row.row += rows_before_;
  if (source_row.fault.empty() && keep(row, fault)) {
    ++rows_.taken;
  } else {
    rejects_.add(source_row.row, fault, source_row.raw, file);
  }
}

bool RowLoader::is_full() const {
  return std::max({batch_.incidents.size(), batch_.values.size(), batch_.areas.size()}) >= rows_at_once ||
         batch_.outline_bytes > outline_bytes_max;
}

base::Answer<void> RowLoader::written() { return writing_.valid() ? writing_.get() : base::Answer<void>{}; }

base::Answer<void> RowLoader::flush(Last is_last) {
  if (tally_.is_full() || is_last == Last::yes) {
    batch_.counts = tally_.take();
    ++parts_counted_;
  }
  if (auto const before = written(); !before) return before;
  writing_ = std::async(std::launch::async, [this, part = parts_counted_, batch = std::exchange(batch_, {})] {
    return database_.write_unpublished([&](store::Writer& writer) -> base::Answer<void> {
      if (!hold_version(writer, version_)) {
        return base::refuse(
            base::RefusalCode::usage_invalid,
            {{"reason", "Another import of this dataset has begun meanwhile; import again when it has ended"}});
      }
      add_incidents(writer, version_, batch.incidents);
      add_counts(writer, version_, part, batch.counts);
      add_values(writer, version_, batch.values, clock_);
      add_areas(writer, version_, batch.areas);
      return {};
    });
  });
  return is_last == Last::yes ? written() : base::Answer<void>{};
}

base::Answer<void> RowLoader::load(std::string const& path,
                                   std::function<bool(std::uint64_t done_bytes)> const& goes_on) {
  auto bytes = open_bytes(path);
  if (!bytes) return std::unexpected(bytes.error());
  auto const* const source = bytes->get();
  auto const file = std::filesystem::path(path).filename().string();
  base::Answer<void> flushed;
  std::int64_t rows = 0;
  auto const read = each_row(std::move(*bytes), layout_.shape, path, [&](SourceRow const& row) {
    take(row, file);
    if (++rows % rows_between_progress == 0 && !goes_on(static_cast<std::uint64_t>(source->bytes_done())))
      flushed = base::refuse(base::RefusalCode::job_stopped);
    else if (rejects_.has_too_many())
      flushed =
          base::refuse(base::RefusalCode::rejects_too_many,
                       {{"limit", std::to_string(rejects_.count() - 1)}, {"file", file}, {"rejects", rejects_.path()}});
    else if (is_full())
      flushed = flush(Last::no);
    return flushed.has_value();
  });
  rows_before_ += last_row_;
  last_row_ = 0;
  return flushed ? read : flushed;
}

base::Answer<void> RowLoader::finish() {
  for (auto& [key, area] : latest_areas_) batch_.areas.push_back(std::move(area));
  latest_areas_.clear();
  return flush(Last::yes);
}

}  // namespace wardmote::evidence
