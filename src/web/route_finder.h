#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "web/route.h"

namespace wardmote::web {

/// The parts of a route's path: {"data", "{dataset}"}; none for "/".
std::vector<std::string> parts_of(std::string_view path);

/// "dataset" for "{dataset}", nothing for a literal part.
std::string_view placeholder_of(std::string_view part);

/// Finds the routes of a path. A literal part is stronger than a placeholder: "/data/new" is never a dataset.
class RouteFinder {
 public:
  /// `routes` must outlive the finder.
  explicit RouteFinder(std::vector<Route> const& routes);

  struct Found {
    Route const* route;
    std::size_t index;      ///< in the list of routes
    Parameters captured{};  ///< what stood in the place of each placeholder
  };
  /// All routes of the strongest pattern that fits: one for each method it answers. None if no pattern fits.
  std::vector<Found> find(std::vector<std::string> const& segments) const;

 private:
  struct Pattern {
    std::vector<std::string> parts;
    std::vector<std::size_t> indices;
  };
  std::vector<Route> const& routes_;
  std::vector<Pattern> patterns_;  ///< the strongest first
};

}  // namespace wardmote::web
