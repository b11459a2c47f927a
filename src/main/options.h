#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wardmote {

enum class OutputFormat { text, json, csv, geojson };

/// The walls: behind each lies a house of its own, with a database, record keys and a key apart from the program's (main/walled_house.h).
enum class Wall { none, closed, situation };

/// Such a house, as it is asked for.
struct WalledHouse {
  std::string key;       ///< file of its key; empty: its pages are not served
  std::string database;  ///< URL; empty: the SQLite file in its folder
  std::string data;      ///< its folder; empty: by its name in data_folder
};

/// What was typed, parsed. `run` is the command that was named.
struct Options {
  std::string config;  ///< file of settings that these begin with
  std::string data_folder = "./data";
  std::string database;  ///< URL; empty: the SQLite file in data_folder
  std::string key;       ///< file of the key-encryption key; empty: what is sealed stays closed
  std::string keys;      ///< the file of record keys; empty: keys.db in data_folder
  std::string files;     ///< folder of uploaded files; empty: files in data_folder
  std::string home;      ///< where pages/, locale/, catalog/, demo/ are; empty: found from the program's own place
  std::string board = "halton";
  OutputFormat format = OutputFormat::text;
  Wall wall = Wall::none;  ///< the command works on the data behind it
  WalledHouse closed;      ///< of the closed session
  WalledHouse situation;   ///< of the Situation Table

  struct Serve {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    int threads = 2;
    int checkpoint_entries = 100;  ///< a checkpoint is made after so many entries at the latest,
    int checkpoint_hours = 24;     ///< or once an entry waited so long
    std::string backup_to;         ///< folder for scheduled copies; empty: none
    int backup_every_hours = 24;
    int backup_keep = 14;       ///< how many copies
    int backup_keep_days = 90;  ///< how long at most, but for the newest
    std::string site;           ///< how browsers reach this site: "https://board.example.ca"; empty: not stated
    std::string mail;           ///< file that states the mail server; empty: no mail is sent
    std::vector<std::string> webhook_hosts;      ///< that may be called; none: there are no webhooks
    std::vector<std::string> webhook_addresses;  ///< that may be called although they are not of the internet
    std::string webhook_certificates;            ///< PEM file; empty: the system's
    int requests_of_an_address = 600;            ///< a minute; 0: as many as they like
    int requests_of_a_person = 1200;
    int requests_costly = 60;
    std::string provider;  ///< settings file of the OpenID provider; empty: none
  } serve;
  struct Demo {
    bool if_missing = false;
  } demo;
  struct Import {
    std::string dataset;
    std::string file;
    std::string layout;
    std::string rejects;
    bool dry_run = false;
  } import;
  struct ImportMeetings {
    std::string form;                ///< legistar, toronto-scorecard, vancouver-votes or ocd
    std::vector<std::string> files;  ///< and folders
    std::string source;              ///< whose past it is
    std::string source_url;
  } import_meetings;
  struct Standing {
    std::string index = "csi_total";
    std::optional<int> year;
    std::string comparators;
    std::string language = "en";
  } standing;

  struct Person {
    std::string act;  ///< add, list, invite, grant, revoke, suspend, restore, reset-second-factor, explain
    std::string name;
    std::string display_name;
    std::string email;
    std::string language = "en";
    std::vector<std::string> roles;
    std::string route;
  } person;

  struct Seat {
    std::string name;    ///< that the person signs in with
    std::string agency;  ///< slug
  } seat;

  std::string signing_key;     ///< file of the key that signs checkpoints; empty: none are made
  std::string checkpoint_act;  ///< empty (make one), entries, cosign

  /// What somebody kept of a log, to hold it against.
  struct Kept {
    std::string checkpoint;
    std::string older;
    std::string entries;  ///< file of entries; empty: the database
    std::string printed;
    std::vector<std::string> verification_keys;
  } kept;

  struct Key {
    std::string act;  ///< make, make-signing, split, join, rotate
    std::string file;
    std::string next;
    std::string origin;
    int shares = 5;
    int needed = 3;
  } key_act;

  struct Backup {
    std::string act = "make";  ///< make, inspect, verify
    std::string file;
    std::string with_keys;  ///< file for a copy of the record keys; empty: none
  } backup;
  struct Restore {
    std::string file;
    std::string with_keys;   ///< file with a copy of the record keys; empty: those that are there stay
    std::string purge_list;  ///< empty: the one beside the file
    std::string replace;     ///< the word that confirms that what is there is replaced
    bool without_purge_list = false;
    bool drill = false;
  } restore;

  /// Empty, or nothing: what docs/methods/scan.md says is taken then.
  struct Scan {
    std::string parameters;  ///< SaTScan's parameter file; then the files below are not read
    std::string cases, controls, places, population, expected, centers;
    std::string distances;           ///< CSV of stated distances between places
    std::string areas;               ///< GeoJSON of the places' outlines
    std::uint32_t area_points = 30;  ///< sample points of each
    std::string before;              ///< JSON that an earlier scan answered
    double follow_p = 0.05;          ///< which clusters are followed from one scan to the next
    std::optional<double> follow_days;
    std::string model;  ///< as scan_arguments.cpp lists them
    std::optional<double> dispersion;
    std::string window;  ///< words: spatial, temporal, space-time; circle, ellipse; retrospective, prospective
    std::string rates = "high";
    std::string overlap = "no-place-shared";
    std::string report = "likeliest";
    std::vector<double> gini_percents;  ///< empty: those that the field is used to, up to population_percent
    double gini_p_below = 0.05;
    std::string start, end;
    std::string unit = "day";
    std::uint32_t unit_length = 1;
    double population_percent = 50;
    std::optional<double> distance;
    std::optional<double> duration_percent;
    std::optional<std::uint32_t> duration;
    std::uint32_t duration_min = 1;
    std::uint32_t cases_min = 2;
    double penalty = 0.5;
    bool by_day_of_week = false;
    bool types = false;  ///< cases of several types, each by itself, together
    std::vector<std::string> covariates;
    std::optional<std::uint32_t> replicates;
    std::uint64_t seed = 1;
    std::uint32_t stop_after = 0;
    std::uint32_t threads = 0;  ///< 0: as many as there are processors
    std::string instructions;
  } scan;

  struct Local {
    std::string places, values, neighbours;
    std::string weights = "queen";
    std::string statistic = "gi_star";
    std::string correction = "bh";
    double level = 0.05;
    bool rate = false;
    bool mid_p = false;
    std::uint64_t seed = 1;
    std::uint32_t threads = 0;  ///< 0: as many as there are processors
  } local;
  struct NearRepeat {
    std::string events;
    std::vector<double> distances_m{100, 200, 300, 400};
    std::vector<std::int32_t> days{7, 14, 21, 28};
    double same_place_m = 0;
    std::string metric = "straight";
    std::uint32_t replicates = 999;
    std::vector<std::string> strata;
    std::uint64_t seed = 1;
    std::uint32_t threads = 0;
  } near_repeat;
  struct Watch {
    std::string counts;
    std::string method = "farrington-flexible";
    std::string week;  ///< a day of the week that is judged; empty: the last
    int years = 5;
    std::optional<double> budget;  ///< false alarms a year that are accepted; then there is no level
    std::string control = "bh";
    std::optional<double> level;  ///< without it and without a budget: 0.05
    bool missing_as_zero = false;
    bool mid_p = false;
    std::uint32_t draws = 9999;
    std::uint64_t seed = 1;
    std::uint32_t threads = 0;
  } watch;
  struct Density {
    std::string events, boundary;
    std::string bandwidth = "auto";  ///< or metres
    std::string edge = "uniform";
    std::string held_out;  ///< first day that is held out; empty: none
    double cell_m = 100;
    std::optional<double> time_bandwidth_days;
    std::vector<double> shares_percent{1, 2, 5, 10};
    bool adaptive = false;
    std::uint32_t replicates = 999;
    std::uint64_t seed = 1;
    std::uint32_t threads = 0;
  } density;
  struct Aoristic {
    std::string events;
    std::string by = "hour";
  } aoristic;
  struct Analyze {
    std::string act;  ///< run, list, verify
    std::string dataset;
    std::vector<std::string> offences;
    std::string from, to;  ///< empty, here and below: chosen by rule
    std::string question = "concentrated";
    std::string model, baseline, step;
    std::optional<int> share_pct, days_max, replicates;
    std::string week, expected_by, control;  ///< of the question unusual
    std::optional<int> years, level_pct, budget_a_year;
    std::string held_out_from;  ///< of the question dense
    std::optional<int> cell_m, bandwidth_m;
    std::optional<std::int64_t> seed;
    std::string run;  ///< which one to verify
    std::string language = "en";
  } analyze;

  int (*run)(Options const&) = nullptr;

  std::string data() const {
    if (wall == Wall::none) return data_folder;
    auto const& own = wall == Wall::closed ? closed : situation;
    return own.data.empty() ? data_folder + (wall == Wall::closed ? "/closed" : "/situation") : own.data;
  }
  std::string files_folder() const { return files.empty() ? data() + "/files" : files; }
  std::string keys_file() const { return keys.empty() ? data() + "/keys.db" : keys; }
  std::string database_url() const { return database.empty() ? "sqlite:" + data() + "/wardmote.db" : database; }
};

/// How the program ends.
inline constexpr int exit_ok = 0;
inline constexpr int exit_refused = 1;
inline constexpr int exit_usage = 2;

}  // namespace wardmote
