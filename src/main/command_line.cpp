#include "main/command_line.h"

#include <CLI/CLI.hpp>
#include <map>

#include "main/commands.h"
#include "main/version.h"

namespace wardmote {
namespace {

std::map<std::string, OutputFormat> const output_formats{{"text", OutputFormat::text}, {"json", OutputFormat::json}};

/// What every command takes.
CLI::App* add_command(CLI::App& program, Options& options, std::string const& name, std::string const& what,
                      int (*run)(Options const&)) {
  auto* const command = program.add_subcommand(name, what);
  command->add_option("--data", options.data_folder, "Folder of the embedded database")->capture_default_str();
  command->add_option("--database", options.database,
                      "postgresql://… or sqlite:FILE, instead of the embedded database");
  command->add_option("--key", options.key, "File of the key that opens what is sealed (see wardmote key)");
  command->add_option("--keys", options.keys, "The file of record keys (default: keys.db in the data folder)");
  command->add_option("--files", options.files, "Folder of uploaded files (default: files in the data folder)");
  command->add_option("--home", options.home, "Folder that holds pages/, locale/, catalog/ and demo/");
  command->add_option("--board", options.board, "The board, by its short name")->capture_default_str();
  command->add_option("--format", options.format, "text (a progress bar on a terminal) or json (one object a line)")
      ->transform(CLI::CheckedTransformer(output_formats, CLI::ignore_case));
  command->callback([&options, run] { options.run = run; });
  return command;
}

void add_serve(CLI::App& program, Options& options) {
  auto* const command = add_command(program, options, "serve", "Serve the pages until interrupted", serve);
  command->add_option("--port", options.serve.port, "Port; 0 for any free one")->capture_default_str();
  command->add_option("--address", options.serve.address, "Address to listen on")->capture_default_str();
  command->add_option("--public-url", options.serve.public_url,
                      "How browsers reach this site: https://board.example.ca");
  command->add_option("--provider", options.serve.provider,
                      "Settings file of the OpenID provider that people can sign in with; needs --public-url");
  command->add_option("--threads", options.serve.threads, "Threads that answer requests")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
}

void add_demo(CLI::App& program, Options& options) {
  auto* const command = add_command(program, options, "demo", "Make the demonstration board from demo/", demo);
  command->add_flag("--if-missing", options.demo.if_missing, "Do nothing if the board is there already");
}

void add_import(CLI::App& program, Options& options) {
  auto* const command = add_command(program, options, "import", "Import a file into a dataset", import);
  command->add_option("dataset", options.import.dataset, "The dataset, by its short name")->required();
  command->add_option("file", options.import.file, "CSV, JSON or GeoJSON, or one of them as .gz")->required();
  command->add_option("--layout", options.import.layout, "Mapping file; without it the dataset's own");
  command->add_option("--rejects", options.import.rejects,
                      "CSV for rejected rows (default: <file>.rejects.csv beside the data)");
  command->add_flag("--dry-run", options.import.dry_run, "Say what would change, and change nothing");
}

void add_standing(CLI::App& program, Options& options) {
  auto* const command =
      add_command(program, options, "standing", "Print the board's standing among its comparators", standing);
  command->add_option("--index", options.standing.index, "csi_total, csi_violent or csi_nonviolent")
      ->capture_default_str();
  command->add_option("--year", options.standing.year, "Year; without it the newest that is held");
  command->add_option("--comparators", options.standing.comparators, "A list of catalog/comparators.yaml");
  command->add_option("--language", options.standing.language, "en or fr")->check(CLI::IsMember({"en", "fr"}));
}

void add_person_act(CLI::App& person, Options& options, std::string const& name, std::string const& what) {
  auto* const act = add_command(person, options, name, what, wardmote::person);
  act->callback([&options, name] {
    options.person.act = name;
    options.run = wardmote::person;
  });
  if (name == "list") return;
  act->add_option("name", options.person.name, "The name that the person signs in with")->required();
  if (name == "explain")
    act->add_option("route", options.person.route, "A route, by its name or its path: people or /admin/people")
        ->required();
  if (name == "grant" || name == "revoke")
    act->add_option("role", options.person.roles, "One role or several")->required();
  if (name != "add") return;
  act->add_option("--role", options.person.roles, "A role; may be given several times");
  act->add_option("--display-name", options.person.display_name, "The name as pages show it");
  act->add_option("--email", options.person.email, "Where notices go");
}

void add_person(CLI::App& program, Options& options) {
  auto* const person = program.add_subcommand("person", "Who may sign in, as what");
  person->require_subcommand(1);
  add_person_act(*person, options, "add", "Add a person and make the link by which they choose a password");
  add_person_act(*person, options, "list", "List all people with their roles");
  add_person_act(*person, options, "invite", "Make a new link; older ones end");
  add_person_act(*person, options, "grant", "Give a person roles");
  add_person_act(*person, options, "revoke", "Take roles from a person");
  add_person_act(*person, options, "suspend", "Sign a person out everywhere and let them in no more");
  add_person_act(*person, options, "restore", "Let a suspended person in again");
  add_person_act(*person, options, "reset-second-factor", "Turn the second factor of somebody off who has lost it");
  add_person_act(*person, options, "explain", "Say whether a person may use a route, and why");
}

CLI::App* add_key_act(CLI::App& key, Options& options, std::string const& name, std::string const& what) {
  auto* const act = key.add_subcommand(name, what);
  act->callback([&options, name] {
    options.key_act.act = name;
    options.run = wardmote::key;
  });
  act->add_option("--format", options.format, "text or json (one object a line)")
      ->transform(CLI::CheckedTransformer(output_formats, CLI::ignore_case));
  return act;
}

void add_key(CLI::App& program, Options& options) {
  auto* const key = program.add_subcommand("key", "The key that opens what is sealed");
  key->require_subcommand(1);
  auto& asked = options.key_act;
  add_key_act(*key, options, "make", "Make a key in a new file that its owner alone can open")
      ->add_option("file", asked.file, "The new file")
      ->required();
  auto* const split = add_key_act(*key, options, "split", "Print a key as shares, some of which give it back");
  split->add_option("file", asked.file, "The key")->required();
  split->add_option("--shares", asked.shares, "How many")->check(CLI::Range(2, 255))->capture_default_str();
  split->add_option("--needed", asked.needed, "How many of them give the key back")
      ->check(CLI::Range(2, 255))
      ->capture_default_str();
  add_key_act(*key, options, "join", "Read shares, a line each, from standard input and write the key they make")
      ->add_option("file", asked.file, "The new file")
      ->required();
  auto* const rotate = add_command(*key, options, "rotate", "Put all record keys under another key", wardmote::key);
  rotate->callback([&options] {
    options.key_act.act = "rotate";
    options.run = wardmote::key;
  });
  rotate->add_option("--next", asked.next, "File of the key to come")->required();
}

}  // namespace

CommandLine read_command_line(int argument_count, char const* const* arguments) {
  CommandLine line;
  CLI::App program("Wardmote: the open platform for a police board, its partners and its residents.", "wardmote");
  program.set_version_flag("--version", std::string(version));
  program.require_subcommand(1);
  program.footer("Exit codes: 0 done, 1 refused (the reason is printed), 2 wrong usage.");
  add_serve(program, line.options);
  add_demo(program, line.options);
  add_import(program, line.options);
  add_standing(program, line.options);
  add_person(program, line.options);
  add_key(program, line.options);
  add_command(program, line.options, "verify", "Walk the audit chain and check every invariant", verify);
  add_command(program, line.options, "openapi", "Print the OpenAPI document of the pages", openapi);
  try {
    program.parse(argument_count, arguments);
  } catch (CLI::ParseError const& error) {
    line.options.run = nullptr;
    line.exit_code = program.exit(error) == 0 ? exit_ok : exit_usage;
  }
  return line;
}

}  // namespace wardmote
