#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/refusal.h"
#include "domains/evidence/analyses/density_request.h"
#include "domains/evidence/analyses/run_facts.h"

namespace wardmote::evidence {

/// What a form, or a command line, asks for; what is left out is chosen by rule.
struct DensityForm {
  std::string dataset{};
  std::vector<std::string> offences{};
  std::optional<base::LocalDate> from{};
  std::optional<base::LocalDate> to{};
  std::optional<base::LocalDate> held_out_from{};
  std::optional<int> cell_m{};
  std::optional<int> bandwidth_m{};
  std::optional<std::int64_t> seed{};
};
BOOST_DESCRIBE_STRUCT(DensityForm, (), (dataset, offences, from, to, held_out_from, cell_m, bandwidth_m, seed))

/// No cell is narrower: a lot or a house would be a cell of its own.
inline constexpr int cell_m_min = 250;
inline constexpr int cell_m_max = 2000;
inline constexpr int bandwidth_m_max = 5000;

/// The request that a form makes. Left out: the newest unbroken stretch of months up to a year; of it the last third is held
/// out; the narrowest cells; the bandwidth by likelihood. Refuses form_invalid, each field with its reason: a dataset without positions too.
base::Answer<DensityRequest> density_request_for(DensityForm const& form, RunFacts const& facts);

}  // namespace wardmote::evidence
