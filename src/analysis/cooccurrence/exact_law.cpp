#include "analysis/cooccurrence/exact_law.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"

namespace wardmote::analysis::cooccurrence {
namespace {

constexpr double tie = 1e-7;          // counts so nearly equally probable are equally so
constexpr double negligible = 1e-17;  // of a tail

/// P(count) and its neighbours' for given margins.
class CountLaw {
 public:
  CountLaw(LogFactorials const& factorials, Margins const& margins)
      : factorials_(factorials), margins_(margins), whole_(factorials.ways(margins.all, margins.chosen)) {}

  double log_p(std::uint32_t both) const {
    return factorials_.ways(margins_.marked, both) +
           factorials_.ways(margins_.all - margins_.marked, margins_.chosen - both) - whole_;
  }
  /// P(count >= from) and P(count <= from): terms by the ratio of neighbours, from the largest on outside the mode.
  double at_least(std::uint32_t from) const {
    double term = 1, sum = 1;
    for (auto a = from; a < margins_.most() && term > negligible * sum; ++a) sum += term *= ratio(a);
    return std::exp(log_p(from)) * sum;
  }
  double at_most(std::uint32_t from) const {
    double term = 1, sum = 1;
    for (auto a = from; a > margins_.least() && term > negligible * sum; --a) sum += term /= ratio(a - 1);
    return std::exp(log_p(from)) * sum;
  }
  /// The most probable count, the smaller of two.
  std::uint32_t mode() const {
    double const at = (margins_.chosen + 1.0) * (margins_.marked + 1.0) / (margins_.all + 2.0);
    return std::clamp(static_cast<std::uint32_t>(at), margins_.least(), margins_.most());
  }
  Margins const& margins() const { return margins_; }

 private:
  double ratio(std::uint32_t a) const {  // P(a + 1) / P(a)
    double const x = a;
    return (margins_.marked - x) * (margins_.chosen - x) /
           ((x + 1) * (static_cast<double>(margins_.all) - margins_.marked - margins_.chosen + x + 1));
  }

  LogFactorials const& factorials_;
  Margins margins_;
  double whole_;
};

ExactP one_sided(double tail, double point) { return {std::min(1.0, tail), std::min(1.0, tail - point / 2)}; }

/// The first of low … high - 1 of which the predicate, which once true stays true, holds; high if of none.
template <class Predicate>
std::int64_t first_where(std::int64_t low, std::int64_t high, Predicate const& holds) {
  while (low < high) {
    auto const middle = low + (high - low) / 2;
    if (holds(middle))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

/// Of the most probable count: all are as extreme, and a neighbour may be as probable.
ExactP of_the_mode(CountLaw const& law, std::uint32_t both) {
  double const log_p = law.log_p(both);
  double equal = std::exp(log_p);
  if (both > law.margins().least() && law.log_p(both - 1) >= log_p - tie) equal *= 2;
  if (both < law.margins().most() && law.log_p(both + 1) >= log_p - tie) equal *= 2;
  return {1, 1 - equal / 2};
}

ExactP two_sided(CountLaw const& law, std::uint32_t both) {
  std::int64_t const least = law.margins().least(), most = law.margins().most(), mode = law.mode();
  double const log_p = law.log_p(both);
  auto const log_p_at = [&](std::int64_t count) { return law.log_p(static_cast<std::uint32_t>(count)); };
  auto const first = first_where(mode, most + 1, [&](auto count) { return log_p_at(count) <= log_p + tie; });
  auto const last = first_where(least, mode, [&](auto count) { return log_p_at(count) > log_p + tie; }) - 1;
  if (last + 1 >= first) return of_the_mode(law, both);
  double const above = first > most ? 0 : law.at_least(static_cast<std::uint32_t>(first));
  double const below = last < least ? 0 : law.at_most(static_cast<std::uint32_t>(last));
  double equal = std::exp(log_p);
  auto const other = both >= first ? last : first;
  if (other >= least && other <= most && log_p_at(other) >= log_p - tie) equal *= 2;
  return {std::min(1.0, above + below), std::min(1.0, above + below - equal / 2)};
}

}  // namespace

LogFactorials::LogFactorials(std::size_t most) : values_(most + 1) {
  double sum = 0, lost = 0;
  for (std::size_t k = 2; k <= most; ++k) {
    double const term = std::log(static_cast<double>(k)) - lost, next = sum + term;
    lost = (next - sum) - term;
    values_[k] = sum = next;
  }
}

ExactP fisher(LogFactorials const& factorials, Margins const& margins, std::uint32_t both, Alternative alternative) {
  ENSURE(margins.marked <= margins.all && margins.chosen <= margins.all);
  ENSURE(margins.least() <= both && both <= margins.most());
  CountLaw const law(factorials, margins);
  switch (alternative) {
    case Alternative::more: return one_sided(law.at_least(both), std::exp(law.log_p(both)));
    case Alternative::fewer: return one_sided(law.at_most(both), std::exp(law.log_p(both)));
    case Alternative::two_sided: break;
  }
  return two_sided(law, both);
}

double least_p(LogFactorials const& factorials, Margins const& margins, Alternative alternative) {
  CountLaw const law(factorials, margins);
  double const fewest = law.log_p(margins.least()), most = law.log_p(margins.most());
  if (margins.least() == margins.most()) return 1;
  if (alternative == Alternative::more) return std::exp(most);
  if (alternative == Alternative::fewer) return std::exp(fewest);
  bool const is_tie = std::abs(fewest - most) <= tie;
  return is_tie ? std::min(1.0, std::exp(fewest) + std::exp(most)) : std::exp(std::min(fewest, most));
}

TailCounts improbable_counts(LogFactorials const& factorials, Margins const& margins, double level,
                             Alternative alternative) {
  CountLaw const law(factorials, margins);
  std::int64_t const least = margins.least(), most = margins.most(), mode = law.mode();
  double const log_level = std::log(level) + tie;
  auto const is_improbable = [&](auto both) { return law.log_p(static_cast<std::uint32_t>(both)) <= log_level; };
  if (is_improbable(mode)) return {least - 1, least};  // all are
  TailCounts answer{least - 1, most + 1};
  if (alternative != Alternative::more)
    answer.fewest = first_where(least, mode, [&](auto both) { return !is_improbable(both); }) - 1;
  if (alternative != Alternative::fewer) answer.most = first_where(mode, most + 1, is_improbable);
  return answer;
}

}  // namespace wardmote::analysis::cooccurrence
