#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/clock.h"
#include "domains/evidence/dataset.h"

namespace wardmote::evidence {

/// Of several reports of a year the newest that was not withdrawn is current; it replaces those before it.
enum class TableReportState { current, replaced, withdrawn };
BOOST_DESCRIBE_ENUM(TableReportState, current, replaced, withdrawn)

struct TableReportCount {
  std::string list{};  ///< "risk_factor"
  Bilingual title{};   ///< of the list
  Bilingual label{};   ///< of the row; of a total empty
  bool is_total = false;
  std::optional<std::int64_t> count{};  ///< discussions; nothing: suppressed
};

/// A yearly report of the Situation Table as it was let out: counts that passed the gate, and no more of the table.
struct TableReport {
  std::string release{};  ///< identifier; later ones are greater
  int year = 0;
  base::Instant released_at{};
  std::int64_t min_cell = 0;
  std::string lists_version{};
  bool is_synthetic = false;
  std::optional<base::Instant> withdrawn_at{};
  Bilingual reason{};
};

/// Of a report among all of its board.
TableReportState state_of(TableReport const& report, std::span<TableReport const> all);

}  // namespace wardmote::evidence
