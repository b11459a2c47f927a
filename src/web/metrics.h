#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "web/transport.h"

namespace wardmote::web {

/// What /metrics shows: counts since the start, in Prometheus's text format. Counting is a few atomic additions.
class Metrics {
 public:
  /// `labels`: the names that responses are counted under, by their index.
  Metrics(std::vector<std::string> labels, Gauges const& gauges);

  void count(Response const& response, std::size_t bytes, std::chrono::microseconds duration);
  std::string text(std::string_view version) const;

  /// Upper bounds of the duration histogram, in seconds.
  static constexpr std::array<double, 9> bounds_s{0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1};

 private:
  static constexpr std::array statuses{200, 204, 302, 304, 308, 400, 403, 404, 405,
                                       406, 408, 413, 414, 415, 422, 431, 500, 503};
  struct Counts {
    std::array<std::atomic<std::uint64_t>, statuses.size() + 1> by_status{};  ///< the last: any other status
    std::array<std::atomic<std::uint64_t>, bounds_s.size() + 1> by_duration{};
    std::atomic<std::uint64_t> duration_us{0};
    std::atomic<std::uint64_t> bytes{0};
    std::atomic<std::uint64_t> from_cache{0};
  };
  void write_requests(std::string& text) const;
  void write_durations(std::string& text) const;
  void write_totals(std::string& text, std::string_view version) const;

  std::vector<std::string> labels_;
  Gauges const& gauges_;
  std::deque<Counts> counts_;  ///< one for each label; a deque, since atomics do not move
};

/// The memory that the process holds, in bytes; 0 where /proc does not say.
std::uint64_t resident_bytes();

}  // namespace wardmote::web
