#include <CLI/CLI.hpp>

#include "main/analysis_arguments.h"
#include "main/commands.h"
#include "main/local_arguments.h"

namespace wardmote {
namespace {

constexpr char columns_of_local[] =
    "Columns of the CSV files, by their first line; other names that are understood in brackets:\n"
    "  --places      id [place, place_id, location, area] and either x, y in metres or latitude [lat],\n"
    "                longitude [lon, lng], which become metres on a plane; queen weights: outline [wkt, geometry],\n"
    "                a POLYGON or MULTIPOLYGON\n"
    "  --values      place, and value (any number) or count [cases, incidents, n]; rows of a place with counts are\n"
    "                added up, a place without any has 0; without either column each row is one incident\n"
    "  --rate        … and population [persons, pop] in each row, one row a place\n"
    "  --neighbours  a GAL file, or CSV with from, to and perhaps weight; it takes the place of --weights\n"
    "The report, for each place: statistic; z under conditional permutation; p, two-sided and exact unless `law` says\n"
    "bounds (never too small) or monte_carlo; adjusted_p, the smallest level at which the place is a discovery among "
    "all;\n"
    "kind: hot, cold; high_high, low_low, high_low, low_high (moran); alike, unlike (geary).\n"
    "How it is computed and read: docs/methods/local.md.\n"
    "Exit codes: 0 done, 1 refused (the reason is printed), 2 wrong usage.";

constexpr char columns_of_near_repeat[] =
    "Columns of the CSV file, by its first line; other names that are understood in brackets:\n"
    "  x, y in metres or latitude [lat], longitude [lon, lng], which become metres on a plane\n"
    "  date [day, time]: 2024-05-31, 2024/5/31, with or without a time of day, or a whole number of days\n"
    "  what --strata names; month and quarter, if there is no such column, are those of the date\n"
    "The report, for each band of distance and of days: pairs observed; expected, their exact mean under chance; ratio "
    "of\n"
    "the two; z; p_high and p_low, how often chance gave as many, or as few.\n"
    "How it is computed and read: docs/methods/near_repeat.md.\n"
    "Exit codes: 0 done, 1 refused (the reason is printed), 2 wrong usage.";

constexpr char columns_of_watch[] =
    "Columns of the CSV file, by its first line; other names that are understood in brackets:\n"
    "  date [week, day]: 2024-06-03, the first day of the week, the same weekday in all rows\n"
    "  area [place, zone, division], offence [offense, category, type]\n"
    "  count [cases, n, incidents]: of that week; without this column each row is one incident, and weeks begin on "
    "Monday\n"
    "The report, for each area and offence: observed; expected; upper_bound, the method's own, beyond_bound its own "
    "alarm;\n"
    "p, how often chance shows as many or more; q, the smallest level at which it is a discovery among all; "
    "alarm_from,\n"
    "the least count that would alarm; status: judged, quiet (fewer than 5 in four weeks), too_short.\n"
    "How it is computed and read: docs/methods/early_warning.md.\n"
    "Exit codes: 0 done, 1 refused (the reason is printed), 2 wrong usage.";

void add_watch_rule(CLI::App& command, Options::Watch& asked) {
  command.add_option("--budget", asked.budget, "Alarms that chance may make in a year; in place of --level")
      ->check(CLI::Range(0.000001, 1e9));
  command.add_option("--control", asked.control, "For looking at all series at once: bh, by or none")
      ->check(CLI::IsMember({"bh", "by", "none"}))
      ->capture_default_str();
  command.add_option("--level", asked.level, "Share of false alarms that is borne; without it 0.05")
      ->check(CLI::Range(0.000001, 0.5));
  command.add_flag("--mid-p", asked.mid_p, "Leave half of the ties out of p: less cautious with small counts");
}

}  // namespace

void add_local(CLI::App& program, Options& options) {
  auto* const command = program.add_subcommand("local", "Find hot spots and outliers on a map (local statistics)");
  auto& asked = options.local;
  command->footer(columns_of_local);
  command->add_option("--places", asked.places, "CSV of places; with --neighbours only for their names, and optional");
  command->add_option("--values", asked.values, "CSV of values")->required();
  command
      ->add_option("--weights", asked.weights,
                   "Neighbours: queen (a common boundary), knn:K (the K nearest) or band:METRES (within a distance)")
      ->capture_default_str();
  command->add_option("--neighbours", asked.neighbours, "File of neighbours: GAL or CSV");
  command->add_option("--statistic", asked.statistic, "gi_star, gi, moran or geary")
      ->check(CLI::IsMember({"gi_star", "gi", "moran", "geary"}))
      ->capture_default_str();
  command->add_flag("--rate", asked.rate, "Values are counts; compare them by population, as empirical Bayes rates");
  command->add_option("--correction", asked.correction, "For looking everywhere at once: bh, by or none")
      ->check(CLI::IsMember({"bh", "by", "none"}))
      ->capture_default_str();
  command->add_option("--level", asked.level, "Share of false discoveries that is borne")
      ->check(CLI::Range(0.000001, 0.5))
      ->capture_default_str();
  command->add_flag("--mid-p", asked.mid_p, "Leave half of the ties out of p: less cautious with small counts");
  add_seed(*command, asked.seed);
  add_threads(*command, asked.threads);
  add_table_format(*command, options);
  command->callback([&options] { options.run = local; });
}

void add_near_repeat(CLI::App& program, Options& options) {
  auto* const command =
      program.add_subcommand("near-repeat", "Test whether events near in space are near in time (Knox)");
  auto& asked = options.near_repeat;
  command->footer(columns_of_near_repeat);
  command->add_option("--events", asked.events, "CSV of events")->required();
  command->add_option("--distances", asked.distances_m, "Upper bounds of the bands of distance, in metres, ascending")
      ->delimiter(',')
      ->capture_default_str();
  command->add_option("--days", asked.days, "Upper bounds of the bands of days, ascending")
      ->delimiter(',')
      ->capture_default_str();
  command->add_option("--same-place", asked.same_place_m, "Events at most so many metres apart are at the same place")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  command->add_option("--metric", asked.metric, "straight, or manhattan: along streets that run with the axes")
      ->check(CLI::IsMember({"straight", "manhattan"}))
      ->capture_default_str();
  command->add_option("--replicates", asked.replicates, "Worlds in which the dates are shuffled")
      ->check(CLI::Range(0, 1'000'000))
      ->capture_default_str();
  command->add_option("--strata", asked.strata, "Columns; dates change places only among events that agree in them")
      ->delimiter(',');
  add_seed(*command, asked.seed);
  add_threads(*command, asked.threads);
  add_table_format(*command, options);
  command->callback([&options] { options.run = near_repeat; });
}

void add_watch(CLI::App& program, Options& options) {
  auto* const command = program.add_subcommand("watch", "Early warning: weekly counts higher than their own past");
  auto& asked = options.watch;
  command->footer(columns_of_watch);
  command->add_option("--counts", asked.counts, "CSV of weekly counts, or of incidents")->required();
  command->add_option("--method", asked.method, "farrington-flexible, farrington, ears-c1, ears-c2, ears-c3 or cusum")
      ->check(CLI::IsMember({"farrington-flexible", "farrington", "ears-c1", "ears-c2", "ears-c3", "cusum"}))
      ->capture_default_str();
  command->add_option("--week", asked.week,
                      "A day of the week to judge, like 2024-06-03; without it the last whole one");
  command->add_option("--years", asked.years, "farrington: years before that are compared with")
      ->check(CLI::Range(1, 20))
      ->capture_default_str();
  command->add_flag("--missing-as-zero", asked.missing_as_zero, "A week without a row has the count 0");
  add_watch_rule(*command, asked);
  command->add_option("--draws", asked.draws, "ears-c3 and cusum: worlds that p is made of")
      ->check(CLI::Range(99, 10'000'000))
      ->capture_default_str();
  add_seed(*command, asked.seed);
  add_threads(*command, asked.threads);
  add_table_format(*command, options);
  command->callback([&options] { options.run = watch; });
}

}  // namespace wardmote
