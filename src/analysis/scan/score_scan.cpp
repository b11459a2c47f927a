#include "analysis/scan/score_scan.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/scan/draws.h"
#include "analysis/scan/inference.h"
#include "analysis/scan/negative_binomial.h"
#include "analysis/scan/secondary.h"
#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

/// Expected cases, and 1 / w, of each place and interval: entry place * intervals + interval.
struct Cells {
  std::vector<double> means, weights;
};

Cells cells_of(Prepared const& prepared) {
  auto const& expected = prepared.expected();
  auto const places = prepared.study().places.size();
  std::size_t const intervals = prepared.intervals();
  Cells cells{.means = std::vector<double>(places * intervals), .weights = {}};
  for (std::size_t place = 0; place < places; ++place)
    for (std::size_t r = 0; r < expected.factors; ++r)
      for (std::size_t t = 0; t < intervals; ++t)
        cells.means[place * intervals + t] +=
            expected.of_place[place * expected.factors + r] * expected.of_interval[r * intervals + t];
  for (auto const mean : cells.means) cells.weights.push_back(1 / (1 + prepared.study().dispersion * mean));
  return cells;
}

double score_of(double weighted, double information) { return (weighted - information) / std::sqrt(information); }

/// Walks over all windows around a centre, in `width` worlds at once.
template <std::size_t width>
class Walk {
 public:
  using Row = std::array<double, width>;
  struct Window {
    std::uint32_t places, first, end;
    double information;    ///< sum of m / w
    Row counts, weighted;  ///< sums of c and of c / w
  };

  /// `counts`: of each place and interval those of the worlds, side by side.
  Walk(Prepared const& prepared, ScanOptions const& options, Cells const& cells, std::span<std::uint32_t const> counts)
      : cells_(cells),
        counts_(counts),
        intervals_(prepared.intervals()),
        longest_(std::min(options.limits.intervals_max, intervals_)),
        shortest_(options.limits.intervals_min),
        first_end_(options.limits.alive ? intervals_ : 1),
        begin_(first_end_ > longest_ ? first_end_ - longest_ : 0),
        sums_(intervals_) {}

  template <class Take>
  void over(std::span<std::uint32_t const> places, Take const& take) {
    std::ranges::fill(sums_, Window{});
    for (std::uint32_t i = 0; i < places.size(); ++i) {
      for (auto t = begin_; t < intervals_; ++t) add(std::size_t{places[i]} * intervals_ + t, sums_[t]);
      for (auto end = first_end_; end <= intervals_; ++end) {
        Window window{.places = i + 1, .first = end, .end = end, .information = 0, .counts = {}, .weighted = {}};
        while (window.first > 0 && end - window.first < longest_) {
          lengthen(window, sums_[--window.first]);
          if (end - window.first >= shortest_ && window.information > 0) take(window);
        }
      }
    }
  }

 private:
  void add(std::size_t cell, Window& sum) const {
    auto const weight = cells_.weights[cell];
    sum.information += cells_.means[cell] * weight;
    for (std::size_t lane = 0; lane < width; ++lane) {
      auto const count = static_cast<double>(counts_[cell * width + lane]);
      sum.counts[lane] += count;
      sum.weighted[lane] += count * weight;
    }
  }
  static void lengthen(Window& window, Window const& by) {
    window.information += by.information;
    for (std::size_t lane = 0; lane < width; ++lane) {
      window.counts[lane] += by.counts[lane];
      window.weighted[lane] += by.weighted[lane];
    }
  }

  Cells const& cells_;
  std::span<std::uint32_t const> counts_;
  std::uint32_t intervals_, longest_, shortest_, first_end_, begin_;
  std::vector<Window> sums_;  ///< of the zone, by interval
};

double expected_in(Candidate const& window, std::span<std::uint32_t const> places, Cells const& cells,
                   std::size_t intervals) {
  double sum = 0;
  for (auto const place : places.first(window.places))
    for (auto t = window.first; t < window.end; ++t) sum += cells.means[place * intervals + t];
  return sum;
}

/// The best window, then the best of those that overlap none of the chosen in time, and so on.
void take_best(std::vector<Candidate>& found, std::vector<Candidate>& chosen) {
  std::erase_if(found, [](Candidate const& one) { return one.statistic <= 0; });
  std::ranges::stable_sort(found, [](Candidate const& a, Candidate const& b) {
    return a.statistic != b.statistic ? a.statistic > b.statistic : a.places < b.places;
  });
  auto const before = static_cast<std::ptrdiff_t>(chosen.size());
  for (auto const& one : found)
    if (std::none_of(chosen.begin() + before, chosen.end(),
                     [&](Candidate const& other) { return one.first < other.end && other.first < one.end; }))
      chosen.push_back(one);
}

/// Of the real data.
void search_center(std::uint32_t direction, std::span<std::uint32_t const> places, Walk<1>& walk, Cells const& cells,
                   Prepared const& prepared, ScanOptions const& options, std::vector<Candidate>& chosen) {
  std::size_t const longest = std::min(options.limits.intervals_max, prepared.intervals());
  std::vector<Candidate> best(prepared.intervals() * longest);  // by end and length: of equal ones with fewer places
  walk.over(places, [&](Walk<1>::Window const& window) {
    if (window.counts[0] < options.high_cases_min) return;
    auto const score = score_of(window.weighted[0], window.information);
    auto& one = best[(window.end - 1) * longest + (window.end - window.first - 1)];
    if (score > one.statistic + tie_tolerance)
      one = {.direction = direction,
             .places = window.places,
             .first = window.first,
             .end = window.end,
             .count = window.counts[0],
             .ratio = score,
             .statistic = score};
  });
  auto const before = chosen.size();
  take_best(best, chosen);
  for (auto& one : std::span(chosen).subspan(before))
    one.expected = expected_in(one, places, cells, prepared.intervals());
}

/// As far as they may be told where no replicate's maximum is below `least`.
std::vector<Candidate> search_real(Prepared const& prepared, Zones const& zones, ScanOptions const& options,
                                   Cells const& cells, ForEach const& for_each, double least) {
  std::vector<std::uint32_t> counts(cells.means.size());
  for (auto const& one : prepared.cases_in_order())
    counts[std::size_t{one.place} * prepared.intervals() + one.interval] += one.count;
  auto const directions = zones.directions().size();
  std::vector<std::vector<Candidate>> found((directions + centers_a_task - 1) / centers_a_task);
  for_each(found.size(), [&](std::size_t task) {
    Zones::Room room;
    Walk<1> walk(prepared, options, cells, counts);
    auto const first = task * centers_a_task;
    for (auto at = first; at < std::min(directions, first + centers_a_task); ++at)
      search_center(static_cast<std::uint32_t>(at), zones.places(zones.directions()[at], room), walk, cells, prepared,
                    options, found[task]);
    drop_untold(found[task], least);
  });
  std::vector<Candidate> all;
  for (auto const& some : found) all.insert(all.end(), some.begin(), some.end());
  return all;
}

/// The counts of `width` worlds from one on, side by side.
template <std::size_t width>
std::vector<std::uint32_t> draw_worlds(Cells const& cells, double dispersion, std::uint64_t seed, std::uint32_t first) {
  std::vector<std::uint32_t> counts(cells.means.size() * width);
  NegativeBinomialDraw law;
  for (std::uint32_t cell = 0; cell < cells.means.size(); ++cell) {
    law.set_law(cells.means[cell], dispersion);
    for (std::uint32_t lane = 0; lane < width; ++lane)
      counts[cell * width + lane] = law.draw(Draws(seed, first + lane, cell).uniform());
  }
  return counts;
}

/// The largest scores of a block of worlds; 0 where none is above.
std::array<double, kernel::lanes> maxima_of_block(std::uint32_t first, Prepared const& prepared, Zones const& zones,
                                                  ScanOptions const& options, Cells const& cells) {
  constexpr auto lanes = kernel::lanes;
  auto const counts = draw_worlds<lanes>(cells, prepared.study().dispersion, options.seed, first);
  std::array<double, lanes> best{};
  Zones::Room room;
  Walk<lanes> walk(prepared, options, cells, counts);
  for (auto const& direction : zones.directions())
    walk.over(zones.places(direction, room), [&](typename Walk<lanes>::Window const& window) {
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        auto const score = score_of(window.weighted[lane], window.information);
        best[lane] = window.counts[lane] >= options.high_cases_min && score > best[lane] ? score : best[lane];
      }
    });
  return best;
}

}  // namespace

std::optional<std::string> score_scan_fault(ScanOptions const& options, bool with_ellipses) {
  if (options.extent == Extent::temporal)
    return "the negative binomial model needs places: take --window spatial or space-time, or the expectation model";
  if (options.rates != Rates::high)
    return "the negative binomial model finds high rates alone: take --rates high, or the expectation model";
  if (with_ellipses) return "the negative binomial model takes circles alone: leave ellipse out of --window";
  if (options.limits.replicate_first_end)
    return "the negative binomial model is not adjusted for earlier analyses: take the expectation model";
  return std::nullopt;
}

std::vector<std::uint32_t> negative_binomial_world(Prepared const& prepared, std::uint64_t seed,
                                                   std::uint32_t replicate) {
  return draw_worlds<1>(cells_of(prepared), prepared.study().dispersion, seed, replicate);
}

Found scan_scores(Prepared const& prepared, Zones const& zones, ScanOptions const& options, BlockShare const& share,
                  ForEach const& for_each) {
  ENSURE(!score_scan_fault(options, !options.ellipses.shapes.empty()));
  auto const cells = cells_of(prepared);
  Found found{.candidates = {}, .maxima = std::vector<double>(options.replicates)};
  auto const blocks = (options.replicates + kernel::lanes - 1) / kernel::lanes;
  auto const own = blocks > share.number ? (blocks - share.number + share.of - 1) / share.of : 0;
  for_each(own, [&](std::size_t i) {
    auto const first = (share.number + i * share.of) * kernel::lanes;
    auto const maxima = maxima_of_block(static_cast<std::uint32_t>(first), prepared, zones, options, cells);
    std::copy_n(maxima.begin(), std::min(kernel::lanes, found.maxima.size() - first),
                found.maxima.begin() + static_cast<std::ptrdiff_t>(first));
  });
  if (share.combine) share.combine(found.maxima);
  auto const least = Inference(found.maxima, 0, 0).smallest();
  found.candidates = search_real(prepared, zones, options, cells, for_each, least);
  return found;
}

}  // namespace wardmote::analysis::scan
