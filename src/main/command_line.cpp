#include "main/command_line.h"

#include <CLI/CLI.hpp>
#include <map>

#include "main/commands.h"
#include "main/density_arguments.h"
#include "main/local_arguments.h"
#include "main/scan_arguments.h"
#include "main/settings_file.h"
#include "main/terminal.h"
#include "main/version.h"
#include "main/wall_arguments.h"

namespace wardmote {
namespace {

std::map<std::string, OutputFormat> const output_formats{{"text", OutputFormat::text}, {"json", OutputFormat::json}};

/// What every command takes.
CLI::App* add_command(CLI::App& program, Options& options, std::string const& name, std::string const& what,
                      int (*run)(Options const&)) {
  auto* const command = program.add_subcommand(name, what);
  command->add_option("--config", options.config,
                      "File of settings, lines of name = value (the installed program: /etc/wardmote/wardmote.conf)");
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

/// Pages a minute, half of them at once; 0 sets no limit.
void add_limits(CLI::App& command, Options::Serve& serve) {
  auto const add = [&](char const* name, int& value, char const* what) {
    command.add_option(name, value, what)->check(CLI::Range(0, 1'000'000))->capture_default_str();
  };
  add("--limit-address", serve.requests_of_an_address,
      "Pages a minute for one address that is not signed in; 0: no limit");
  add("--limit-person", serve.requests_of_a_person, "Pages a minute for one person");
  add("--limit-costly", serve.requests_costly, "Pages a minute that cost much, for either");
}

void add_serve(CLI::App& program, Options& options) {
  auto* const command = add_command(program, options, "serve", "Serve the pages until interrupted", serve);
  command->add_option("--port", options.serve.port, "Port; 0 for any free one")->capture_default_str();
  command->add_option("--address", options.serve.address, "Address to listen on")->capture_default_str();
  command->add_option("--site", options.serve.site,
                      "The address that people reach the pages at, which links in messages begin with");
  command->add_option("--mail", options.serve.mail, "File that states the mail server (docs/operations.md)");
  command->add_option(
      "--webhook-host", options.serve.webhook_hosts,
      "A host, or host:port, that webhooks may call; may be given several times. Without it there are none");
  command->add_option("--webhook-address", options.serve.webhook_addresses,
                      "An address of a network of one's own that such a host may stand for");
  command->add_option("--webhook-certificates", options.serve.webhook_certificates,
                      "PEM file of the authorities that webhooks trust, in place of the system's");
  add_limits(*command, options.serve);
  add_walled_houses(*command, options);
  command->add_option("--provider", options.serve.provider,
                      "Settings file of the OpenID provider that people can sign in with; needs --site");
  command->add_option("--threads", options.serve.threads, "Threads that answer requests")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command->add_option("--signing-key", options.signing_key,
                      "File of the key that signs checkpoints; without it the server makes none");
  auto& asked = options.serve;
  auto const add = [&](char const* name, int& value, char const* what, int most) {
    command->add_option(name, value, what)->check(CLI::Range(1, most))->capture_default_str();
  };
  add("--checkpoint-entries", asked.checkpoint_entries, "Make a checkpoint after so many entries", 1'000'000);
  add("--checkpoint-hours", asked.checkpoint_hours, "… or once an entry waited so long", 24 * 365);
  command->add_option(
      "--backup-to", asked.backup_to,
      "Folder for scheduled backups, those behind a wall in closed and situation below it; needs --key");
  add("--backup-every", asked.backup_every_hours, "Hours from one of them to the next", 24 * 31);
  add("--backup-keep", asked.backup_keep, "How many of them to keep", 10000);
  add("--backup-keep-days", asked.backup_keep_days, "For how many days at most, but for the newest", 36500);
}

void add_demo(CLI::App& program, Options& options) {
  auto* const command = add_command(program, options, "demo", "Make the demonstration board from demo/", demo);
  command->add_flag("--if-missing", options.demo.if_missing, "Do nothing if the board is there already");
  add_walled_houses(*command, options);
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

void add_import_meetings(CLI::App& program, Options& options) {
  auto& asked = options.import_meetings;
  auto* const command =
      add_command(program, options, "import-meetings",
                  "Import meetings that another council published, to be shown as its past", import_meetings);
  command
      ->add_option("form", asked.form,
                   "legistar (its JSON of events and matters), toronto-scorecard, vancouver-votes (CSV), or ocd "
                   "(.ocd.json of this program)")
      ->required()
      ->check(CLI::IsMember({"legistar", "toronto-scorecard", "vancouver-votes", "ocd"}));
  command->add_option("files", asked.files, "Files, also as .gz, or folders of files ending in .json or .csv")
      ->required();
  command->add_option("--source", asked.source, "Whose meetings they are: “New York City Council”")->required();
  command->add_option("--source-url", asked.source_url, "Where the files come from");
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

CLI::App* add_analyze_act(CLI::App& analyze, Options& options, std::string const& name, std::string const& what) {
  auto* const act = add_command(analyze, options, name, what, wardmote::analyze);
  act->callback([&options, name] {
    options.analyze.act = name;
    options.run = wardmote::analyze;
  });
  act->add_option("--language", options.analyze.language, "en or fr")->check(CLI::IsMember({"en", "fr"}));
  return act;
}

void add_analyze(CLI::App& program, Options& options) {
  auto* const analyze = program.add_subcommand("analyze", "Analyses of a dataset's incidents, kept to be made again");
  analyze->require_subcommand(1);
  auto& asked = options.analyze;
  add_analyze_act(*analyze, options, "list", "List all analyses, newest first");
  add_analyze_act(*analyze, options, "verify", "Make an analysis again and compare: 0 the same, 1 not")
      ->add_option("run", asked.run, "The analysis, by its identifier")
      ->required();
  auto* const run = add_analyze_act(*analyze, options, "run", "Make an analysis; what is left out is chosen by rule");
  run->add_option("--dataset", asked.dataset, "The dataset, by its short name")->required();
  run->add_option("--offence", asked.offences, "An offence; may be given several times. Without it: all");
  run->add_option("--from", asked.from, "First day, like 2018-01-01");
  run->add_option("--to", asked.to, "Last day");
  run->add_option("--model", asked.model, "spatial, retrospective or prospective");
  run->add_option("--baseline", asked.baseline, "residents or own_level");
  run->add_option("--step", asked.step, "day, week or month");
  run->add_option("--share", asked.share_pct, "Largest place, in percent of residents or incidents");
  run->add_option("--days", asked.days_max, "Longest cluster, in days");
  run->add_option("--replicates", asked.replicates, "Simulated worlds without any cluster");
  run->add_option(
         "--question", asked.question,
         "concentrated: where and when are there more than elsewhere? unusual: which counts of a week stand out? "
         "dense: where do incidents lie densest?")
      ->check(CLI::IsMember({"concentrated", "unusual", "dense"}))
      ->capture_default_str();
  run->add_option("--week", asked.week, "unusual: a day of the week that is judged");
  run->add_option("--expected-by", asked.expected_by,
                  "unusual: farrington_flexible, farrington, ears_c1, ears_c2, ears_c3 or cusum");
  run->add_option("--years", asked.years, "unusual: years before that Farrington looks back, 3 to 5");
  run->add_option("--control", asked.control, "unusual: false_discovery, any_dependence or budget");
  run->add_option("--level", asked.level_pct, "unusual: percent of the alarms that may be false");
  run->add_option("--budget", asked.budget_a_year, "unusual: false alarms a year that are accepted");
  run->add_option("--held-out", asked.held_out_from,
                  "dense: what comes from this day on is foretold by what came before");
  run->add_option("--cell", asked.cell_m, "dense: side of a cell in metres, 250 to 2000");
  run->add_option("--bandwidth", asked.bandwidth_m, "dense: width of the kernel in metres; 0: by likelihood");
  run->add_option("--seed", asked.seed, "The same seed gives the same result");
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
  act->add_option("--language", options.person.language, "In which notices are written: en or fr")
      ->check(CLI::IsMember({"en", "fr"}));
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

void add_seat(CLI::App& program, Options& options) {
  auto* const command =
      add_command(program, options, "seat", "Seat a person at the Situation Table for a year, for an agency", seat);
  command->add_option("name", options.seat.name, "The name that the person signs in with")->required();
  command->add_option("--agency", options.seat.agency, "The agency, by its short name")->required();
  add_walled_houses(*command, options);
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
  auto* const signing = add_key_act(*key, options, "make-signing", "Write a new key that signs checkpoints to a file");
  signing->add_option("file", asked.file, "The new file")->required();
  signing
      ->add_option(
          "--origin", asked.origin,
          "The log's name, for good: the address of /transparency without https://, as in board.example/transparency")
      ->required();
  auto* const successor =
      add_command(*key, options, "rotate-signing", "Let another key sign checkpoints, under a signature of both",
                  rotate_signing_key);
  successor->add_option("--signing-key", options.signing_key, "File of the key until now")->required();
  successor->add_option("--next", asked.next, "File of the key to come")->required();
  add_key_act(*key, options, "join", "Read shares, a line each, from standard input and write the key they make")
      ->add_option("file", asked.file, "The new file")
      ->required();
  auto* const rotate = add_command(*key, options, "rotate", "Put all record keys under another key", wardmote::key);
  rotate->callback([&options] {
    options.key_act.act = "rotate";
    options.run = wardmote::key;
  });
  add_walls(*rotate, options);
  rotate->add_option("--next", asked.next, "File of the key to come")->required();
}

void add_kept(CLI::App& command, Options& options) {
  auto& kept = options.kept;
  command.add_option("--checkpoint", kept.checkpoint, "Hold the log against this signed checkpoint");
  command.add_option("--and", kept.older, "… and against this older one: the one must go on from the other");
  command.add_option("--verification-key", kept.verification_keys,
                     "A key that must have signed them, as text or in a file; may be given several times");
  command.add_option("--entries", kept.entries, "The log as a file of entries, instead of the database");
}

void add_verify(CLI::App& program, Options& options) {
  auto* const command = add_command(program, options, "verify",
                                    "Walk the audit chain and its checkpoints, and check every invariant", verify);
  add_kept(*command, options);
  add_walls(*command, options);
  command->add_option("--printed", options.kept.printed,
                      "Hold the log against a line in the minutes: \"412 3f2a-91bc-0d7e-55aa-1234-abcd\"");
}

CLI::App* add_checkpoint_act(CLI::App& checkpoint, Options& options, std::string const& name, std::string const& what) {
  auto* const act = add_command(checkpoint, options, name, what, wardmote::checkpoint);
  act->callback([&options, name] {
    options.checkpoint_act = name;
    options.run = wardmote::checkpoint;
  });
  return act;
}

void add_checkpoint(CLI::App& program, Options& options) {
  auto* const checkpoint = program.add_subcommand("checkpoint", "Signed checkpoints of the audit chain");
  checkpoint->require_subcommand(1);
  add_checkpoint_act(*checkpoint, options, "make", "Sign what the chain holds now")
      ->add_option("--signing-key", options.signing_key, "File of the key that signs")
      ->required();
  add_checkpoint_act(*checkpoint, options, "entries", "Print every entry as a line, to verify elsewhere");
  auto* const cosign =
      add_checkpoint_act(*checkpoint, options, "cosign", "Verify a checkpoint and print it with a witness's signature");
  add_kept(*cosign, options);
  cosign->get_option("--checkpoint")->required();
  cosign->get_option("--entries")->required();
  cosign->add_option("--signing-key", options.signing_key, "File of the witness's key")->required();
}

void add_backup_act(CLI::App& backup, Options& options, std::string const& name, std::string const& what) {
  auto* const act = add_command(backup, options, name, what, wardmote::backup);
  act->callback([&options, name] {
    options.backup.act = name;
    options.run = wardmote::backup;
  });
  act->add_option("file", options.backup.file, "The backup")->required();
}

void add_backup(CLI::App& program, Options& options) {
  auto* const backup =
      add_command(program, options, "backup", "Copy everything into one encrypted file", wardmote::backup);
  add_walls(*backup, options);
  backup->add_option("file", options.backup.file, "The new file; one that is there is replaced once it is whole");
  backup->add_option("--with-keys", options.backup.with_keys,
                     "Copy the record keys as well, into this file: keep it apart, and for a shorter time");
  add_backup_act(*backup, options, "inspect", "Say what a backup says of itself");
  add_backup_act(*backup, options, "verify", "Read a backup to its end and prove that it is whole");
  backup->require_subcommand(0, 1);
}

void add_restore(CLI::App& program, Options& options) {
  auto& asked = options.restore;
  auto* const command =
      add_command(program, options, "restore", "Prove a backup and put it in the place of the data", restore);
  add_walls(*command, options);
  command->add_option("file", asked.file, "The backup")->required();
  command->add_flag("--drill", asked.drill, "Only try it: build, prove and report, and replace nothing");
  command->add_option("--with-keys", asked.with_keys, "Restore the record keys as well, from this file");
  command->add_option("--purge-list", asked.purge_list, "Purge list (default: purge-list beside the backup)");
  command->add_flag("--without-purge-list", asked.without_purge_list,
                    "Restore keys although there is no purge list: what was purged since may open again");
  command->add_option("--replace", asked.replace, "Confirms that data may be replaced; the program says the word");
}

}  // namespace

CommandLine read_command_line(int argument_count, char const* const* arguments) {
  CommandLine line;
  CLI::App program("Wardmote: the open platform for a police board, its partners and its residents.", "wardmote");
  program.set_version_flag("--version", std::string(version));
  program.require_subcommand(1);
  program.footer("Exit codes: 0 done, 1 refused (the reason is printed), 2 wrong usage.");
  if (auto const file = settings_file_of(argument_count, arguments); !file.empty())
    if (auto const read = read_settings(file, line.options); !read) {
      line.exit_code = Terminal(OutputFormat::text).refuse(read.error());
      return line;
    }
  add_serve(program, line.options);
  add_demo(program, line.options);
  add_import(program, line.options);
  add_import_meetings(program, line.options);
  add_standing(program, line.options);
  add_scan(program, line.options);
  add_local(program, line.options);
  add_near_repeat(program, line.options);
  add_watch(program, line.options);
  add_density(program, line.options);
  add_aoristic(program, line.options);
  add_analyze(program, line.options);
  add_person(program, line.options);
  add_seat(program, line.options);
  add_key(program, line.options);
  add_verify(program, line.options);
  add_checkpoint(program, line.options);
  add_backup(program, line.options);
  add_restore(program, line.options);
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
