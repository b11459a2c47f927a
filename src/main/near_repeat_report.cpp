#include "main/near_repeat_report.h"

#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "main/report_rows.h"

namespace wardmote {
namespace {

namespace interaction = analysis::interaction;
using Cell = interaction::NearRepeatCell;
using Grid = interaction::NearRepeatGrid;
using Json = nlohmann::ordered_json;

std::string_view name_of(interaction::Outcome outcome) {
  constexpr std::string_view names[] = {"computed", "too_few_events", "one_day", "span_too_long", "too_many_pairs"};
  return names[static_cast<int>(outcome)];
}

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

/// "same place", "1 to 100 m", "101 to 200 m", "more than 200 m".
std::string distance_words(Options::NearRepeat const& asked, std::size_t band) {
  if (band == 0) return asked.same_place_m > 0 ? fmt::format("up to {:g} m", asked.same_place_m) : "same place";
  auto const before = band == 1 ? asked.same_place_m : asked.distances_m[band - 2];
  if (band > asked.distances_m.size()) return fmt::format("more than {:g} m", before);
  auto const bound = asked.distances_m[band - 1];
  bool const whole = before == std::floor(before) && bound == std::floor(bound);
  return whole ? fmt::format("{:g} to {:g} m", before + 1, bound) : fmt::format("over {:g} to {:g} m", before, bound);
}

std::string day_words(Options::NearRepeat const& asked, std::size_t band) {
  if (band == asked.days.size()) return fmt::format("more than {} days", asked.days.back());
  return fmt::format("{} to {} days", band == 0 ? 0 : asked.days[band - 1] + 1, asked.days[band]);
}

Json json_of(Options::NearRepeat const& asked, Grid const& grid, std::size_t distance, std::size_t days) {
  auto const& cell = grid.at(distance, days);
  return {{"distance", distance_words(asked, distance)},
          {"days", day_words(asked, days)},
          {"pairs", cell.pairs},
          {"expected", cell.expected},
          {"ratio", number(cell.ratio)},
          {"variance", number(cell.variance)},
          {"z", number(cell.z)},
          {"p_high", number(cell.p_high)},
          {"p_low", number(cell.p_low)}};
}

Json json_of(Options::NearRepeat const& asked, std::size_t events, Grid const& grid) {
  Json cells = Json::array();
  for (std::size_t d = 0; !grid.cells.empty() && d < grid.distance_bands; ++d)
    for (std::size_t t = 0; t < grid.day_bands; ++t) cells.push_back(json_of(asked, grid, d, t));
  return {{"cells", cells},        {"outcome", name_of(grid.outcome)}, {"events", events},
          {"strata", grid.strata}, {"replicates", asked.replicates},   {"seed", asked.seed}};
}

std::string csv_of(Json const& report) {
  return csv_of_rows("distance,days,pairs,expected,ratio,variance,z,p_high,p_low", report["cells"]);
}

std::string_view sentence_of(interaction::Outcome outcome) {
  switch (outcome) {
    case interaction::Outcome::too_few_events: return "There are fewer than four events: nothing can be said.\n";
    case interaction::Outcome::one_day: return "All events are of one day: time says nothing.\n";
    case interaction::Outcome::span_too_long:
      return "The events span more than 32,767 days: choose a shorter period.\n";
    case interaction::Outcome::too_many_pairs:
      return "Too many pairs are within the largest distance: choose a smaller one.\n";
    case interaction::Outcome::computed: break;
  }
  return "";
}

/// Over-represented as the field has it: p of 0.05 or less, and at least a fifth more than expected.
bool stands_out(Cell const& cell) { return cell.p_high <= 0.05 && cell.ratio >= 1.2; }

std::string findings(Options::NearRepeat const& asked, Grid const& grid) {
  std::string text;
  for (std::size_t d = 0; d + 1 < grid.distance_bands; ++d)
    for (std::size_t t = 0; t + 1 < grid.day_bands; ++t)
      if (auto const& cell = grid.at(d, t); stands_out(cell))
        text += fmt::format("More than chance: {}, {}: {} pairs, {:.2f} expected, {:.2f} times (p {:.3g}).\n",
                            distance_words(asked, d), day_words(asked, t), cell.pairs, cell.expected, cell.ratio,
                            cell.p_high);
  if (asked.replicates == 0) return "Nothing was shuffled, so that nothing says what is more than chance.\n";
  return text.empty() ? "No near repeats: no band holds a fifth more pairs than chance, at p 0.05.\n" : text;
}

std::string grid_of(Options::NearRepeat const& asked, Grid const& grid, std::string_view title,
                    std::function<std::string(Cell const&)> const& words) {
  auto text = fmt::format("\n{}\n{:<18}", title, "");
  for (std::size_t t = 0; t < grid.day_bands; ++t) text += fmt::format(" {:>18}", day_words(asked, t));
  for (std::size_t d = 0; d < grid.distance_bands; ++d) {
    text += fmt::format("\n{:<18}", distance_words(asked, d));
    for (std::size_t t = 0; t < grid.day_bands; ++t) text += fmt::format(" {:>18}", words(grid.at(d, t)));
  }
  return text + "\n";
}

std::string text_of(Options::NearRepeat const& asked, std::size_t events, Grid const& grid) {
  auto text = fmt::format("{} events, {} replicates, seed {}\n", events, asked.replicates, asked.seed);
  if (grid.outcome != interaction::Outcome::computed) return text + std::string(sentence_of(grid.outcome));
  if (grid.strata > 1) text += fmt::format("Dates change places within {} strata only.\n", grid.strata);
  text += findings(asked, grid);
  text += grid_of(asked, grid, "Observed over mean expected frequencies (* p 0.05 or less, ** 0.01 or less)",
                  [](Cell const& cell) {
                    auto const mark = cell.p_high <= 0.01 ? "**" : cell.p_high <= 0.05 ? "*" : "";
                    return std::isfinite(cell.ratio) ? fmt::format("{:.2f}{}", cell.ratio, mark) : std::string("-");
                  });
  text += grid_of(asked, grid, "Pairs observed, and expected",
                  [](Cell const& cell) { return fmt::format("{} ({:.2f})", cell.pairs, cell.expected); });
  if (asked.replicates > 0)
    text += grid_of(asked, grid, "Statistical significance (p, as many pairs or more)",
                    [](Cell const& cell) { return fmt::format("{:.3f}", cell.p_high); });
  return text;
}

}  // namespace

std::string near_repeat_report(Options::NearRepeat const& asked, std::size_t events, Grid const& answer,
                               OutputFormat format) {
  if (format == OutputFormat::text) return text_of(asked, events, answer);
  auto const report = json_of(asked, events, answer);
  return format == OutputFormat::csv ? csv_of(report) : report.dump(2) + "\n";
}

}  // namespace wardmote
