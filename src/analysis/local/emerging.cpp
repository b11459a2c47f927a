#include "analysis/local/emerging.h"

#include <algorithm>
#include <cmath>

#include "base/ensure.h"

namespace wardmote::analysis::local {
namespace {

void link(std::vector<Link>& links, std::uint32_t from, std::uint32_t step, std::uint32_t place, std::uint32_t places,
          double weight) {
  links.push_back({from, step * places + place, weight});
}

/// The neighbours of a place at a step: its neighbours now and before, and itself before.
Neighbours cube_neighbours(Neighbours const& neighbours, std::uint32_t steps, std::size_t lags) {
  auto const places = static_cast<std::uint32_t>(neighbours.places());
  std::vector<Link> links;
  for (std::uint32_t step = 0; step < steps; ++step)
    for (std::uint32_t place = 0; place < places; ++place) {
      auto const from = step * places + place;
      auto const first = lags >= step ? 0 : step - static_cast<std::uint32_t>(lags);
      auto const near = neighbours.of(place);
      for (auto when = first; when <= step; ++when) {
        link(links, from, when, place, places, neighbours.own_weight(place));  // at `step`: the own weight
        for (std::size_t j = 0; j < near.size(); ++j)
          link(links, from, when, near[j], places, neighbours.equal_weights() ? 1 : neighbours.weights_of(place)[j]);
      }
    }
  return {std::size_t{places} * steps, std::move(links)};
}

Pattern lasting(std::span<int const> states, Trend const& trend, int sign, double trend_level) {
  if (states.back() != sign) return Pattern::historical;
  // Cold grows in strength where z falls.
  double const towards = trend.z * sign;
  if (trend.p > trend_level || towards == 0) return Pattern::persistent;
  return towards > 0 ? Pattern::intensifying : Pattern::diminishing;
}

Pattern recent(std::span<int const> states, std::size_t count, int sign) {
  if (states.back() != sign) return Pattern::none;
  if (count == 1) return Pattern::fresh;
  auto const run =
      std::ranges::find_if(states.rbegin(), states.rend(), [&](int state) { return state != sign; }) - states.rbegin();
  if (static_cast<std::size_t>(run) == count) return Pattern::consecutive;
  return std::ranges::find(states, -sign) != states.end() ? Pattern::oscillating : Pattern::sporadic;
}

}  // namespace

Course course_of(std::span<int const> states, Trend const& trend, double trend_level) {
  ENSURE(!states.empty());
  Course course{.trend = trend};
  course.hot_steps = static_cast<std::uint32_t>(std::ranges::count(states, 1));
  course.cold_steps = static_cast<std::uint32_t>(std::ranges::count(states, -1));
  for (int const sign : {1, -1}) {
    std::size_t const count = sign > 0 ? course.hot_steps : course.cold_steps;
    if (count == 0) continue;
    auto const pattern =
        10 * count >= 9 * states.size() ? lasting(states, trend, sign, trend_level) : recent(states, count, sign);
    if (pattern == Pattern::none) continue;
    course.pattern = pattern;
    course.hot = sign > 0;
    break;
  }
  return course;
}

EmergingAnswer emerging_hot_spots(std::span<double const> cube, std::size_t steps, Neighbours const& neighbours,
                                  EmergingOptions const& options, ForEach const& for_each) {
  ENSURE(steps >= 1 && cube.size() == neighbours.places() * steps);
  auto answer = local_statistics(cube, cube_neighbours(neighbours, static_cast<std::uint32_t>(steps), options.lags),
                                 {.statistic = Statistic::gi_star, .correction = options.correction}, for_each);
  EmergingAnswer emerging{answer.outcome, {}, std::move(answer.places)};
  if (emerging.outcome != Outcome::computed) return emerging;
  auto const places = neighbours.places();
  emerging.places.resize(places);
  for_each(places, [&](std::size_t place) {
    std::vector<int> states;
    std::vector<double> scores;
    for (std::size_t step = 0; step < steps; ++step) {
      auto const& cell = emerging.cells[step * places + place];
      bool const found = cell.law != Law::none && cell.adjusted <= options.level;
      states.push_back(!found ? 0 : cell.kind == Kind::hot ? 1 : cell.kind == Kind::cold ? -1 : 0);
      scores.push_back(std::isnan(cell.statistic) ? 0 : cell.statistic);
    }
    emerging.places[place] = course_of(states, mann_kendall(scores), options.trend_level);
  });
  return emerging;
}

}  // namespace wardmote::analysis::local
