#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domains/situation/learning/yearly.h"
#include "store/board_id.h"
#include "store/session.h"

namespace wardmote::situation {

/// A yearly report that left the table.
struct Release {
  std::string id{};
  int year = 0;
  base::Instant made_at{};
  std::string made_by{};  ///< identifier
  std::optional<base::Instant> withdrawn_at{};
  std::string reason{};  ///< of WithdrawalReason; empty while it stands
};

/// The newest first.
std::vector<Release> list_releases(store::Reader& reader, store::BoardId board);
/// All that went out of the discussions of a year, in the order in which it went.
std::vector<ReleasedList> released_of(store::Reader& reader, store::BoardId board, int year);
/// With its audit entry.
void insert_release(store::Writer& writer, store::BoardId board, Release const& release, YearlyReport const& report);

/// Of all reports of the year that still stand, with its audit entry. The registry keeps their counts.
void insert_withdrawal(store::Writer& writer, store::BoardId board, int year, std::string_view reason,
                       std::string_view by, base::Instant at);

/// A grid of the registry as one text, and back: one axis of single categories and their total.
std::string text_of_cells(std::span<analysis::disclosure::Cell const> cells);
analysis::disclosure::ReleasedGrid grid_of_cells(std::string_view text);

}  // namespace wardmote::situation
