#include "main/density_arguments.h"

#include <CLI/CLI.hpp>

#include "main/analysis_arguments.h"
#include "main/commands.h"

namespace wardmote {
namespace {

constexpr char columns_of_density[] =
    "Columns of the CSV file, by its first line; other names that are understood in brackets:\n"
    "  x, y in metres or latitude [lat], longitude [lon, lng], which become metres on a plane\n"
    "  date [day, time], with --time-bandwidth or --held-out: 2024-05-31, 2024/5/31, with or without a time of day, or "
    "a\n"
    "  whole number of days\n"
    "  --boundary    id, and outline [wkt, geometry], a POLYGON or MULTIPOLYGON in the same coordinates; cells whose "
    "centre\n"
    "                lies in one of them make the region. Without it: the rectangle around all events\n"
    "The report: events a square kilometre, mean over each cell; with --time-bandwidth a square kilometre and day, on "
    "the\n"
    "last day. With --held-out, for the densest cells: hit rate, PAI, PEI and RRI of the events from that date on, "
    "each "
    "with\n"
    "its 95 % interval. It states cells, never events; text lists no cell with fewer than 5.\n"
    "How it is computed and read: docs/methods/density.md.\n"
    "Exit codes: 0 done, 1 refused (the reason is printed), 2 wrong usage.";

constexpr char columns_of_aoristic[] =
    "Columns of the CSV file, by its first line; other names that are understood in brackets:\n"
    "  from [start, earliest], to [end, latest]: 2024-05-31 22:15 or 2024-05-31T22:15, local time; to may be empty if "
    "the\n"
    "  moment is known\n"
    "The report, for each hour or day: weight, the incidents expected in it; at_least, those that lie in it for "
    "certain;\n"
    "at_most, those that may.\n"
    "How it is computed and read: docs/methods/density.md.\n"
    "Exit codes: 0 done, 1 refused (the reason is printed), 2 wrong usage.";

void add_kernel(CLI::App& command, Options::Density& asked) {
  command.add_option("--cell", asked.cell_m, "Side of the cells in metres, 50 or more")
      ->check(CLI::Range(density_cell_min_m, 1e6))
      ->capture_default_str();
  command.add_option("--bandwidth", asked.bandwidth, "Metres, or auto: by cross-validated likelihood")
      ->capture_default_str();
  command.add_flag("--adaptive", asked.adaptive, "Wider where there are few events (Abramson)");
  command.add_option("--edge", asked.edge, "Correction at the border of the region: none, uniform or diggle")
      ->check(CLI::IsMember({"none", "uniform", "diggle"}))
      ->capture_default_str();
  command
      .add_option("--time-bandwidth", asked.time_bandwidth_days,
                  "Days; the surface is that of the last day, and recent events count more")
      ->check(CLI::Range(0.1, 1e5));
}

void add_accuracy(CLI::App& command, Options::Density& asked) {
  command.add_option("--held-out", asked.held_out, "Events from this date on are held out and foretold");
  command.add_option("--share", asked.shares_percent, "Densest cells to look at, in percent of the region")
      ->delimiter(',')
      ->check(CLI::Range(1e-6, 100.0))
      ->capture_default_str();
  command.add_option("--replicates", asked.replicates, "Of the bootstrap that makes the intervals")
      ->check(CLI::Range(0, 1'000'000))
      ->capture_default_str();
  add_seed(command, asked.seed);
}

}  // namespace

void add_density(CLI::App& program, Options& options) {
  auto* const command =
      program.add_subcommand("density", "Draw the density of events on a grid, and test what it foretold");
  auto& asked = options.density;
  command->footer(columns_of_density);
  command->add_option("--events", asked.events, "CSV of events")->required();
  command->add_option("--boundary", asked.boundary, "CSV of outlines that make the region");
  add_kernel(*command, asked);
  add_accuracy(*command, asked);
  add_threads(*command, asked.threads);
  add_map_format(*command, options, "text, json, csv or geojson (events in degrees)");
  command->callback([&options] { options.run = density; });
}

void add_aoristic(CLI::App& program, Options& options) {
  auto* const command =
      program.add_subcommand("aoristic", "Say when incidents happened that are known between two times");
  auto& asked = options.aoristic;
  command->footer(columns_of_aoristic);
  command->add_option("--events", asked.events, "CSV of incidents")->required();
  command->add_option("--by", asked.by, "hour, weekday-hour or day")
      ->check(CLI::IsMember({"hour", "weekday-hour", "day"}))
      ->capture_default_str();
  add_table_format(*command, options);
  command->callback([&options] { options.run = aoristic; });
}

}  // namespace wardmote
