#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domains/evidence/area.h"

namespace wardmote::evidence {

/// A statistic as somebody published it. No value: not published; `status` says why in the source's own code.
struct PublishedValue {
  std::string area;
  AreaKind area_kind = AreaKind::police_service;
  int year = 0;
  std::string measure;  ///< "csi_total", "incidents", "csi_share_pct" …
  std::string offence;  ///< empty if the measure has none
  std::optional<double> value;
  std::string status;
  bool is_revised = false;
  bool break_before = false;
  std::string release;
  std::int64_t source_row = 0;
  std::int64_t since_version = 0;
  std::optional<std::int64_t> superseded_version;  ///< none: it stands
};

}  // namespace wardmote::evidence
