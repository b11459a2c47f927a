#include "domains/evidence/incident_counts.h"

#include <map>
#include <string_view>

namespace wardmote::evidence {
namespace {

std::vector<CountOf> sums_by(std::vector<CellCount> const& cells, std::string CellCount::* key) {
  std::map<std::string_view, std::int64_t> sums;
  for (auto const& cell : cells) sums[cell.*key] += cell.incidents;
  std::vector<CountOf> counts;
  for (auto const& [name, incidents] : sums) counts.push_back({std::string(name), incidents});
  return counts;
}

}  // namespace

std::vector<CountOf> by_offence(std::vector<CellCount> const& cells) { return sums_by(cells, &CellCount::offence); }
std::vector<CountOf> by_row(std::vector<CellCount> const& cells) { return sums_by(cells, &CellCount::row); }

}  // namespace wardmote::evidence
