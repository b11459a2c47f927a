#include "domains/evidence/coordinates.h"

#include <array>
#include <cmath>
#include <numbers>

#include "base/text.h"

namespace wardmote::evidence {
namespace {

constexpr double degrees_per_radian = 180 / std::numbers::pi;

constexpr double flattening = 1 / 298.257223563;
constexpr double equator_radius_m = 6'378'137;
constexpr double n = flattening / (2 - flattening);
constexpr double meridian_radius_m = equator_radius_m / (1 + n) * (1 + n * n / 4 + n * n * n * n / 64);
constexpr double scale = 0.9996;
constexpr double false_easting_m = 500'000;

// Karney's equation (36), cut at n^4.
constexpr std::array beta{
    n / 2 - n * n * 2 / 3 + n * n * n * 37 / 96 - n * n * n * n / 360,
    n* n / 48 + n* n* n / 15 - n* n* n* n * 437 / 1440,
    n* n* n * 17 / 480 - n* n* n* n * 37 / 840,
    n* n* n* n * 4397 / 161280,
};

/// The latitude whose conformal latitude has the tangent: Newton's method (Karney's equations 19 to 21).
double tangent_of_latitude(double conformal) {
  double const eccentricity = std::sqrt(flattening * (2 - flattening));
  double tangent = conformal;
  for (int step = 0; step < 6; ++step) {
    auto const secant = std::hypot(1.0, tangent);
    auto const sigma = std::sinh(eccentricity * std::atanh(eccentricity * tangent / secant));
    auto const reached = tangent * std::hypot(1.0, sigma) - sigma * secant;
    tangent += (conformal - reached) / std::hypot(1.0, reached) *
               (1 + (1 - eccentricity * eccentricity) * tangent * tangent) /
               ((1 - eccentricity * eccentricity) * secant);
  }
  return tangent;
}

Position place_of_utm(double easting_m, double northing_m, int zone) {
  auto const xi = northing_m / (scale * meridian_radius_m);
  auto const eta = (easting_m - false_easting_m) / (scale * meridian_radius_m);
  auto xi_sphere = xi, eta_sphere = eta;
  for (std::size_t term = 0; term < beta.size(); ++term) {
    auto const twice = 2.0 * static_cast<double>(term + 1);
    xi_sphere -= beta[term] * std::sin(twice * xi) * std::cosh(twice * eta);
    eta_sphere -= beta[term] * std::cos(twice * xi) * std::sinh(twice * eta);
  }
  auto const conformal = std::sin(xi_sphere) / std::hypot(std::sinh(eta_sphere), std::cos(xi_sphere));
  auto const meridian = zone * 6 - 183;
  return {.latitude = std::atan(tangent_of_latitude(conformal)) * degrees_per_radian,
          .longitude = meridian + std::atan2(std::sinh(eta_sphere), std::cos(xi_sphere)) * degrees_per_radian};
}

}  // namespace

std::optional<CoordinateSystem> coordinate_system_called(std::string_view name) {
  if (name == "wgs84") return CoordinateSystem{};
  if (!name.starts_with("utm") || !name.ends_with("n") || name.size() < 5) return std::nullopt;
  auto const zone = base::whole_number(name.substr(3, name.size() - 4));
  if (!zone || *zone < 1 || *zone > 60) return std::nullopt;
  return CoordinateSystem{.utm_zone = static_cast<int>(*zone)};
}

std::optional<Position> place_of(double x, double y, CoordinateSystem system) {
  if (system.utm_zone == 0) {
    if (std::abs(y) > 90 || std::abs(x) > 180) return std::nullopt;
    return Position{.latitude = y, .longitude = x};
  }
  if (x < 100'000 || x > 900'000 || y < 0 || y > 9'400'000) return std::nullopt;
  return place_of_utm(x, y, system.utm_zone);
}

}  // namespace wardmote::evidence
