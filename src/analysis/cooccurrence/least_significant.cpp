#include "analysis/cooccurrence/least_significant.h"

#include <algorithm>

namespace wardmote::analysis::cooccurrence {
namespace {

constexpr double rounding = 1e-9;  // p-values of different margins that are equal differ by less

}  // namespace

bool TaroneBound::take(FactorSet const&, std::span<std::uint32_t const> rows) {
  ++by_support_[rows.size()];
  if (attainable_->at(rows.size()) <= attainable_->up_to(support_)) ++testable_;
  tighten();
  return ++looked_at_ <= sets_max_;
}

void TaroneBound::tighten() {
  while (static_cast<double>(testable_) * attainable_->up_to(support_) > level_) {
    support_ = attainable_->next(support_);
    recount();
  }
}

void TaroneBound::recount() {
  testable_ = 0;
  for (std::size_t support = 1; support < by_support_.size(); ++support)
    if (attainable_->at(support) <= attainable_->up_to(support_)) testable_ += by_support_[support];
}

void TaroneBound::join(TaroneBound const& other, TaroneBound const& before) {
  looked_at_ += other.looked_at_ - before.looked_at_;
  for (std::size_t i = 0; i < by_support_.size(); ++i) by_support_[i] += other.by_support_[i] - before.by_support_[i];
  recount();
  tighten();
}

WorldBound::WorldBound(Attainable const& attainable, LogFactorials const& factorials, Margins const& all,
                       PermutedLabels const& labels, Alternative alternative, std::size_t allowed, std::size_t sets_max)
    : attainable_(&attainable),
      factorials_(&factorials),
      all_(all),
      labels_(&labels),
      alternative_(alternative),
      allowed_(allowed),
      sets_max_(sets_max),
      least_(labels.worlds(), 1.0) {
  recount();
  tighten();
}

bool WorldBound::take(FactorSet const&, std::span<std::uint32_t const> rows) {
  Margins const margins{all_.all, all_.marked, static_cast<std::uint32_t>(rows.size())};
  auto const [fewest, most] = improbable_counts(*factorials_, margins, looser_, alternative_);
  labels_->each_extreme(rows, fewest, most, [&](std::size_t world, std::uint32_t both) {
    lower(world, fisher(*factorials_, margins, both, alternative_).p);
  });
  return ++looked_at_ <= sets_max_;
}

void WorldBound::lower(std::size_t world, double p) {
  auto& least = least_[world];
  if (p >= least) return;
  auto const level = attainable_->up_to(support_);
  within_ += p <= level && least > level;
  least = p;
  tighten();
}

void WorldBound::tighten() {
  while (within_ > allowed_) {
    looser_ = attainable_->up_to(support_);
    support_ = attainable_->next(support_);
    recount();
  }
}

void WorldBound::recount() {
  auto const level = attainable_->up_to(support_);
  within_ = static_cast<std::size_t>(std::ranges::count_if(least_, [&](double p) { return p <= level; }));
}

void WorldBound::join(WorldBound const& other, WorldBound const& before) {
  looked_at_ += other.looked_at_ - before.looked_at_;
  for (std::size_t world = 0; world < least_.size(); ++world)
    least_[world] = std::min(least_[world], other.least_[world]);
  recount();
  tighten();
}

double WorldBound::threshold() const {
  auto sorted = least_;
  std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(allowed_));
  return std::min(sorted[allowed_], looser_);
}

std::size_t WorldBound::worlds_at_most(double p) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(least_, [&](double least) { return least <= p * (1 + rounding); }));
}

}  // namespace wardmote::analysis::cooccurrence
