#include "analysis/scan/real_scan.h"

#include <algorithm>

#include "analysis/scan/window_search.h"

namespace wardmote::analysis::scan {
namespace {

constexpr std::size_t centers_a_task = 64;

}  // namespace

std::vector<Candidate> best_windows(Prepared const& prepared, Zones const& zones, ScanOptions const& options,
                                    ForEach const& for_each) {
  auto const& directions = zones.directions();
  auto const centers = zones.center_count();
  auto const tasks = (centers + centers_a_task - 1) / centers_a_task;
  std::vector<std::vector<Candidate>> found(tasks);
  for_each(tasks, [&](std::size_t task) {
    WindowSearch search(prepared, options);
    Zones::Room room;
    auto const end = std::min(centers, (task + 1) * centers_a_task);
    for (auto center = task * centers_a_task; center < end; ++center) {
      search.clear();
      for (auto at = center; at < directions.size(); at += centers)
        search.search(static_cast<std::uint32_t>(at), directions[at].factor, zones.places(directions[at], room));
      search.take_best(found[task]);
    }
  });
  std::vector<Candidate> all;
  for (auto const& some : found) all.insert(all.end(), some.begin(), some.end());
  return all;
}

}  // namespace wardmote::analysis::scan
