#include "domains/evidence/offences.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "analysis/severity/overdispersion.h"

namespace wardmote::evidence {
namespace {

namespace severity = analysis::severity;

// Rows of the table contain one another: homicide holds murder, the total of the Criminal Code holds all but drugs.
// These are the largest that do not overlap.
constexpr std::string_view criminal_code = "Total, all Criminal Code violations (including traffic) [25]";
constexpr std::string_view drugs = "Total drug violations [401]";
constexpr std::array<std::string_view, 7> within_criminal_code{"Homicide [110]",
                                                               "Criminal negligence causing death [1150]",
                                                               "Attempted murder [1210]",
                                                               "Sexual assault, level 1 [1330]",
                                                               "Assault, level 1 [1430]",
                                                               "Robbery [1610]",
                                                               "Total impaired driving [910]"};
constexpr std::array<std::string_view, 5> single_violations{"Murder, first degree [1110]", "Attempted murder [1210]",
                                                            "Sexual assault, level 1 [1330]", "Assault, level 1 [1430]",
                                                            "Robbery [1610]"};

OffenceYear const* find(std::vector<OffenceYear> const& years, std::string_view city, int year,
                        std::string_view offence) {
  auto const found = std::ranges::find_if(
      years, [&](OffenceYear const& one) { return one.city == city && one.year == year && one.offence == offence; });
  return found == years.end() ? nullptr : &*found;
}

/// The population that a published rate implies; 0 if there is none.
double population_of(OffenceYear const& one) { return one.rate > 0 ? one.incidents / one.rate * 100'000 : 0; }

/// A city's population, from its row with the most incidents: the one that rounding disturbs least.
double population_of(std::vector<OffenceYear> const& years, std::string_view city, int year) {
  auto const* const all = find(years, city, year, criminal_code);
  return all ? population_of(*all) : 0;
}

/// How much more than chance an offence scatters from year to year over all cities.
double overdispersion_of(std::vector<OffenceYear> const& years, std::string_view offence) {
  std::vector<severity::CountPair> pairs;
  for (auto const& after : years) {
    if (after.offence != offence) continue;
    auto const* const before = find(years, after.city, after.year - 1, offence);
    auto const people_before = population_of(years, after.city, after.year - 1),
               people_after = population_of(years, after.city, after.year);
    if (before && people_before > 0 && people_after > 0)
      pairs.push_back({before->incidents, people_before, after.incidents, people_after});
  }
  return severity::overdispersion_of_counts(pairs, 0.1).widening();
}

std::optional<severity::Change> change_of(std::vector<OffenceYear> const& years, OffenceYear const& after) {
  auto const* const before = find(years, after.city, after.year - 1, after.offence);
  auto const people_before = population_of(years, after.city, after.year - 1),
             people_after = population_of(years, after.city, after.year);
  if (!before || people_before <= 0 || people_after <= 0) return std::nullopt;
  std::array const offences_before{severity::Offence{before->incidents, 1}};
  std::array const offences_after{severity::Offence{after.incidents, 1}};
  return severity::change_of_counts({offences_before, people_before}, {offences_after, people_after},
                                    {.overdispersion = overdispersion_of(years, after.offence)});
}

OffencePart part_of(std::vector<OffenceYear> const& years, OffenceYear const& one) {
  return {.offence = one.offence,
          .is_remainder = false,
          .share = one.share_percent / 100,
          .points = {},
          .incidents = one.incidents,
          .change = change_of(years, one)};
}

OffencePart remainder(std::string_view name, double share) {
  return {.offence = std::string(name),
          .is_remainder = true,
          .share = std::max(0.0, share),
          .points = {},
          .incidents = {},
          .change = {}};
}

}  // namespace

std::vector<OffenceYear> offence_years(std::vector<PublishedValue> const& values) {
  std::map<std::tuple<std::string, int, std::string>, OffenceYear> rows;
  for (auto const& value : values) {
    if (!value.value || value.offence.empty()) continue;
    auto& row = rows[{value.area, value.year, value.offence}];
    row.city = value.area;
    row.year = value.year;
    row.offence = value.offence;
    if (value.measure == "incidents") row.incidents = *value.value;
    if (value.measure == "rate_per_100k") row.rate = *value.value;
    if (value.measure == "csi_share_pct") row.share_percent = *value.value;
  }
  std::vector<OffenceYear> years;
  for (auto& [key, row] : rows) years.push_back(std::move(row));
  return years;
}

std::vector<OffencePart> parts_of_index(std::vector<OffenceYear> const& years, std::string const& city, int year,
                                        std::optional<double> index) {
  auto const* const code = find(years, city, year, criminal_code);
  if (!code) return {};
  std::vector<OffencePart> parts;
  double named = 0;
  for (auto const offence : within_criminal_code) {
    auto const* const one = find(years, city, year, offence);
    if (!one || one->share_percent <= 0) continue;
    parts.push_back(part_of(years, *one));
    named += one->share_percent;
  }
  auto const* const drug = find(years, city, year, drugs);
  if (drug) parts.push_back(part_of(years, *drug));
  auto const drug_share = drug ? drug->share_percent : 0;
  parts.push_back(remainder("All other Criminal Code offences", (code->share_percent - named) / 100));
  parts.push_back(remainder("Other federal statutes", (100 - code->share_percent - drug_share) / 100));
  if (index)
    for (auto& part : parts) part.points = part.share * *index;
  std::ranges::stable_sort(parts, std::greater{}, &OffencePart::share);
  return parts;
}

std::vector<OffenceWeight> weights_of(std::vector<OffenceYear> const& years, int year,
                                      std::vector<CityIndex> const& indices) {
  std::vector<OffenceWeight> weights;
  for (auto const offence : single_violations) {
    std::vector<severity::PublishedShare> shares;
    for (auto const& [city, index] : indices) {
      auto const* const one = find(years, city, year, offence);
      auto const population = population_of(years, city, year);
      if (one && population > 0)
        shares.push_back({one->incidents, one->share_percent / 100, 0.5e-4, index, 0.05, population});
    }
    weights.push_back({std::string(offence), severity::recover_weight(shares)});
  }
  return weights;
}

}  // namespace wardmote::evidence
