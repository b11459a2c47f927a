#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "web/context.h"

/// What a run says, in plain words. The words follow from its numbers by rule; nobody writes them. Each kind of analysis has
/// its own rules (scan_sentences.h, watch_sentences.h, density_sentences.h).
namespace wardmote::evidence {

/// What the sentences speak of beside the numbers.
struct RunNames {
  std::string publisher{};
  std::map<std::string, std::string> areas{};  ///< by code; an area without a name is called by its code
  std::string const& of_area(std::string const& code) const;
};

/// A whole number as people read it.
template <class Number>
std::string whole(Number number, web::Tongue const& tongue) {
  return tongue.number(static_cast<double>(number), 0);
}

struct RunStory {
  std::string headline{};             ///< what, where, when
  std::string certainty{};            ///< how sure
  std::string power{};                ///< what would have been found; empty if that cannot be said
  std::vector<std::string> limits{};  ///< what it does not say
};

/// What was asked for, in words, and the strongest of what was found: what lists and comparisons show.
struct RunSummary {
  std::string offences{};
  base::LocalDate from{};
  base::LocalDate to{};
  std::string model{};
  std::string baseline{};
  std::string step{};
  std::int64_t replicates = 0;
  std::int64_t seed = 1;
  std::optional<double> p_value{};
  std::optional<double> relative_risk{};
};
BOOST_DESCRIBE_STRUCT(RunSummary, (),
                      (offences, from, to, model, baseline, step, replicates, seed, p_value, relative_risk))

/// "all offences", or their names.
std::string offences_words(std::vector<std::string> const& offences, web::Tongue const& tongue);
std::string p_text(double p, web::Tongue const& tongue);
std::string expected_text(double expected, web::Tongue const& tongue);
/// What no analysis says: why, and anything about anybody.
std::vector<std::string> limits_of_all(web::Tongue const& tongue);
/// How many incidents are not in it because no area is published for them; nothing for none.
std::optional<std::string> without_area_sentence(std::int64_t incidents, web::Tongue const& tongue);

}  // namespace wardmote::evidence
