#pragma once

#include <span>
#include <vector>

#include "analysis/scan/candidate.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// The best zone for each window of time around one centre.
class WindowSearch {
 public:
  WindowSearch(Prepared const& prepared, ScanOptions const& options);
  void clear();
  /// Takes in all zones of a direction.
  void search(std::uint32_t direction, double factor, std::span<std::uint32_t const> places);
  /// The best window, then the best of those that overlap none of the chosen in time, and so on.
  void take_best(std::vector<Candidate>& chosen);

 private:
  struct Here {
    std::uint32_t direction, places;
    double factor;
    std::span<double const> expected;  ///< cumulative
  };
  std::uint32_t first_end(std::uint32_t first) const;
  std::uint32_t last_end(std::uint32_t first) const;
  Candidate& best_of(std::uint32_t first, std::uint32_t end);
  void try_every_window(Here const& here);
  void try_windows_with(std::span<Event const> events, Here const& here);
  void try_window(std::uint32_t first, std::uint32_t end, double count, Here const& here);

  Prepared const& prepared_;
  ScanOptions const& options_;
  std::uint32_t intervals_, longest_;
  bool alive_;
  std::vector<Candidate> best_;  ///< by first interval and length; alive: by first interval
  ZoneProfile profile_;
  std::vector<std::uint32_t> counts_;  ///< of the zone, by interval
};

}  // namespace wardmote::analysis::scan
