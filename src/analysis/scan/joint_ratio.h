#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/scan/prepared.h"

/// For the .cpp files of this folder and their tests, but for the faults.
namespace wardmote::analysis::scan {

/// Why several types of cases cannot be scanned together so, as half a sentence; nothing if they can.
std::optional<std::string> joint_fault(ScanOptions const& options, Model model);

/// Which way a window of several types leans, and by how much.
struct JointRatio {
  double ratio = 0;
  bool is_high = true;
};

/// The likelihood of a window of several types: the sum of the log-likelihood ratios of those types that have more cases
/// in it than expected, or of those that have fewer; where both are looked for, the larger sum (Kulldorff, Mostashari,
/// Duczmal, Yih, Kleinman & Platt 2007, Statistics in Medicine 26:1824-1833).
class JointLikelihood {
 public:
  /// `types` outlive this.
  JointLikelihood(std::span<Prepared const> types, ScanOptions const& options) : types_(types), options_(options) {}

  /// Whether a type adds to the sum of that direction: more (fewer) cases than expected, and as many as a cluster needs.
  bool contributes(double count, double expected, bool is_high) const;
  /// By type.
  JointRatio of(std::span<std::uint32_t const> counts, std::span<double const> expected) const;
  /// Whether surely no sum is above a ratio, much cheaper than `of`: by the sums of what bounds each type's.
  bool is_at_most(std::span<std::uint32_t const> counts, std::span<double const> expected, double ratio) const;

 private:
  double sum(std::span<std::uint32_t const> counts, std::span<double const> expected, bool is_high) const;

  std::span<Prepared const> types_;
  ScanOptions const& options_;
};

/// Expected cases by those at risk: 1 but for cases among controls.
double expected_by_risk(Prepared const& type);

/// The seed of a type's worlds: the first keeps the one that is given.
std::uint64_t seed_of_type(std::uint64_t seed, std::size_t type);

}  // namespace wardmote::analysis::scan
