#include "analysis/scan/zone_profile.h"

#include <algorithm>

namespace wardmote::analysis::scan {

ZoneProfile::ZoneProfile(Prepared const& prepared, std::uint32_t first_interval, kernel::Kernel const& kernel)
    : prepared_(prepared),
      kernel_(kernel),
      first_interval_(first_interval),
      sums_(prepared.expected().factors),
      cumulative_(prepared.intervals() - first_interval + 1) {
  auto const intervals = prepared.intervals();
  if (prepared.study().model == Model::bernoulli) trials_.resize(intervals - first_interval);
  for (std::size_t r = 0; r < sums_.size(); ++r) {
    double sum = 0;
    cumulative_basis_.push_back(0);
    for (std::size_t t = first_interval; t < intervals; ++t)
      cumulative_basis_.push_back(sum += prepared.expected().of_interval[r * intervals + t]);
  }
}

void ZoneProfile::clear() {
  std::ranges::fill(sums_, 0);
  std::ranges::fill(trials_, 0);
}

void ZoneProfile::add(std::uint32_t place) {
  for (std::size_t r = 0; r < sums_.size(); ++r) sums_[r] += prepared_.expected().of_place[place * sums_.size() + r];
  if (trials_.empty()) return;
  for (auto const& event : prepared_.trials().of(place))
    if (event.interval >= first_interval_) trials_[event.interval - first_interval_] += event.count;
}

std::span<double const> ZoneProfile::cumulative() {
  if (trials_.empty()) {
    kernel_.weigh(cumulative_basis_.data(), sums_.data(), sums_.size(), cumulative_.size(), cumulative_.data());
    return cumulative_;
  }
  auto const risk = static_cast<double>(prepared_.total_cases()) / static_cast<double>(prepared_.total_trials());
  std::uint64_t sum = 0;
  for (std::size_t t = 0; t < trials_.size(); ++t) cumulative_[t + 1] = risk * static_cast<double>(sum += trials_[t]);
  return cumulative_;
}

}  // namespace wardmote::analysis::scan
