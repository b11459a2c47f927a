#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "domains/evidence/analyses/run.h"
#include "domains/evidence/incident_counts.h"
#include "domains/evidence/incident_filter.h"
#include "web/context.h"

namespace wardmote::evidence {

/// What is known of a dataset before an analysis of it is asked for.
struct RunFacts {
  Dataset dataset{};
  DatasetVersion version{};
  std::optional<DatasetVersion> areas_version{};  ///< that described its areas
  std::vector<std::string> months{};              ///< that the file covers, in order: "2018-01"
  base::LocalDate first_day{}, last_day{};        ///< of its incidents
  std::vector<CountOf> offences{};                ///< by name
  std::size_t places = 0;                         ///< that have a position
  bool has_residents = false;                     ///< enough of these places say how many live there
  bool has_positions = false;                     ///< some of its incidents have a public one
  bool has_months_alone = false;                  ///< the file knows no days
};

/// An unbroken stretch of months that a file covers.
struct Stretch {
  base::LocalDate from{};
  base::LocalDate to{};
};
/// A period that is left out is the newest, of at most so many months.
inline constexpr int stretch_months_max = 12;
/// The newest, of at most so many months.
std::optional<Stretch> newest_stretch(std::vector<std::string> const& months, int months_max);

/// Gathers what is wrong with what was asked for, field by field.
class Faults {
 public:
  void add(std::string field, std::string_view message, std::map<std::string, std::string> values = {});
  void check_range(std::string const& field, std::int64_t value, std::int64_t least, std::int64_t most);
  /// The file covers every month of the period.
  void check_period(base::LocalDate from, base::LocalDate to, RunFacts const& facts);
  void check_offences(std::vector<std::string> const& offences, RunFacts const& facts);
  bool none() const { return refusal_.fields.empty(); }
  base::Refusal refusal() const { return refusal_; }

 private:
  base::Refusal refusal_{.code = base::RefusalCode::form_invalid};
};

/// Each reason of a form that was refused, in words.
std::vector<std::string> reasons_of(base::Refusal const& refusal, web::Tongue const& tongue);

/// In order, each once.
std::vector<std::string> in_order_once(std::vector<std::string> texts);

}  // namespace wardmote::evidence
