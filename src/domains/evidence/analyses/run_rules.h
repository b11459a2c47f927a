#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "domains/evidence/analyses/run.h"
#include "domains/evidence/incident_counts.h"
#include "domains/evidence/incident_filter.h"

namespace wardmote::evidence {

/// What is known of a dataset before an analysis of it is asked for.
struct RunFacts {
  Dataset dataset{};
  DatasetVersion version{};
  std::optional<DatasetVersion> areas_version{};  ///< that described its areas
  std::vector<std::string> months{};              ///< that the file covers, in order: "2018-01"
  std::vector<CountOf> offences{};                ///< by name
  std::size_t places = 0;                         ///< that have a position
  bool has_residents = false;                     ///< enough of these places say how many live there
  bool has_months_alone = false;                  ///< the file knows no days
};

/// What a form, or a command line, asks for; what is left out is chosen by rule.
struct RunForm {
  std::string dataset{};
  std::vector<std::string> offences{};
  std::optional<base::LocalDate> from{};
  std::optional<base::LocalDate> to{};
  std::optional<RunModel> model{};
  std::optional<RunBaseline> baseline{};
  std::optional<RunStep> step{};
  std::optional<int> share_pct{};
  std::optional<int> days_max{};
  std::optional<int> replicates{};
  std::optional<std::int64_t> seed{};
};

inline constexpr int replicates_min = 99;
inline constexpr int replicates_max = 9999;
/// Steps of time times places, beyond which a search would take hours.
inline constexpr std::int64_t cells_max = 400'000;

/// The request that a form makes. Left out: the newest unbroken stretch of months up to a year; residents where they are
/// known, else the own level; months where the file knows no days, else weeks. Refuses form_invalid, each field with its
/// reason.
base::Answer<RunRequest> run_request_for(RunForm const& form, RunFacts const& facts);

/// The newest unbroken stretch of months that a file covers, at most twelve: what a period is by default.
struct Stretch {
  base::LocalDate from{};
  base::LocalDate to{};
};
std::optional<Stretch> newest_stretch(std::vector<std::string> const& months);

}  // namespace wardmote::evidence
