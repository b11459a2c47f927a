#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "domains/situation/discussion_rules.h"

// Whether what an order says can be recorded. Each refuses form_invalid with the field.
namespace wardmote::situation {

using Checked = base::Answer<void>;

/// The first of them that is refused.
Checked all_of(std::initializer_list<Checked> checks);

/// A code of the list of that prefix.
Checked coded(Terms const& terms, std::string field, std::string_view prefix, std::string_view code);
/// One line, that the screen does not speak against.
Checked screened(Terms const& terms, std::string field, std::string_view text);
/// An agency with a valid seat.
Checked has_seat(Terms const& terms, std::string field, std::string const& agency);

/// Refuses not_permitted as well, where another agency is said to have brought it.
Checked fit(Subject const& subject, Reader const& reader, Terms const& terms);
/// `flags_before`: as they were recorded; a retired one may stay.
Checked fit(Factors const& factors, std::vector<std::string> const& flags_before, Terms const& terms);

}  // namespace wardmote::situation
