#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace wardmote {

enum class OutputFormat { text, json };

/// What was typed, parsed. `run` is the command that was named.
struct Options {
  std::string data_folder = "./data";
  std::string database;  ///< URL; empty: the SQLite file in data_folder
  std::string key;       ///< file of the key-encryption key; empty: what is sealed stays closed
  std::string keys;      ///< the file of record keys; empty: keys.db in data_folder
  std::string files;     ///< folder of uploaded files; empty: files in data_folder
  std::string home;      ///< where pages/, locale/, catalog/, demo/ are; empty: found from the program's own place
  std::string board = "halton";
  OutputFormat format = OutputFormat::text;

  struct Serve {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    int threads = 2;
    std::string public_url;  ///< how browsers reach this site; empty: not stated
    std::string provider;    ///< settings file of the OpenID provider; empty: none
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
    std::vector<std::string> roles;
    std::string route;
  } person;

  struct Key {
    std::string act;  ///< make, split, join, rotate
    std::string file;
    std::string next;
    int shares = 5;
    int needed = 3;
  } key_act;

  int (*run)(Options const&) = nullptr;

  std::string files_folder() const { return files.empty() ? data_folder + "/files" : files; }
  std::string keys_file() const { return keys.empty() ? data_folder + "/keys.db" : keys; }
  std::string database_url() const { return database.empty() ? "sqlite:" + data_folder + "/wardmote.db" : database; }
};

/// How the program ends.
inline constexpr int exit_ok = 0;
inline constexpr int exit_refused = 1;
inline constexpr int exit_usage = 2;

}  // namespace wardmote
