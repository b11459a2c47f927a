#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domains/situation/learning/releasing.h"

namespace wardmote::situation {

/// Message ids.
std::string_view label_of(ReportList list);
std::string_view label_of(WithdrawalReason reason);

/// What a row of a list is called; a code that the catalogue has no more stands as it is.
std::string label_of_row(Catalogue const& catalogue, ReportList list, std::string const& code,
                         web::Tongue const& tongue);

/// What stands in a cell; nothing where it is suppressed.
std::optional<std::int64_t> count_in(analysis::disclosure::Cell const& cell);

}  // namespace wardmote::situation
