#pragma once

#include <string>
#include <vector>

#include "analysis/local/local_statistics.h"
#include "main/options.h"

namespace wardmote {

/// What `wardmote local` computes from.
struct LocalJob {
  std::vector<std::string> names;
  std::vector<double> values;  ///< with --rate: standardised rates
  analysis::local::Neighbours neighbours;
  analysis::local::LocalOptions options;
  double level = 0.05;
};

/// The answer as text for people, JSON, or CSV (a line for each place).
std::string local_report(LocalJob const& job, analysis::local::LocalAnswer const& answer, OutputFormat format);

}  // namespace wardmote
