#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/refusal.h"
#include "web/bilingual.h"

// What of the table everybody may read, and the one way there: counts that the gate let through, in words of both languages. A process that serves
// the public alone holds what went this way, and nothing else of the table.
namespace wardmote::situation {

struct PublicCount {
  std::string list{};                   ///< of ReportList
  web::Bilingual title{};               ///< of the list
  web::Bilingual label{};               ///< of the row; of `is_total` empty
  bool is_total = false;                ///< of how many discussions the list is
  std::optional<std::int64_t> count{};  ///< nothing: suppressed
};

/// A yearly report that left the table.
struct PublicReport {
  std::string release{};  ///< identifier, as the registry has it
  int year = 0;
  base::Instant released_at{};
  std::string by{};  ///< identifier of a person
  std::int64_t min_cell = 0;
  std::string lists_version{};
  bool is_synthetic = false;  ///< of a demonstration
  std::vector<PublicCount> counts{};
};

/// That all reports of a year are withdrawn that still stood.
struct PublicWithdrawal {
  int year = 0;
  base::Instant at{};
  std::string by{};  ///< identifier of a person
  web::Bilingual reason{};
};

/// Each may be asked again for the same thing, and does it once. Refuses what the other side refuses.
struct PublicSide {
  std::function<base::Answer<void>(PublicReport const&)> publish{};
  std::function<base::Answer<void>(PublicWithdrawal const&)> withdraw{};
};

}  // namespace wardmote::situation
