#include "domains/evidence/incident_tally.h"

#include <algorithm>
#include <boost/container_hash/hash.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <utility>

#include "base/ensure.h"
#include "base/text.h"

namespace wardmote::evidence {
namespace {

/// Stands between month, offence and area in a key: below every letter, so that keys sort as the three do.
constexpr char between = '\0';

}  // namespace

struct IncidentTally::Counts {
  boost::unordered_flat_map<std::string, std::int64_t> by_key;
  std::string key;  // of the incident at hand, in memory that is used again
};

IncidentTally::IncidentTally() : counts_(std::make_unique<Counts>()) {}
IncidentTally::~IncidentTally() = default;

void IncidentTally::add(Incident const& incident) {
  auto& key = counts_->key;
  key = base::month_of(incident.occurred_on);
  (key += between) += incident.offence;
  (key += between) += incident.area;
  counts_->by_key[key] += incident.incidents;
}

bool IncidentTally::is_full() const { return counts_->by_key.size() >= counts_max; }

std::vector<IncidentCount> IncidentTally::take() {
  std::vector<std::pair<std::string_view, std::int64_t>> sorted(counts_->by_key.begin(), counts_->by_key.end());
  std::ranges::sort(sorted);
  std::vector<IncidentCount> counts;
  counts.reserve(sorted.size());
  for (auto const& [key, incidents] : sorted) {
    auto const pieces = base::split(key, between);
    ENSURE(pieces.size() == 3);
    counts.push_back({std::string(pieces[0]), std::string(pieces[1]), std::string(pieces[2]), incidents});
  }
  counts_->by_key.clear();
  return counts;
}

}  // namespace wardmote::evidence
