#include "web/metrics.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "base/text.h"

namespace wardmote::web {
namespace {

void header(std::string& text, std::string_view name, std::string_view kind, std::string_view help) {
  text.append("# HELP ")
      .append(name)
      .append(" ")
      .append(help)
      .append("\n# TYPE ")
      .append(name)
      .append(" ")
      .append(kind)
      .append("\n");
}

void line(std::string& text, std::string_view name, std::string const& labels, std::string const& value) {
  text.append(name).append(labels).append(" ").append(value).append("\n");
}

std::string seconds(std::uint64_t microseconds) { return base::to_text(static_cast<double>(microseconds) / 1e6); }

}  // namespace

std::uint64_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::uint64_t pages_total = 0, pages_resident = 0;
  statm >> pages_total >> pages_resident;
  return pages_resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

Metrics::Metrics(std::vector<std::string> labels, Gauges const& gauges) : labels_(std::move(labels)), gauges_(gauges) {
  for (std::size_t label = 0; label < labels_.size(); ++label) counts_.emplace_back();
}

void Metrics::count(Response const& response, std::size_t bytes, std::chrono::microseconds duration) {
  auto& counts = counts_[response.label];
  auto const status = std::ranges::find(statuses, response.status) - statuses.begin();
  auto const seconds_taken = std::chrono::duration<double>(duration).count();
  auto const bound = std::ranges::lower_bound(bounds_s, seconds_taken) - bounds_s.begin();
  ++counts.by_status[static_cast<std::size_t>(status)];
  ++counts.by_duration[static_cast<std::size_t>(bound)];
  counts.duration_us += static_cast<std::uint64_t>(std::max<std::int64_t>(0, duration.count()));
  counts.bytes += bytes;
  if (response.is_from_cache) ++counts.from_cache;
}

void Metrics::write_requests(std::string& text) const {
  header(text, "wardmote_requests_total", "counter", "Requests answered, by route and status.");
  for (std::size_t label = 0; label < labels_.size(); ++label)
    for (std::size_t status = 0; status <= statuses.size(); ++status)
      if (auto const count = counts_[label].by_status[status].load(); count > 0)
        line(text, "wardmote_requests_total",
             "{route=\"" + labels_[label] + "\",status=\"" +
                 (status < statuses.size() ? std::to_string(statuses[status]) : "other") + "\"}",
             std::to_string(count));
}

void Metrics::write_durations(std::string& text) const {
  header(text, "wardmote_request_duration_seconds", "histogram",
         "Time from the whole request to the last byte written.");
  for (std::size_t label = 0; label < labels_.size(); ++label) {
    auto const route = "route=\"" + labels_[label] + "\"";
    std::uint64_t count = 0;
    for (std::size_t bound = 0; bound <= bounds_s.size(); ++bound) {
      count += counts_[label].by_duration[bound].load();
      auto const le = bound < bounds_s.size() ? base::to_text(bounds_s[bound]) : "+Inf";
      line(text, "wardmote_request_duration_seconds_bucket", "{" + route + ",le=\"" + le + "\"}",
           std::to_string(count));
    }
    line(text, "wardmote_request_duration_seconds_sum", "{" + route + "}", seconds(counts_[label].duration_us.load()));
    line(text, "wardmote_request_duration_seconds_count", "{" + route + "}", std::to_string(count));
  }
}

void Metrics::write_totals(std::string& text, std::string_view version) const {
  std::uint64_t bytes = 0, from_cache = 0;
  for (auto const& counts : counts_) {
    bytes += counts.bytes.load();
    from_cache += counts.from_cache.load();
  }
  auto const one = [&](std::string_view name, std::string_view kind, std::string_view help, auto value) {
    header(text, name, kind, help);
    line(text, name, "", std::to_string(value));
  };
  one("wardmote_response_bytes_total", "counter", "Bytes written.", bytes);
  one("wardmote_cache_hits_total", "counter", "Requests answered from memory.", from_cache);
  one("wardmote_requests_in_flight", "gauge", "Requests being answered.", gauges_.requests_in_flight.load());
  one("wardmote_connections", "gauge", "Open connections.", gauges_.connections.load());
  one("process_resident_memory_bytes", "gauge", "Memory held by the process.", resident_bytes());
  header(text, "wardmote_build_info", "gauge", "The version that runs.");
  line(text, "wardmote_build_info", "{version=\"" + std::string(version) + "\"}", "1");
}

std::string Metrics::text(std::string_view version) const {
  std::string text;
  write_requests(text);
  write_durations(text);
  write_totals(text, version);
  return text;
}

}  // namespace wardmote::web
