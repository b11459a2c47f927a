#include "analysis/scan/worlds.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/scan/kernel/kernel.h"
#include "base/ensure.h"

namespace wardmote::analysis::scan {
namespace {

constexpr std::uint32_t lanes = kernel::lanes;
constexpr std::uint32_t thinned_stratum = 0xFFFF0000;  ///< streams of their own, apart from every stratum's
constexpr std::uint32_t total_stratum = 0xFFFE0000;

/// Puts entries in a random order, the first `count` of them; gives them back in their old order when it ends.
class PartialShuffle {
 public:
  PartialShuffle(std::vector<std::uint32_t>& order, std::size_t count) : order_(order) { swapped_.reserve(count); }
  ~PartialShuffle() {
    for (auto i = swapped_.size(); i-- > 0;) std::swap(order_[i], order_[swapped_[i]]);
  }
  PartialShuffle(PartialShuffle const&) = delete;
  PartialShuffle& operator=(PartialShuffle const&) = delete;
  std::uint32_t next(Draws& draws) {
    auto const at = swapped_.size();
    auto const other = static_cast<std::uint32_t>(at) + draws.below(static_cast<std::uint32_t>(order_.size() - at));
    std::swap(order_[at], order_[other]);
    swapped_.push_back(other);
    return order_[at];
  }

 private:
  std::vector<std::uint32_t>& order_;
  std::vector<std::uint32_t> swapped_;
};

/// The whole numbers below `count` in their order, which every shuffle gives back.
std::vector<std::uint32_t>& order_of(std::vector<std::vector<std::uint32_t>>& orders, std::size_t number,
                                     std::size_t count) {
  if (orders.size() <= number) orders.resize(number + 1);
  auto& order = orders[number];
  if (order.size() == count) return order;
  order.resize(count);
  std::iota(order.begin(), order.end(), 0u);
  return order;
}

}  // namespace

WorldMaker::WorldMaker(Prepared const& prepared, std::uint64_t seed, std::uint32_t first_interval,
                       std::span<std::uint32_t const> slots)
    : prepared_(prepared), seed_(seed), first_interval_(first_interval), slots_(slots) {
  auto const model = prepared.study().model;
  if (model == Model::poisson || model == Model::expectation) prepare_poisson();
  if (model == Model::bernoulli) prepare_bernoulli();
  if (model == Model::permutation) prepare_permutation();
}

void WorldMaker::prepare_poisson() {
  places_ = std::make_unique<WeightedDraw>(prepared_.at_risk());
  auto const& expected = prepared_.expected();
  auto const intervals = prepared_.intervals();
  std::vector<double> totals(expected.factors);
  for (std::size_t r = 0; r < expected.factors; ++r) {
    auto& cumulative = times_.emplace_back();
    for (std::size_t t = 0; t < intervals; ++t)
      cumulative.push_back(totals[r] += expected.of_interval[r * intervals + t]);
    for (auto& one : cumulative) one = totals[r] > 0 ? one / totals[r] : 1;
  }
  auto weights = expected.of_place;
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] *= totals[i % expected.factors];
  cells_ = std::make_unique<WeightedDraw>(weights);
  if (prepared_.study().model == Model::expectation)
    total_.set_mean(std::accumulate(prepared_.at_risk().begin(), prepared_.at_risk().end(), 0.0));
}

void WorldMaker::prepare_bernoulli() {
  for (std::uint32_t place = 0; place < prepared_.study().places.size(); ++place)
    for (auto const& event : prepared_.trials().of(place))
      people_.insert(people_.end(), event.count, {place, event.interval});
}

void WorldMaker::prepare_permutation() {
  for (auto const& one : prepared_.cases_in_order()) {
    if (strata_.size() <= one.stratum) strata_.resize(one.stratum + 1);
    auto& stratum = strata_[one.stratum];
    stratum.places.insert(stratum.places.end(), one.count, one.place);
    stratum.times.insert(stratum.times.end(), one.count, one.interval);
  }
  for (auto& stratum : strata_) {
    std::ranges::sort(stratum.times, std::greater<>{});
    stratum.told = static_cast<std::size_t>(
        std::ranges::find_if(stratum.times, [&](auto time) { return time < first_interval_; }) - stratum.times.begin());
  }
}

std::uint64_t WorldMaker::cases_of(std::uint32_t replicate) const {
  if (prepared_.study().model != Model::expectation) return prepared_.total_cases();
  return total_.draw(Draws(seed_, replicate, total_stratum).uniform());
}

template <class Told>
void WorldMaker::draw_poisson(std::uint32_t replicate, Orders&, Told const& told) const {
  Draws draws(seed_, replicate, 0);
  auto const factors = static_cast<std::uint32_t>(prepared_.expected().factors);
  for (auto left = cases_of(replicate); left > 0; --left) {
    auto const cell = cells_->draw(draws);
    auto const& times = times_[cell % factors];
    auto const found = std::ranges::upper_bound(times, draws.uniform()) - times.begin();
    told(cell / factors, static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(found, std::ssize(times) - 1)));
  }
}

template <class Told>
void WorldMaker::draw_bernoulli(std::uint32_t replicate, Orders& orders, Told const& told) const {
  Draws draws(seed_, replicate, 0);
  PartialShuffle shuffle(order_of(orders, 0, people_.size()), prepared_.total_cases());
  for (std::uint64_t i = 0; i < prepared_.total_cases(); ++i) {
    auto const& [place, interval] = people_[shuffle.next(draws)];
    told(place, interval);
  }
}

template <class Told>
void WorldMaker::draw_permutation(std::uint32_t replicate, Orders& orders, Told const& told) const {
  for (std::uint32_t number = 0; number < strata_.size(); ++number) {
    auto const& stratum = strata_[number];
    Draws draws(seed_, replicate, number);
    PartialShuffle shuffle(order_of(orders, number, stratum.told > 0 ? stratum.places.size() : 0), stratum.told);
    for (std::size_t i = 0; i < stratum.told; ++i) told(stratum.places[shuffle.next(draws)], stratum.times[i]);
  }
}

template <class Told>
void WorldMaker::draw(std::uint32_t replicate, Orders& orders, Told const& told) const {
  switch (prepared_.study().model) {
    case Model::poisson:
    case Model::expectation: return draw_poisson(replicate, orders, told);
    case Model::bernoulli: return draw_bernoulli(replicate, orders, told);
    case Model::permutation: return draw_permutation(replicate, orders, told);
    case Model::negative_binomial: break;  // score_scan.h draws its own
  }
}

void WorldMaker::fill_rows(std::uint32_t first_replicate, std::span<std::int32_t> rows) const {
  std::ranges::fill(rows, 0);
  if (cells_) return fill_poisson_rows(first_replicate, rows);
  Orders orders;
  for (std::uint32_t lane = 0; lane < lanes; ++lane)
    draw(first_replicate + lane, orders,
         [&](std::uint32_t place, std::uint32_t) { ++rows[slots_[place] * lanes + lane]; });
}

/// Independent Poisson counts, with a mean total a little below the number of cases, are multinomial given their total;
/// what is missing is added case by case. If the total came out too large, the lane is drawn again. Where the total is not
/// given they stay as they are drawn.
void WorldMaker::fill_poisson_rows(std::uint32_t first_replicate, std::span<std::int32_t> rows) const {
  auto const cases = static_cast<double>(prepared_.total_cases());
  auto const is_total_given = prepared_.study().model == Model::poisson;
  auto const share = is_total_given ? std::max(0.0, 1 - 5 / std::sqrt(cases)) : 1;
  auto const& at_risk = prepared_.at_risk();
  PoissonDraw law;
  std::vector<Draws> streams;
  for (std::uint32_t lane = 0; lane < lanes; ++lane)
    streams.emplace_back(seed_, first_replicate + lane, thinned_stratum);
  for (std::size_t place = 0; place < at_risk.size() && share > 0; ++place) {
    law.set_mean(share * at_risk[place]);
    for (std::uint32_t lane = 0; lane < lanes; ++lane)
      rows[slots_[place] * lanes + lane] = static_cast<std::int32_t>(law.draw(streams[lane].uniform()));
  }
  for (std::uint32_t lane = 0; lane < lanes && is_total_given; ++lane) {
    std::int64_t missing = -1;
    for (std::uint32_t attempt = 1; missing < 0; ++attempt) {
      missing = static_cast<std::int64_t>(prepared_.total_cases());
      for (std::size_t place = 0; place < at_risk.size(); ++place) missing -= rows[slots_[place] * lanes + lane];
      if (missing >= 0) break;
      Draws again(seed_, first_replicate + lane, thinned_stratum + attempt);
      for (std::size_t place = 0; place < at_risk.size(); ++place) {
        law.set_mean(share * at_risk[place]);
        rows[slots_[place] * lanes + lane] = static_cast<std::int32_t>(law.draw(again.uniform()));
      }
    }
    Draws draws(seed_, first_replicate + lane, 0);
    for (; missing > 0; --missing) ++rows[slots_[places_->draw(draws)] * lanes + lane];
  }
}

double WorldMaker::bytes_of_events() const {
  auto told = std::max(static_cast<double>(prepared_.total_cases()), prepared_.likelihood().cases());
  if (prepared_.study().model == Model::permutation) {
    told = 0;
    for (auto const& stratum : strata_) told += static_cast<double>(stratum.told);
  } else {
    told *= 3;  // they are gathered first, and then put in order
  }
  return told * lanes * sizeof(std::uint32_t);
}

bool WorldMaker::tells_all() const { return prepared_.study().model == Model::permutation && first_interval_ == 0; }

WorldEvents WorldMaker::events(std::uint32_t first_replicate) const {
  auto const places = prepared_.study().places.size();
  WorldEvents made{std::vector<std::size_t>(places + 1), {}};
  Orders orders;
  if (tells_all()) {  // every world has the same number of cases at a place
    for (std::size_t place = 0; place < places; ++place)
      made.starts[slots_[place] + 1] = lanes * static_cast<std::size_t>(std::lround(prepared_.at_risk()[place]));
    std::partial_sum(made.starts.begin(), made.starts.end(), made.starts.begin());
    made.events.resize(made.starts.back());
    auto at = made.starts;
    for (std::uint32_t lane = 0; lane < lanes; ++lane)
      draw(first_replicate + lane, orders,
           [&](auto place, auto interval) { made.events[at[slots_[place]]++] = interval * lanes + lane; });
    return made;
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> gathered;
  for (std::uint32_t lane = 0; lane < lanes; ++lane)
    draw(first_replicate + lane, orders, [&](std::uint32_t place, std::uint32_t interval) {
      if (interval < first_interval_) return;
      gathered.emplace_back(slots_[place], (interval - first_interval_) * lanes + lane);
      ++made.starts[slots_[place] + 1];
    });
  std::partial_sum(made.starts.begin(), made.starts.end(), made.starts.begin());
  made.events.resize(gathered.size());
  auto at = made.starts;
  for (auto const& [slot, event] : gathered) made.events[at[slot]++] = event;
  return made;
}

}  // namespace wardmote::analysis::scan
