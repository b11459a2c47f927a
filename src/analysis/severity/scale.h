#pragma once

#include <span>

#include "analysis/severity/index.h"

/// How uncertain an index value is when only the value is published. A MODEL, not a fact of the data: it borrows the
/// mix of offences from places whose counts are published, and its over-dispersion from year-to-year scatter
/// (overdispersion.h). What it assumes and where it fails: docs/methods/severity.md, "When only the index is
/// published".
namespace wardmote::analysis::severity {

/// The severity-weighted mean weight, W = sum w^2 n / sum w n: how severe the incident is to which a random point of
/// the index belongs. In the unit of the weights; index points x persons for recovered weights. Several lists pool by
/// being joined. Requires a total above 0, and what weighted_sum requires. Where a kind is itself a mix, W is a lower
/// bound.
double severity_scale(std::span<Offence const> offences);

/// What the model knows. Both come from data of other places.
struct SeverityModel {
  double scale = 0;           ///< W, in index points x persons, > 0
  double overdispersion = 1;  ///< phi, > 0
};

/// The standard error of an index value, in index points: Var(CSI) = phi CSI W / population, which is the compound
/// Poisson variance written with the index. Requires index >= 0 and population > 0. 0 exactly where the index is 0.
double modelled_standard_error(double index, double population, SeverityModel const& model);

/// The interval that goes with it: the exact Poisson interval (Garwood 1936) of the effective number of incidents
/// N = CSI population / (phi W), which need not be whole, times the points that one of them is worth. Never below 0;
/// tends to value +- z x standard error as N grows.
IndexInterval modelled_interval(double index, double population, SeverityModel const& model, double level = 0.95);

}  // namespace wardmote::analysis::severity
