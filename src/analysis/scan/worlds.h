#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "analysis/scan/draws.h"
#include "analysis/scan/prepared.h"

/// For the .cpp files of this folder and their tests.
namespace wardmote::analysis::scan {

/// Where and when the cases of simulated worlds lie: by slot, each as interval * 32 + lane.
struct WorldEvents {
  std::vector<std::size_t> starts;  ///< slots + 1
  std::vector<std::uint32_t> events;

  /// Adds so many to the count that each event of a slot names; whether there are any.
  template <class Count>
  bool add_to(Count* counts, std::uint32_t slot, Count each) const {
    auto const begin = starts[slot], end = starts[slot + 1];
    for (auto at = begin; at < end; ++at) counts[events[at]] = static_cast<Count>(counts[events[at]] + each);
    return begin < end;
  }
};

/// Draws worlds without clusters, given the number of cases. Poisson: each case falls by the expected shares. Expectation:
/// the same, but their number is itself a Poisson one. Bernoulli:
/// any of cases and controls alike may be a case. Permutation: times change places within a stratum. A world is a pure
/// function of (seed, replicate).
class WorldMaker {
 public:
  /// Events before `first_interval` are not told, and intervals are numbered from there. `slots`: where what is told of each place stands;
  /// they outlive this.
  WorldMaker(Prepared const& prepared, std::uint64_t seed, std::uint32_t first_interval,
             std::span<std::uint32_t const> slots);

  /// Counts of 32 worlds from `first_replicate`: row by slot, lane. One interval only.
  void fill_rows(std::uint32_t first_replicate, std::span<std::int32_t> rows) const;
  WorldEvents events(std::uint32_t first_replicate) const;
  /// Bytes that the events of 32 worlds take, about.
  double bytes_of_events() const;

 private:
  bool tells_all() const;
  using Orders = std::vector<std::vector<std::uint32_t>>;  ///< room for shuffles, to be used again
  struct Stratum {
    std::vector<std::uint32_t> places;  ///< of the stratum's cases, one entry each
    std::vector<std::uint32_t> times;   ///< newest first
    std::size_t told = 0;               ///< how many of the times count
  };
  template <class Told>
  void draw(std::uint32_t replicate, Orders& orders, Told const& told) const;
  template <class Told>
  void draw_poisson(std::uint32_t replicate, Orders& orders, Told const& told) const;
  template <class Told>
  void draw_bernoulli(std::uint32_t replicate, Orders& orders, Told const& told) const;
  template <class Told>
  void draw_permutation(std::uint32_t replicate, Orders& orders, Told const& told) const;
  void fill_poisson_rows(std::uint32_t first_replicate, std::span<std::int32_t> rows) const;
  void prepare_poisson();
  void prepare_bernoulli();
  void prepare_permutation();
  std::uint64_t cases_of(std::uint32_t replicate) const;

  Prepared const& prepared_;
  std::uint64_t seed_;
  std::uint32_t first_interval_;
  std::span<std::uint32_t const> slots_;
  std::unique_ptr<WeightedDraw> cells_;                          ///< Poisson: place times factor
  std::unique_ptr<WeightedDraw> places_;                         ///< Poisson: place
  std::vector<std::vector<double>> times_;                       ///< Poisson: by factor, cumulative shares of intervals
  std::vector<std::pair<std::uint32_t, std::uint32_t>> people_;  ///< Bernoulli: place and interval of each
  PoissonDraw total_;                                            ///< expectation: the number of cases
  std::vector<Stratum> strata_;                                  ///< permutation
};

}  // namespace wardmote::analysis::scan
