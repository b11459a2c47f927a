#include "web/route_finder.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace wardmote::web {
namespace {

/// For each part whether it is a placeholder: sorts literal parts first, from the left.
std::vector<bool> weakness_of(std::vector<std::string> const& parts) {
  std::vector<bool> weakness;
  for (auto const& part : parts) weakness.push_back(!placeholder_of(part).empty());
  return weakness;
}

bool fits(std::vector<std::string> const& parts, std::vector<std::string> const& segments) {
  return std::ranges::equal(parts, segments, [](std::string const& part, std::string const& segment) {
    return !placeholder_of(part).empty() || part == segment;
  });
}

Parameters captured_by(std::vector<std::string> const& parts, std::vector<std::string> const& segments) {
  Parameters captured;
  for (std::size_t at = 0; at < parts.size(); ++at)
    if (auto const name = placeholder_of(parts[at]); !name.empty()) captured.emplace(name, segments[at]);
  return captured;
}

}  // namespace

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  if (path == "/") return parts;
  for (auto const part : base::split(path.substr(1), '/')) parts.emplace_back(part);
  return parts;
}

std::string_view placeholder_of(std::string_view part) {
  return part.size() > 2 && part.front() == '{' && part.back() == '}' ? part.substr(1, part.size() - 2)
                                                                      : std::string_view();
}

RouteFinder::RouteFinder(std::vector<Route> const& routes) : routes_(routes) {
  for (std::size_t index = 0; index < routes.size(); ++index) {
    auto parts = parts_of(routes[index].info.path);
    auto const same = std::ranges::find(patterns_, parts, &Pattern::parts);
    if (same != patterns_.end())
      same->indices.push_back(index);
    else
      patterns_.push_back({std::move(parts), {index}});
  }
  std::ranges::sort(patterns_, {},
                    [](Pattern const& pattern) { return std::pair(weakness_of(pattern.parts), pattern.parts); });
}

std::vector<RouteFinder::Found> RouteFinder::find(std::vector<std::string> const& segments) const {
  std::vector<Found> found;
  for (auto const& pattern : patterns_) {
    if (!fits(pattern.parts, segments)) continue;
    for (auto const index : pattern.indices)
      found.push_back({&routes_[index], index, captured_by(pattern.parts, segments)});
    break;
  }
  return found;
}

}  // namespace wardmote::web
