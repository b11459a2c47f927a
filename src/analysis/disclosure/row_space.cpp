#include "analysis/disclosure/row_space.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace wardmote::analysis::disclosure {
namespace {

constexpr std::uint64_t prime = (std::uint64_t{1} << 61) - 1;
__extension__ using Wide = __int128;
__extension__ using UnsignedWide = unsigned __int128;

std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  auto const product = static_cast<UnsignedWide>(a) * b;
  auto const sum = static_cast<std::uint64_t>(product & prime) + static_cast<std::uint64_t>(product >> 61);
  return sum >= prime ? sum - prime : sum;
}

std::uint64_t minus(std::uint64_t a, std::uint64_t b) { return a >= b ? a - b : a + prime - b; }

std::uint64_t residue(std::int64_t value) {
  auto const rest = value % static_cast<std::int64_t>(prime);
  return static_cast<std::uint64_t>(rest < 0 ? rest + static_cast<std::int64_t>(prime) : rest);
}

std::uint64_t inverse(std::uint64_t value) {
  std::uint64_t answer = 1;
  for (auto exponent = prime - 2; exponent > 0; exponent >>= 1U, value = times(value, value))
    if ((exponent & 1U) != 0) answer = times(answer, value);
  return answer;
}

struct Ratio {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
};

/// The fraction with numerator and denominator up to 2^30 that is this residue (Wang 1981, SYMSAC: half of Euclid's algorithm).
std::optional<Ratio> fraction(std::uint64_t value) {
  constexpr std::int64_t most = std::int64_t{1} << 30;
  auto a = static_cast<std::int64_t>(prime), b = static_cast<std::int64_t>(value);
  std::int64_t s = 0, t = 1;
  while (b > most) {
    auto const quotient = a / b;
    a = std::exchange(b, a - quotient * b);
    s = std::exchange(t, s - quotient * t);
  }
  if (t == 0 || std::abs(t) > most) return std::nullopt;
  return t < 0 ? Ratio{-b, -t} : Ratio{b, t};
}

}  // namespace

RowSpace::RowSpace(std::size_t columns, std::span<Form const> rows)
    : columns_(columns), rows_(rows.begin(), rows.end()) {
  std::vector<std::size_t> occurrences(columns, 0);
  for (auto const& row : rows_)
    for (auto const& [at, value] : row) ++occurrences[at];
  std::vector<std::uint64_t> dense(columns, 0);
  for (std::uint32_t r = 0; r < rows_.size(); ++r) {
    for (auto const& [at, value] : rows_[r]) dense[at] = residue(value);
    BasisRow next{.row = r, .pivot = 0, .scale = 0, .entries = {}, .less = reduce(dense)};
    for (std::uint32_t at = 0; at < columns; ++at)
      if (auto const value = std::exchange(dense[at], 0); value != 0) next.entries.push_back({at, value});
    if (next.entries.empty()) continue;
    auto const rarest = std::ranges::min_element(next.entries, {}, [&](Residue const& e) { return occurrences[e.at]; });
    next.pivot = rarest->at;
    next.scale = inverse(rarest->value);
    for (auto& [at, value] : next.entries) value = times(value, next.scale);
    basis_.push_back(std::move(next));
  }
}

/// Takes away from a vector what of it lies in the basis; gives how much of which basis row.
std::vector<RowSpace::Residue> RowSpace::reduce(std::vector<std::uint64_t>& dense) const {
  std::vector<Residue> taken;
  for (std::uint32_t b = 0; b < basis_.size(); ++b) {
    auto const much = dense[basis_[b].pivot];
    if (much == 0) continue;
    taken.push_back({b, much});
    for (auto const& [at, value] : basis_[b].entries) dense[at] = minus(dense[at], times(much, value));
  }
  return taken;
}

std::optional<Combination> RowSpace::combination(Form const& target) const {
  std::vector<std::uint64_t> dense(columns_, 0);
  for (auto const& [at, value] : target) dense[at] = residue(value);
  auto const taken = reduce(dense);
  if (std::ranges::any_of(dense, [](auto value) { return value != 0; })) return std::nullopt;
  std::vector<std::uint64_t> of_basis(basis_.size(), 0), coefficients(rows_.size(), 0);
  for (auto const& [b, much] : taken) of_basis[b] = much;
  for (auto b = basis_.size(); b-- > 0;) {
    if (of_basis[b] == 0) continue;
    auto const much = coefficients[basis_[b].row] = times(of_basis[b], basis_[b].scale);
    for (auto const& [earlier, less] : basis_[b].less) of_basis[earlier] = minus(of_basis[earlier], times(much, less));
  }
  return proved(target, coefficients);
}

std::optional<Combination> RowSpace::proved(Form const& target, std::span<std::uint64_t const> coefficients) const {
  std::vector<Ratio> ratios(coefficients.size());
  std::int64_t denominator = 1;
  for (std::size_t r = 0; r < coefficients.size(); ++r) {
    auto const ratio = fraction(coefficients[r]);
    if (!ratio) return std::nullopt;
    ratios[r] = *ratio;
    denominator = std::lcm(denominator, ratio->denominator);
    if (denominator > (std::int64_t{1} << 30)) return std::nullopt;
  }
  Combination answer{.rows = {}, .denominator = denominator};
  std::vector<Wide> sum(columns_, 0);
  for (auto const& [at, value] : target) sum[at] = -static_cast<Wide>(denominator) * value;
  for (std::uint32_t r = 0; r < ratios.size(); ++r) {
    auto const whole = ratios[r].numerator * (denominator / ratios[r].denominator);
    if (whole == 0) continue;
    answer.rows.push_back({r, whole});
    for (auto const& [at, value] : rows_[r]) sum[at] += static_cast<Wide>(whole) * value;
  }
  return std::ranges::all_of(sum, [](Wide value) { return value == 0; }) ? std::optional(answer) : std::nullopt;
}

}  // namespace wardmote::analysis::disclosure
