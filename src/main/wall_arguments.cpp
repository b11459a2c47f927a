#include "main/wall_arguments.h"

#include <CLI/CLI.hpp>

namespace wardmote {
namespace {

/// The options of a house behind a wall, called `name`: "closed", "situation".
void add_walled_data(CLI::App& command, WalledHouse& house, std::string const& name, std::string const& whose) {
  command.add_option("--" + name + "-data", house.data,
                     "Folder of " + whose + " data and record keys (default: " + name + " in the data folder)");
}

void add_walled(CLI::App& command, WalledHouse& house, std::string const& name, std::string const& whose) {
  command.add_option("--" + name + "-key", house.key,
                     "File of the key of " + whose + " data; without it they are not there (docs/operations.md)");
  add_walled_data(command, house, name, whose);
  command.add_option("--" + name + "-database", house.database,
                     "URL of " + whose + " own database (default: wardmote.db in its folder)");
}

constexpr char const *of_closed_session = "the closed session's", *of_situation = "the Situation Table's";

}  // namespace

void add_walled_houses(CLI::App& command, Options& options) {
  add_walled(command, options.closed, "closed", of_closed_session);
  add_walled(command, options.situation, "situation", of_situation);
}

void add_walls(CLI::App& command, Options& options) {
  auto* const closed = command.add_flag_callback(
      "--closed", [&options] { options.wall = Wall::closed; },
      "Work on the closed session's own data, with its own --key");
  auto* const situation = command.add_flag_callback(
      "--situation", [&options] { options.wall = Wall::situation; },
      "Work on the Situation Table's own data, with its own --key");
  closed->excludes(situation);
  add_walled_data(command, options.closed, "closed", of_closed_session);
  add_walled_data(command, options.situation, "situation", of_situation);
}

}  // namespace wardmote
