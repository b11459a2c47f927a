#include "main/scan_arguments.h"

#include <CLI/CLI.hpp>

#include "main/analysis_arguments.h"
#include "main/commands.h"

namespace wardmote {
namespace {

constexpr char columns_of_files[] =
    "Columns of the CSV files, by their first line; other names that are understood in brackets:\n"
    "  --cases       place [id, place_id, location, area], date [day, time, month, year], count [cases, n]\n"
    "                without a count each row is one case; without a date there is no time\n"
    "                with --types also type [offence, category], as in --controls and --expected\n"
    "  --controls    place, date, count\n"
    "  --places      id [place, place_id, location, area] and either x, y or latitude [lat], longitude [lon, lng]\n"
    "  --population  place, year [date], population [persons, count]; further columns are covariates, and the\n"
    "                cases need them too\n"
    "  --expected    place, date, expected [baseline, mean]: of each place and interval; none without a row\n"
    "  --centers     x, y or latitude, longitude: centres of windows, in place of the places\n"
    "  --distances   from, to, distance [length]: holds both ways, unless the way back is stated as well; a place "
    "that\n"
    "                is not stated cannot be reached, and joins no zone around the other\n"
    "  --areas       GeoJSON instead of --places: polygons in degrees, with an id or a property id, place or area\n"
    "Dates are 2024-05-31 or 2024/5/31; of a population also 2024-05 (the 15th) or 2024 (1 July).\n"
    "Exit codes: 0 done, 1 refused (the reason is printed), 2 wrong usage.";

void add_files(CLI::App& command, Options::Scan& asked) {
  command.add_option("--prm", asked.parameters, "SaTScan's parameter file, with the files that it names");
  command.add_option("--cases", asked.cases, "CSV of cases");
  command.add_option("--controls", asked.controls, "CSV of controls: the Bernoulli model");
  command.add_option("--places", asked.places, "CSV of places and their coordinates");
  command.add_option("--population", asked.population, "CSV of populations: the Poisson model");
  command.add_option("--expected", asked.expected,
                     "CSV of expected cases, which chance scatters about: the expectation model");
  command
      .add_option("--dispersion", asked.dispersion,
                  "… more than Poisson counts scatter, with the variance m + PHI m^2 of m expected cases: the negative "
                  "binomial model")
      ->type_name("PHI")
      ->check(CLI::Range(1e-6, 1000.0));
  command.add_option("--centers", asked.centers, "CSV of the centres of windows");
  command.add_option("--distances", asked.distances,
                     "CSV of distances between places, as along streets: zones go by them");
  command.add_option("--areas", asked.areas, "GeoJSON of places that are areas: a circle takes in those half in it");
  command.add_option("--area-points", asked.area_points, "By so many points that are spread over each area")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command
      .add_option("--covariates", asked.covariates,
                  "Columns to adjust for; permutation: times change places within them")
      ->delimiter(',');
  command.add_flag("--types", asked.types,
                   "Several types of cases at once, by the column type: each against its own expected cases, their "
                   "likelihood ratios added up");
}

void add_windows(CLI::App& command, Options::Scan& asked) {
  command.add_option("--model", asked.model, "Without it: by which files there are")
      ->check(CLI::IsMember(
          {"poisson", "bernoulli", "permutation", "space-time-permutation", "expectation", "negative-binomial"}));
  command.add_option("--window", asked.window,
                     "Words with commas between: spatial, temporal or space-time; circle or ellipse; retrospective or "
                     "prospective");
  command.add_option("--rates", asked.rates, "high, low or both")->check(CLI::IsMember({"high", "low", "both"}));
  command.add_option("--max-population", asked.population_percent, "Largest zone, in per cent of those at risk")
      ->check(CLI::Range(0.0001, 100.0))
      ->capture_default_str();
  command.add_option("--max-distance", asked.distance, "… and how far from its centre: km, or units of the plane")
      ->check(CLI::PositiveNumber);
  command.add_option("--max-duration", asked.duration, "Longest time, in units of --unit")
      ->check(CLI::Range(1, 1'000'000));
  command.add_option("--max-duration-share", asked.duration_percent, "… or in per cent of the study period (50)")
      ->check(CLI::Range(0.0001, 100.0));
  command.add_option("--min-duration", asked.duration_min, "Shortest time, in intervals")
      ->check(CLI::Range(1, 1'000'000));
  command.add_option("--min-cases", asked.cases_min, "Fewest cases of a cluster with too many")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command.add_option("--penalty", asked.penalty, "Of long ellipses: 0 none, 0.5 medium, 1 strong")
      ->check(CLI::Range(0.0, 10.0))
      ->capture_default_str();
  command.add_option("--overlap", asked.overlap, "Which secondary clusters are told")
      ->check(CLI::IsMember({"no-place-shared", "no-center-in-other", "no-center-in-more-likely",
                             "no-center-in-less-likely", "no-pair-of-centers", "unrestricted"}));
  command
      .add_option("--report", asked.report,
                  "likeliest first, or the collection that gini's coefficient chooses among largest sizes of zones")
      ->check(CLI::IsMember({"likeliest", "gini"}))
      ->capture_default_str();
  command.add_option("--gini-sizes", asked.gini_percents, "… which are these, in per cent of those at risk")
      ->delimiter(',')
      ->check(CLI::Range(0.0001, 100.0));
  command.add_option("--gini-level", asked.gini_p_below, "… of clusters with a p-value below this")
      ->check(CLI::Range(0.0001, 1.0))
      ->capture_default_str();
}

void add_time(CLI::App& command, Options::Scan& asked) {
  command.add_option("--start", asked.start, "First day of the study period; cases before it are left out");
  command.add_option("--end", asked.end, "Last day of the study period; cases after it are left out");
  command.add_option("--unit", asked.unit, "Times are put together by day, month or year")
      ->check(CLI::IsMember({"day", "month", "year"}));
  command.add_option("--unit-length", asked.unit_length, "… and by so many of them")->check(CLI::Range(1, 10'000));
  command.add_flag("--day-of-week", asked.by_day_of_week, "Permutation: times change places within a day of the week");
}

void add_inference(CLI::App& command, Options::Scan& asked) {
  command.add_option("--replicates", asked.replicates, "Simulated worlds without clusters (999)")
      ->check(CLI::Range(0, 10'000'000));
  command.add_option("--seed", asked.seed, "The same seed gives the same worlds")->capture_default_str();
  command
      .add_option("--stop-after", asked.stop_after,
                  "Stop counting once so many worlds reach the likeliest cluster; 0: never")
      ->capture_default_str();
  command.add_option("--before", asked.before,
                     "JSON that an earlier scan answered: clusters are new or ongoing since, others have ended");
  command.add_option("--follow-p", asked.follow_p, "… of those with at most this p-value")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command.add_option("--follow-days", asked.follow_days, "… that chance shows no oftener than once in so many days")
      ->check(CLI::PositiveNumber);
  add_threads(command, asked.threads);
  command.add_option("--instructions", asked.instructions,
                     "portable, AVX2, AVX-512 or AVX-512 VBMI; the answer is the same");
}

}  // namespace

void add_scan(CLI::App& program, Options& options) {
  auto* const command = program.add_subcommand("scan", "Find clusters in space and time (scan statistics)");
  command->footer(columns_of_files);
  add_files(*command, options.scan);
  add_windows(*command, options.scan);
  add_time(*command, options.scan);
  add_inference(*command, options.scan);
  add_map_format(*command, options, "text, json, csv or geojson");
  command->callback([&options] { options.run = scan; });
}

}  // namespace wardmote
