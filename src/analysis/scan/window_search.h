#pragma once

#include <span>
#include <utility>
#include <vector>

#include "analysis/scan/candidate.h"
#include "analysis/scan/chunk.h"
#include "analysis/scan/secondary.h"
#include "analysis/scan/zone_profile.h"

/// For the .cpp files of this folder.
namespace wardmote::analysis::scan {

/// The best zone for each window of time around one centre.
class WindowSearch {
 public:
  /// Windows below what may be told need not be found.
  WindowSearch(Prepared const& prepared, ScanOptions const& options, kernel::Kernel const& kernel,
               LeastTold const& least);
  void clear();
  /// Takes in all zones of a direction.
  void search(ZoneList const& list);
  /// The best window, then the best of those that overlap none of the chosen in time, and so on. Of windows with equal
  /// statistics the one with fewer places, then the one found first.
  void take_best(std::vector<Candidate>& chosen);

 private:
  struct Best {
    double expected = 0;
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
  void try_best(std::size_t entry, double count, double expected, Here const& here);
  bool counts(double count, double expected) const;
  /// Its intervals [first, end), counted from the first that a window can hold.
  std::pair<std::uint32_t, std::uint32_t> time_of(std::size_t entry) const;
  Candidate candidate_of(std::size_t entry) const;
  bool is_better(std::size_t one, std::size_t other) const;
  /// The best of the windows that begin at `first` and end at `end` or before; none: no_entry.
  std::size_t best_from(std::uint32_t first, std::uint32_t end) const;
  /// The best window in a stretch of time, then what lies before it and after it.
  void take_best_within(std::uint32_t begin, std::uint32_t end, std::vector<std::size_t>& taken) const;

  Prepared const& prepared_;
  ScanOptions const& options_;
  std::uint32_t longest_, skipped_, intervals_;  ///< intervals are numbered from the first that a window can hold
  LeastTold least_;
  bool alive_;
  bool can_be_trimmed_;                 ///< a window without its first interval, or its last, is one too
  std::vector<double> statistics_;      ///< by first interval and length; alive: by first interval
  std::vector<Best> best_;              ///< of each of them
  std::vector<std::size_t> best_from_;  ///< by first interval
  ZoneProfile profile_;
  std::vector<std::uint32_t> counts_;  ///< of the zone, by interval
  std::vector<Event> events_;
};

}  // namespace wardmote::analysis::scan
