#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "analysis/disclosure/gate.h"
#include "domains/situation/catalogue/catalogue.h"
#include "domains/situation/learning/gathered.h"

namespace wardmote::situation {

/// The lists of the yearly report, in the provincial layout. The first are of all discussions, each counted once; from `risk_category` on they are
/// of those whose details stand, each counted under every code that it has.
enum class ReportList {
  threshold,  ///< met, or not
  type,
  age_group,
  sex,
  sector,  ///< of the originating agency
  conclusion,
  risk_category,
  risk_factor,
  protective_factor,
  study_flag,
  service,
  mobilization
};
BOOST_DESCRIBE_ENUM(ReportList, threshold, type, age_group, sex, sector, conclusion, risk_category, risk_factor,
                    protective_factor, study_flag, service, mobilization)

/// What stands in a row: a count, or why none does.
struct ReportRow {
  std::string
      code{};  ///< of the catalogue; "met", "rejected" of the threshold; a category of risk factors; empty: not stated
  analysis::disclosure::Cell cell{};
};

struct ReportSection {
  ReportList list = ReportList::threshold;
  analysis::disclosure::Cell all{};  ///< of how many discussions
  std::vector<ReportRow> rows{};     ///< the codes that somebody has, in the catalogue's order
  /// As the registry remembers it: one, or one for each code.
  std::vector<std::pair<std::string, analysis::disclosure::ReleasedGrid>> grids{};
};

/// A section, or the list at which the gate stopped the report, and the inference that it would allow.
struct YearlyReport {
  std::vector<ReportSection> sections{};
  std::optional<ReportList> stopped{};
  std::string inference{};  ///< "12 - 9 = 3"
};

/// What went out before of a list, in the order in which it went.
struct ReleasedList {
  ReportList list = ReportList::threshold;
  std::string code{};  ///< of a list whose rows are grids of their own
  analysis::disclosure::ReleasedGrid grid{};
};

/// The report of these discussions, every count through the gate together with all that is out of the same discussions. Pure.
YearlyReport yearly_report(std::span<GatheredDiscussion const> discussions, Catalogue const& catalogue,
                           analysis::disclosure::Rule rule, std::span<ReleasedList const> out);

}  // namespace wardmote::situation
