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
};

/// The newest first.
std::vector<Release> list_releases(store::Reader& reader, store::BoardId board);
/// All that went out of the discussions of a year, in the order in which it went.
std::vector<ReleasedList> released_of(store::Reader& reader, store::BoardId board, int year);
/// With its audit entry.
void insert_release(store::Writer& writer, store::BoardId board, Release const& release, YearlyReport const& report);

/// A grid of the registry as one text, and back: one axis of single categories and their total.
std::string text_of_cells(std::span<analysis::disclosure::Cell const> cells);
analysis::disclosure::ReleasedGrid grid_of_cells(std::string_view text);

}  // namespace wardmote::situation
