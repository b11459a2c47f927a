#include "domains/evidence/analyses/run_story.h"

#include <algorithm>
#include <cmath>

namespace wardmote::evidence {

using web::Tongue;

std::string const& RunNames::of_area(std::string const& code) const {
  auto const at = areas.find(code);
  return at == areas.end() ? code : at->second;
}

std::string offences_words(std::vector<std::string> const& offences, Tongue const& tongue) {
  if (offences.empty()) return tongue.text("all offences");
  std::string all;
  for (auto const& offence : offences) all += (all.empty() ? "" : ", ") + offence;
  return all;
}

std::string p_text(double p, Tongue const& tongue) {
  constexpr double decimals_max = 12;
  if (p >= 1e-4) return tongue.number(p, p < 0.01 ? 4 : 3);
  return tongue.number(p,
                       static_cast<int>(p > 0 ? std::min(decimals_max, std::ceil(-std::log10(p)) + 1) : decimals_max));
}

std::string expected_text(double expected, Tongue const& tongue) {
  return tongue.number(expected, expected < 100 ? 1 : 0);
}

std::vector<std::string> limits_of_all(Tongue const& tongue) {
  return {
      tongue.text("It does not say why. Counts follow how readily people report and where police look, as well as what "
                  "happened."),
      tongue.text("It says nothing about anybody who lives there or was there. Most people in any area have nothing to "
                  "do with any incident.")};
}

std::optional<std::string> without_area_sentence(std::int64_t incidents, Tongue const& tongue) {
  if (incidents == 0) return std::nullopt;
  return tongue.plural(
      "{count} incident of this choice has no published area and is not in it. Some are left out on purpose, to "
      "protect "
      "people.",
      "{count} incidents of this choice have no published area and are not in it. Some are left out on purpose, to "
      "protect "
      "people.",
      incidents);
}

}  // namespace wardmote::evidence
