#include "domains/evidence/analyses/scan_following.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "analysis/scan/follow.h"
#include "domains/evidence/analyses/result_node.h"

namespace wardmote::evidence {
namespace {

using analysis::scan::Sighting;
using std::chrono::sys_days;
using Json = nlohmann::json;

bool is_told(ScanCluster const& cluster) { return cluster.p_value <= chance_share_max; }

base::LocalDate since_of(std::optional<ScanFollowing> const& following, std::int64_t rank, base::LocalDate otherwise) {
  if (!following) return otherwise;
  auto const found = std::ranges::find(following->now, rank, &ScanFollowing::Followed::rank);
  return found == following->now.end() ? otherwise : found->since;
}

/// The clusters that are told, and the rank of each.
struct Sightings {
  std::vector<Sighting> seen{};
  std::vector<std::int64_t> ranks{};
};
Sightings sightings_of(ScanDone const& scan) {
  Sightings sightings;
  for (std::size_t at = 0; at < scan.result.clusters.size(); ++at) {
    auto const& cluster = scan.result.clusters[at];
    if (!is_told(cluster)) continue;
    auto const rank = static_cast<std::int64_t>(at) + 1;
    Sighting seen{.places = {},
                  .first = sys_days(cluster.from),
                  .last = sys_days(cluster.to),
                  .since = sys_days(since_of(scan.following, rank, scan.request.to))};
    for (auto const& area : cluster.areas) seen.places.push_back(area.code);
    sightings.seen.push_back(std::move(seen));
    sightings.ranks.push_back(rank);
  }
  return sightings;
}

}  // namespace

ScanFollowing followed(ScanDone const& before, ScanRequest const& request, ScanResult const& result) {
  auto const then = sightings_of(before), now = sightings_of({request, result});
  auto const found = analysis::scan::follow(then.seen, now.seen, sys_days(request.to));
  ScanFollowing following;
  for (std::size_t at = 0; at < found.now.size(); ++at)
    following.now.push_back({now.ranks[at], found.now[at].is_new, base::LocalDate(found.now[at].since)});
  for (auto const at : found.ended) {
    auto const& gone = then.seen[at];
    following.ended.push_back(
        {gone.places, base::LocalDate(gone.first), base::LocalDate(gone.last), base::LocalDate(gone.since)});
  }
  return following;
}

std::string text_of(ScanFollowing const& following) {
  auto now = Json::array(), ended = Json::array();
  for (auto const& one : following.now)
    now.push_back({{"rank", one.rank}, {"is_new", one.is_new}, {"since", base::to_text(one.since)}});
  for (auto const& one : following.ended)
    ended.push_back({{"areas", one.areas},
                     {"from", base::to_text(one.from)},
                     {"to", base::to_text(one.to)},
                     {"since", base::to_text(one.since)}});
  return Json{{"now", now}, {"ended", ended}}.dump();
}

std::optional<ScanFollowing> scan_following_of(std::string_view text) {
  auto const json = ResultNode::of(text);
  ScanFollowing following;
  for (auto const& one : json.items("now"))
    following.now.push_back({one.member("rank").whole(), one.member("is_new").truth(), one.member("since").date()});
  for (auto const& one : json.items("ended")) {
    auto& ended = following.ended.emplace_back();
    for (auto const& area : one.items("areas")) ended.areas.push_back(area.text());
    ended.from = one.member("from").date();
    ended.to = one.member("to").date();
    ended.since = one.member("since").date();
  }
  return json.is_sound() ? std::optional(following) : std::nullopt;
}

}  // namespace wardmote::evidence
