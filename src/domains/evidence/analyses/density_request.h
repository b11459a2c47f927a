#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace wardmote::evidence {

/// Where do incidents lie densest, and did the densest places hold what came later? With the version of the data it
/// determines the result.
struct DensityRequest {
  std::string dataset{};                ///< slug
  std::vector<std::string> offences{};  ///< in order, each once; empty: all
  base::LocalDate from{};
  base::LocalDate to{};             ///< included
  base::LocalDate held_out_from{};  ///< what comes from this day on is foretold by what came before it
  int cell_m = 250;                 ///< side of a cell; wider where there would be too many
  int bandwidth_m = 0;    ///< standard deviation of the kernel, at least a cell; 0: by cross-validated likelihood
  std::int64_t seed = 1;  ///< of the intervals
  friend bool operator==(DensityRequest const&, DensityRequest const&) = default;
};

/// The request as canonical JSON, and back; nothing if it is none of a density.
std::string text_of(DensityRequest const& request);
std::optional<DensityRequest> density_request_of(std::string_view text);

}  // namespace wardmote::evidence
