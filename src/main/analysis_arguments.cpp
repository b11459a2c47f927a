#include "main/analysis_arguments.h"

#include <CLI/CLI.hpp>
#include <map>

namespace wardmote {
namespace {

using Formats = std::map<std::string, OutputFormat>;

void add_format(CLI::App& command, Options& options, char const* words, Formats const& formats) {
  command.add_option("--format", options.format, words)->transform(CLI::CheckedTransformer(formats, CLI::ignore_case));
}

}  // namespace

void add_seed(CLI::App& command, std::uint64_t& seed) {
  command.add_option("--seed", seed, "The same seed gives the same random numbers")->capture_default_str();
}

void add_threads(CLI::App& command, std::uint32_t& threads) {
  command.add_option("--threads", threads, "Without it: as many as there are processors")->check(CLI::Range(0, 1024));
}

void add_table_format(CLI::App& command, Options& options) {
  static Formats const formats{{"text", OutputFormat::text}, {"json", OutputFormat::json}, {"csv", OutputFormat::csv}};
  add_format(command, options, "text, json or csv", formats);
}

void add_map_format(CLI::App& command, Options& options, char const* words) {
  static Formats const formats{{"text", OutputFormat::text},
                               {"json", OutputFormat::json},
                               {"csv", OutputFormat::csv},
                               {"geojson", OutputFormat::geojson}};
  add_format(command, options, words, formats);
}

}  // namespace wardmote
