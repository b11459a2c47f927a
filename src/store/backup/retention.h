#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace wardmote::store {

/// How long scheduled copies are kept: at most so many, and each at most so long. The newest stays however old it is.
struct Retention {
  int count = 14;
  std::chrono::days age{90};
};

/// What a scheduled copy of that moment is called: "wardmote-20261123T134633Z.backup". Sorts in the order of time.
std::string scheduled_backup_name(base::Instant moment);
/// The moment that such a name says; nothing if it is another name.
std::optional<base::Instant> moment_of_backup_name(std::string_view name);

/// Which of these files go: of those with such names, what is beyond the count or the age. Pure.
std::vector<std::string> expired_backups(std::vector<std::string> names, Retention const& retention, base::Instant now);

}  // namespace wardmote::store
