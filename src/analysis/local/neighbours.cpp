#include "analysis/local/neighbours.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "analysis/point_grid.h"
#include "base/ensure.h"

namespace wardmote::analysis::local {
namespace {

bool before(Link const& a, Link const& b) { return std::pair(a.from, a.to) < std::pair(b.from, b.to); }

double squared(Point const& a, Point const& b) { return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y); }

struct Vertex {
  double x, y;
  std::uint32_t place;
  friend auto operator<=>(Vertex const&, Vertex const&) = default;
};

std::vector<Vertex> vertices_of(std::span<Rings const> outlines, double snap) {
  std::vector<Vertex> vertices;
  for (std::uint32_t place = 0; place < outlines.size(); ++place)
    for (auto const& ring : outlines[place])
      for (auto const& point : ring)
        vertices.push_back({std::round(point.x / snap), std::round(point.y / snap), place});
  std::ranges::sort(vertices);
  vertices.erase(std::unique(vertices.begin(), vertices.end()), vertices.end());
  return vertices;
}

/// The nearest `count` of the candidates, put in front.
void keep_nearest(std::span<Point const> points, std::uint32_t own, std::vector<std::uint32_t>& candidates,
                  std::size_t count) {
  auto const key = [&](std::uint32_t j) {
    return std::tuple(squared(points[own], points[j]), points[j].x, points[j].y, j);
  };
  std::ranges::partial_sort(candidates, candidates.begin() + static_cast<std::ptrdiff_t>(count), {}, key);
  candidates.resize(count);
}

}  // namespace

Neighbours::Neighbours(std::size_t places, std::vector<Link> links) : first_(places + 1) {
  std::ranges::sort(links, before);
  bool equal = true;
  for (auto const& link : links) {
    ENSURE(link.from < places && link.to < places && std::isfinite(link.weight) && link.weight > 0);
    if (link.from == link.to) {
      own_weights_.resize(places, 1.0);
      own_weights_[link.from] = link.weight;
      continue;
    }
    ++first_[link.from + 1];
    to_.push_back(link.to);
    weights_.push_back(link.weight);
    equal &= link.weight == 1;
  }
  for (std::size_t i = 0; i < places; ++i) {
    degree_max_ = std::max(degree_max_, first_[i + 1]);
    first_[i + 1] += first_[i];
  }
  for (std::size_t i = 0; i + 1 < links.size(); ++i) ENSURE(before(links[i], links[i + 1]));
  if (equal) weights_.clear();
}

std::span<std::uint32_t const> Neighbours::of(std::size_t place) const {
  return std::span(to_).subspan(first_[place], first_[place + 1] - first_[place]);
}

std::span<double const> Neighbours::weights_of(std::size_t place) const {
  if (weights_.empty()) return {};
  return std::span(weights_).subspan(first_[place], first_[place + 1] - first_[place]);
}

Neighbours queen(std::span<Rings const> outlines, double snap) {
  ENSURE(snap > 0);
  auto const vertices = vertices_of(outlines, snap);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t begin = 0, end = 0; begin < vertices.size(); begin = end) {
    while (end < vertices.size() && vertices[end].x == vertices[begin].x && vertices[end].y == vertices[begin].y) ++end;
    for (auto a = begin; a < end; ++a)
      for (auto b = begin; b < end; ++b)
        if (a != b) pairs.emplace_back(vertices[a].place, vertices[b].place);
  }
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<Link> links;
  for (auto const& [from, to] : pairs) links.push_back({from, to});
  return {outlines.size(), std::move(links)};
}

Neighbours nearest(std::span<Point const> points, std::size_t count) {
  ENSURE(count >= 1 && count < points.size());
  std::vector<double> x, y;
  for (auto const& point : points) x.push_back(point.x), y.push_back(point.y);
  PointGrid const grid(x, y, PointGrid::side_for(x, y, static_cast<double>(count)));
  std::vector<Link> links;
  std::vector<std::uint32_t> candidates;
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    // Whatever lies within the searched distance is complete; grow it until it holds enough.
    for (double reach = grid.side();; reach *= 2) {
      candidates.clear();
      std::size_t inside = 0;
      grid.each_near(x[i], y[i], reach, [&](std::uint32_t j) {
        if (j == i) return;
        candidates.push_back(j);
        inside += squared(points[i], points[j]) <= reach * reach;
      });
      if (inside >= count || candidates.size() + 1 == points.size()) break;
    }
    keep_nearest(points, i, candidates, count);
    for (auto const j : candidates) links.push_back({i, j});
  }
  return {points.size(), std::move(links)};
}

Neighbours within(std::span<Point const> points, double distance) {
  ENSURE(std::isfinite(distance) && distance > 0);
  std::vector<double> x, y;
  for (auto const& point : points) x.push_back(point.x), y.push_back(point.y);
  PointGrid const grid(x, y, distance);
  std::vector<Link> links;
  for (std::uint32_t i = 0; i < points.size(); ++i)
    grid.each_near(x[i], y[i], distance, [&](std::uint32_t j) {
      if (j != i && squared(points[i], points[j]) <= distance * distance) links.push_back({i, j});
    });
  return {points.size(), std::move(links)};
}

}  // namespace wardmote::analysis::local
