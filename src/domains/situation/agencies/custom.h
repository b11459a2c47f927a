#pragma once

#include <boost/describe.hpp>

#include "base/clock.h"

namespace wardmote::situation {

/// From which filter on it is spoken at the table who a discussion is about: from filter three, as the provincial guidance has it; or, as in
/// Kenora, from filter four, where filter three only finds the agencies. It is never typed, in either.
enum class SpokenFrom { filter_3, filter_4 };
BOOST_DESCRIBE_ENUM(SpokenFrom, filter_3, filter_4)

/// How a table goes about its discussions, by its own decision.
struct Custom {
  SpokenFrom spoken_from = SpokenFrom::filter_3;
  base::LocalDate decided_on{};  ///< by the table
};

}  // namespace wardmote::situation
