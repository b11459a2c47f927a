#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/database.h"
#include "store/jobs/attempt.h"
#include "store/transparency/check_board_log.h"

namespace wardmote::store {

/// The kind of job that walks a board's whole log.
inline constexpr std::string_view verify_audit_kind = "verify_audit";

/// What it found, as a page shows it.
struct VerifyReport {
  std::int64_t entries = 0;  ///< that hold, from the first on
  std::string root{};        ///< of the tree over them, 64 hexadecimal digits
  std::int64_t checkpoints = 0;
  std::int64_t faults = 0;
  std::optional<base::Refusal> first_fault{};
  std::optional<LinkFault>
      broken{};  ///< what is wrong with the chain at that entry, if the first fault is of the chain
};

std::string text_of(VerifyReport const& report);
std::optional<VerifyReport> verify_report_of(std::string_view text);

/// Checks on one snapshot, and gives a report whether all holds or not.
Handler verify_audit_handler(Database& database);

}  // namespace wardmote::store
