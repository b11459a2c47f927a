#include "main/scan_plan.h"

#include <algorithm>
#include <array>

#include "analysis/scan/gini.h"
#include "analysis/scan/joint_ratio.h"
#include "analysis/scan/score_scan.h"
#include "base/text.h"
#include "main/csv_columns.h"
#include "main/scan_columns.h"

namespace wardmote {
namespace {

namespace scans = analysis::scan;
using scans::Fault;

base::Refusal wrong_usage(std::string reason) {
  return {base::RefusalCode::usage_invalid, {{"reason", std::move(reason)}}};
}

bool is_word(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

base::Answer<scans::Model> model_of(Options::Scan const& asked) {
  if (!asked.model.empty() ? asked.model == "poisson" : !asked.population.empty()) {
    if (asked.population.empty()) return std::unexpected(wrong_usage("the Poisson model needs --population"));
    return scans::Model::poisson;
  }
  if (!asked.model.empty() ? asked.model == "bernoulli" : !asked.controls.empty()) {
    if (asked.controls.empty()) return std::unexpected(wrong_usage("the Bernoulli model needs --controls"));
    return scans::Model::bernoulli;
  }
  if (!asked.model.empty() ? asked.model == "negative-binomial" : asked.dispersion && !asked.expected.empty()) {
    if (asked.expected.empty() || !asked.dispersion)
      return std::unexpected(
          wrong_usage("the negative binomial model needs --expected, and --dispersion, which past counts tell: "
                      "the sum of (count - expected)^2 - expected by the sum of expected^2"));
    return scans::Model::negative_binomial;
  }
  if (!asked.model.empty() ? asked.model == "expectation" : !asked.expected.empty()) {
    if (asked.expected.empty()) return std::unexpected(wrong_usage("the expectation model needs --expected"));
    return scans::Model::expectation;
  }
  return scans::Model::permutation;
}

/// The words of --window.
struct Windows {
  scans::Extent extent;
  bool elliptic = false, prospective = false;
};

base::Answer<Windows> windows_of(Options::Scan const& asked, scans::Model model) {
  Windows windows{model == scans::Model::permutation ? scans::Extent::space_time : scans::Extent::spatial};
  for (auto const piece : base::split(asked.window, ',')) {
    auto word = base::lower_ascii(base::trimmed(piece));
    std::ranges::replace(word, '_', '-');
    if (is_word(word, {"spatial", "purely-spatial", "space"}))
      windows.extent = scans::Extent::spatial;
    else if (is_word(word, {"temporal", "purely-temporal", "time"}))
      windows.extent = scans::Extent::temporal;
    else if (is_word(word, {"space-time", "spacetime"}))
      windows.extent = scans::Extent::space_time;
    else if (is_word(word, {"ellipse", "elliptic", "ellipses"}))
      windows.elliptic = true;
    else if (word == "prospective")
      windows.prospective = true;
    else if (!is_word(word, {"", "circle", "circular", "circles", "retrospective"}))
      return std::unexpected(wrong_usage("--window does not know “" + word + "”"));
  }
  auto const words = asked.window;
  if (windows.prospective && windows.extent == scans::Extent::spatial && !words.contains("spatial"))
    windows.extent = scans::Extent::space_time;
  if (windows.prospective && windows.extent == scans::Extent::spatial)
    return std::unexpected(wrong_usage("a prospective scan needs time: --window space-time,prospective"));
  if (model == scans::Model::permutation && windows.extent != scans::Extent::space_time)
    return std::unexpected(wrong_usage("the space-time permutation needs space and time: --window space-time"));
  return windows;
}

/// First and last day that the rows of some files name; also whether they have a date at all.
struct Dates {
  std::optional<scans::Day> first, last;
  bool has_column = true;
};

base::Answer<Dates> dates_in(std::initializer_list<std::string> files, bool loose) {
  Dates dates;
  for (auto const& file : files) {
    if (file.empty()) continue;
    auto const read = each_csv_row(file, [&](CsvRow const& row) -> Fault {
      auto const text = row.field(scan_columns::date);
      if (!text) return dates.has_column = false, std::nullopt;
      auto const day = loose || text->size() <= 7 ? scans::day_called(*text, scans::Day{})
                                                  : scans::whole_day_called(*text, scans::Day{});
      if (!day) return "“" + std::string(*text) + "” is no date, as 2024-05-31 is";
      dates.first = std::min(dates.first.value_or(*day), *day);
      dates.last = std::max(dates.last.value_or(*day), *day);
      return std::nullopt;
    });
    if (!read) return std::unexpected(read.error());
  }
  return dates;
}

base::Answer<void> set_day(std::string const& text, std::string const& name, std::optional<scans::Day>& day) {
  if (text.empty()) return {};
  day = scans::whole_day_called(text, scans::Day{});
  if (!day) return std::unexpected(wrong_usage(name + " is “" + text + "”, not a date as 2024-05-31"));
  return {};
}

/// The study period: as asked for, else from the first case to the last, else as the population has it.
base::Answer<void> set_period(Options::Scan const& asked, scans::Plan& plan) {
  auto dates =
      dates_in({asked.cases, asked.controls, scans::expects_what_is_given(plan.model) ? asked.expected : ""}, false);
  if (!dates) return std::unexpected(dates.error());
  plan.cases_are_dated = dates->has_column && dates->first;
  if (!plan.cases_are_dated && plan.extent != scans::Extent::spatial)
    return std::unexpected(wrong_usage("this window needs times, and " + asked.cases + " has no dates"));
  if (!plan.cases_are_dated && !asked.population.empty()) {
    auto const years = dates_in({asked.population}, true);
    if (!years) return std::unexpected(years.error());
    dates = years;
  }
  if (auto const set = set_day(asked.start, "--start", dates->first); !set) return set;
  if (auto const set = set_day(asked.end, "--end", dates->last); !set) return set;
  constexpr scans::Day any{std::chrono::year(2000) / 1 / 1};
  plan.period.first = dates->first.value_or(dates->last.value_or(any));
  plan.period.last = dates->last.value_or(plan.period.first);
  if (plan.period.last < plan.period.first)
    return std::unexpected(wrong_usage("the study period ends before it begins"));
  plan.outside_period_is_left_out = true;
  return {};
}

/// What says where places are, and does not go together.
std::optional<std::string> clash_of_places(Options::Scan const& asked, scans::Extent extent) {
  auto const has_distances = !asked.distances.empty(), has_areas = !asked.areas.empty();
  if (extent == scans::Extent::temporal && (has_distances || has_areas))
    return "a temporal scan has no places, and takes neither --distances nor --areas";
  if (has_areas && !asked.places.empty()) return "--areas says where the places are; leave --places out";
  if (has_distances && has_areas) return "--distances goes with --places, not with --areas";
  if (has_distances && !asked.centers.empty()) return "--distances are from place to place; leave --centers out";
  return std::nullopt;
}

base::Answer<scans::Plan> plan_of(Options::Scan const& asked, scans::Model model, Windows const& windows) {
  scans::Plan plan{.model = model, .extent = windows.extent, .coordinates = {}, .period = {}};
  plan.by_day_of_week = asked.by_day_of_week;
  plan.dispersion = asked.dispersion.value_or(0);
  if (asked.dispersion && model != scans::Model::negative_binomial)
    return std::unexpected(
        wrong_usage("--dispersion goes with the negative binomial model: with --expected and "
                    "without --population, --controls or another --model"));
  if (plan.by_day_of_week && model != scans::Model::permutation)
    return std::unexpected(wrong_usage("--day-of-week goes with the space-time permutation"));
  if (auto const set = set_period(asked, plan); !set) return std::unexpected(set.error());
  plan.unit = asked.unit == "year"    ? scans::TimeUnit::year
              : asked.unit == "month" ? scans::TimeUnit::month
                                      : scans::TimeUnit::day;
  plan.unit_length = asked.unit_length;
  if (plan.extent == scans::Extent::spatial) {
    plan.unit = scans::TimeUnit::day;
    plan.unit_length = static_cast<std::uint32_t>((plan.period.last - plan.period.first).count() + 1);
  }
  if (auto reason = clash_of_places(asked, plan.extent)) return std::unexpected(wrong_usage(std::move(*reason)));
  if (plan.extent == scans::Extent::temporal) return plan;
  plan.distances_are_stated = !asked.distances.empty();
  if (!asked.areas.empty()) return plan.coordinates = scans::Coordinates::sphere, plan;
  if (asked.places.empty()) return std::unexpected(wrong_usage("--places is needed"));
  auto const header = csv_header(asked.places);
  if (!header) return std::unexpected(header.error());
  auto const has = [&](std::string_view name) { return std::ranges::find(*header, name) != header->end(); };
  plan.coordinates = has("latitude") || has("lat") ? scans::Coordinates::sphere : scans::Coordinates::plane;
  if (plan.coordinates == scans::Coordinates::plane && !(has("x") && has("y")))
    return std::unexpected(wrong_usage(asked.places + " has neither columns x and y nor latitude and longitude"));
  return plan;
}

/// The usual sizes below the largest zone, and that one.
std::vector<double> usual_percents(double largest) {
  std::vector<double> percents{1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50};
  std::erase_if(percents, [&](double percent) { return percent >= largest; });
  percents.push_back(largest);
  return percents;
}

base::Answer<void> set_report(Options::Scan const& asked, scans::Model model, scans::ScanOptions& options) {
  if (asked.report != "gini") {
    if (asked.gini_percents.empty()) return {};
    return std::unexpected(wrong_usage("--gini-sizes goes with --report gini"));
  }
  auto percents = asked.gini_percents.empty() ? usual_percents(asked.population_percent) : asked.gini_percents;
  std::ranges::sort(percents);
  options.gini = scans::GiniReport{.shares = {}, .p_below = asked.gini_p_below};
  for (auto const percent : percents) options.gini->shares.push_back(percent / 100);
  if (auto const fault = scans::gini_fault(options, model)) return std::unexpected(wrong_usage(*fault));
  return {};
}

base::Answer<scans::ScanOptions> options_of(Options::Scan const& asked, scans::Plan const& plan,
                                            Windows const& windows) {
  scans::ScanOptions options;
  options.extent = plan.extent;
  options.rates = asked.rates == "low"    ? scans::Rates::low
                  : asked.rates == "both" ? scans::Rates::both
                                          : scans::Rates::high;
  options.limits.population_share = asked.population_percent / 100;
  options.limits.distance = asked.distance;
  options.limits.alive = windows.prospective;
  options.limits.intervals_min = asked.duration_min;
  auto const intervals =
      static_cast<double>(scans::interval_bounds(plan.period, plan.unit, plan.unit_length).size() - 1);
  auto const longest = asked.duration ? static_cast<double>(*asked.duration) / plan.unit_length
                                      : intervals * asked.duration_percent.value_or(50) / 100;
  options.limits.intervals_max =
      plan.extent == scans::Extent::spatial ? 1 : static_cast<std::uint32_t>(std::min(intervals, longest + 1e-9));
  if (intervals * options.limits.intervals_max > scans::windows_of_time_max)
    return std::unexpected(
        wrong_usage("there are more than 20000000 windows of time; take a longer --unit or a shorter --max-duration"));
  if (options.limits.intervals_max < options.limits.intervals_min)
    return std::unexpected(
        wrong_usage("the longest time is shorter than the shortest of the " + base::to_text(intervals) + " intervals"));
  options.high_cases_min = asked.cases_min;
  options.replicates = asked.replicates.value_or(999);
  options.seed = asked.seed;
  options.stop_after = asked.stop_after;
  constexpr std::array<std::string_view, 6> overlaps{"no-place-shared",          "no-center-in-other",
                                                     "no-center-in-more-likely", "no-center-in-less-likely",
                                                     "no-pair-of-centers",       "unrestricted"};
  options.overlap = static_cast<scans::Overlap>(std::ranges::find(overlaps, asked.overlap) - overlaps.begin());
  if (auto const set = set_report(asked, plan.model, options); !set) return std::unexpected(set.error());
  if (asked.types)
    if (auto const fault = scans::joint_fault(options, plan.model)) return std::unexpected(wrong_usage(*fault));
  if (plan.model == scans::Model::negative_binomial)
    if (auto const fault = scans::score_scan_fault(options, windows.elliptic))
      return std::unexpected(wrong_usage(*fault));
  if (!windows.elliptic || plan.extent == scans::Extent::temporal) return options;
  if (!asked.distances.empty()) return std::unexpected(wrong_usage("ellipses need straight distances"));
  if (plan.coordinates == scans::Coordinates::sphere || asked.distance)
    return std::unexpected(wrong_usage("ellipses need x and y, and no --max-distance"));
  options.ellipses = {.shapes = {1.5, 2, 3, 4, 5}, .angles = {4, 6, 9, 12, 15}, .penalty = asked.penalty};
  return options;
}

}  // namespace

base::Answer<ScanPlan> scan_plan(Options::Scan const& asked) {
  if (asked.cases.empty()) return std::unexpected(wrong_usage("--cases or --prm is needed"));
  auto const model = model_of(asked);
  if (!model) return std::unexpected(model.error());
  auto const windows = windows_of(asked, *model);
  if (!windows) return std::unexpected(windows.error());
  auto const plan = plan_of(asked, *model, *windows);
  if (!plan) return std::unexpected(plan.error());
  auto const options = options_of(asked, *plan, *windows);
  if (!options) return std::unexpected(options.error());
  return ScanPlan{*plan, *options};
}

}  // namespace wardmote
