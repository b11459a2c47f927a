#pragma once

#include <span>
#include <utility>
#include <vector>

#include "analysis/scan/candidate.h"
#include "analysis/scan/chunk.h"
#include "analysis/scan/zone_profile.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// The best zone for each window of time around one centre.
class WindowSearch {
 public:
  WindowSearch(Prepared const& prepared, ScanOptions const& options, kernel::Kernel const& kernel);
  void clear();
  /// Takes in all zones of a direction.
  void search(ZoneList const& list);
  /// The best window, then the best of those that overlap none of the chosen in time, and so on. Of windows with equal
  /// statistics the one with fewer places, then the one found first.
  void take_best(std::vector<Candidate>& chosen);

 private:
  struct Best {
    double statistic = 0, expected = 0;
    std::uint32_t direction = 0, places = 0, count = 0;
  };
  struct Here {
    std::uint32_t direction, places;
    double factor;
    std::span<double const> expected;  ///< cumulative
  };
  std::uint32_t first_end(std::uint32_t first) const;
  std::uint32_t last_end(std::uint32_t first) const;
  std::size_t at(std::uint32_t first, std::uint32_t end) const;
  void search_zones(ZoneList const& list);
  void try_every_window(Here const& here);
  void try_windows_with(std::span<Event const> events, Here const& here);
  void try_window(std::uint32_t first, std::uint32_t end, std::uint64_t count, Here const& here);
  void try_best(Best& best, double count, double expected, Here const& here) const;
  bool counts(double count, double expected) const;
  /// Its intervals [first, end), counted from the first that a window can hold.
  std::pair<std::uint32_t, std::uint32_t> time_of(std::uint32_t entry) const;
  Candidate candidate_of(std::uint32_t entry) const;

  Prepared const& prepared_;
  ScanOptions const& options_;
  std::uint32_t longest_, skipped_, intervals_;  ///< intervals are numbered from the first that a window can hold
  bool alive_;
  std::vector<Best> best_;  ///< by first interval and length; alive: by first interval
  ZoneProfile profile_;
  std::vector<std::uint32_t> counts_;  ///< of the zone, by interval
  std::vector<Event> events_;
};

}  // namespace wardmote::analysis::scan
