#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "domains/evidence/analyses/run_facts.h"
#include "domains/evidence/analyses/scan_request.h"

namespace wardmote::evidence {

/// What a form, or a command line, asks for; what is left out is chosen by rule.
struct ScanForm {
  std::string dataset{};
  std::vector<std::string> offences{};
  std::optional<base::LocalDate> from{};
  std::optional<base::LocalDate> to{};
  std::optional<ScanModel> model{};
  std::optional<ScanBaseline> baseline{};
  std::optional<ScanStep> step{};
  std::optional<int> share_pct{};
  std::optional<int> days_max{};
  std::optional<int> replicates{};
  std::optional<std::int64_t> seed{};
};
BOOST_DESCRIBE_STRUCT(ScanForm, (),
                      (dataset, offences, from, to, model, baseline, step, share_pct, days_max, replicates, seed))

inline constexpr int replicates_min = 99;
inline constexpr int replicates_max = 9999;
/// Steps of time times places, beyond which a search would take hours.
inline constexpr std::int64_t cells_max = 400'000;

/// The request that a form makes. Left out: the newest unbroken stretch of months up to a year; residents where they are
/// known, else the own level; months where the file knows no days, else weeks. Refuses form_invalid, each field with its
/// reason.
base::Answer<ScanRequest> scan_request_for(ScanForm const& form, RunFacts const& facts);

}  // namespace wardmote::evidence
