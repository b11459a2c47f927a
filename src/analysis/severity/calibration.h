#pragma once

#include "analysis/severity/scale.h"

/// Numbers for the model of scale.h, from the published figures of Ontario. golden_index_test.cpp computes them anew
/// from tests/golden/severity and fails if they differ.
namespace wardmote::analysis::severity {

/// scale: five census metropolitan areas, 2021-2024, all pooled (table 35-10-0177, release of July 2025).
/// Over-dispersion: 14 Ontario police services of 100,000 and more, index 2023 against 2024 (table 35-10-0188), common
/// movement removed, z-scores winsorised at 0.1. It contains what really changed, so it bounds chance from above for
/// the typical service.
inline constexpr SeverityModel ontario_2021_2024{.scale = 8'073.6, .overdispersion = 1.99};

/// The same without winsorising: two services that changed much (by -19 and +8 per cent) count in full. A sentence that
/// also holds with this one holds under any reading of the data.
inline constexpr SeverityModel ontario_2021_2024_cautious{.scale = 8'073.6, .overdispersion = 6.46};

/// The violent and the non-violent index scatter otherwise: each has weights and a base of its own. Their scale cannot
/// be computed, since counts are published with shares of the whole index only; so it is borrowed, and the
/// over-dispersion, measured against it on the same services' own index, makes good what differs. Only the product
/// means anything here: 8.77 does not say that violent crime scatters 8.77 times as widely as chance would make it. 14
/// services (non-violent: 13), winsorised and not, as above.
inline constexpr SeverityModel ontario_2021_2024_violent{.scale = 8'073.6, .overdispersion = 8.77};
inline constexpr SeverityModel ontario_2021_2024_violent_cautious{.scale = 8'073.6, .overdispersion = 24.13};
inline constexpr SeverityModel ontario_2021_2024_nonviolent{.scale = 8'073.6, .overdispersion = 2.63};
inline constexpr SeverityModel ontario_2021_2024_nonviolent_cautious{.scale = 8'073.6, .overdispersion = 6.25};

}  // namespace wardmote::analysis::severity
