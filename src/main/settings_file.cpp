#include "main/settings_file.h"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <map>

#include "base/text.h"

namespace wardmote {
namespace {

constexpr auto* installed_program = "/usr/bin/wardmote";
constexpr auto* installed_settings = "/etc/wardmote/wardmote.conf";

using Take = std::function<bool(std::string const&)>;

Take text_into(std::string& place) {
  return [&place](std::string const& value) { return place = value, true; };
}

template <class Number>
Take number_into(Number& place) {
  return [&place](std::string const& value) {
    auto const number = base::whole_number(value);
    if (!number || *number < 0 || *number > std::numeric_limits<Number>::max()) return false;
    place = static_cast<Number>(*number);
    return true;
  };
}

std::map<std::string, Take> settings_of(Options& options) {
  return {{"data", text_into(options.data_folder)},  {"database", text_into(options.database)},
          {"key", text_into(options.key)},           {"keys", text_into(options.keys)},
          {"files", text_into(options.files)},       {"home", text_into(options.home)},
          {"board", text_into(options.board)},       {"address", text_into(options.serve.address)},
          {"port", number_into(options.serve.port)}, {"threads", number_into(options.serve.threads)}};
}

std::unexpected<base::Refusal> objection(std::string const& file, std::string const& what) {
  return base::refuse(base::RefusalCode::usage_invalid, {{"reason", file + ": " + what}});
}

}  // namespace

std::string settings_file_of(int argument_count, char const* const* arguments) {
  for (int at = 1; at < argument_count; ++at) {
    std::string_view const word = arguments[at];
    if (word == "--config" && at + 1 < argument_count) return arguments[at + 1];
    if (word.starts_with("--config=")) return std::string(word.substr(word.find('=') + 1));
  }
  if (auto const* const named = std::getenv("WARDMOTE_CONFIG")) return named;
  std::error_code ignored;
  auto const is_installed = std::filesystem::read_symlink("/proc/self/exe", ignored) == installed_program;
  return is_installed && std::filesystem::exists(installed_settings, ignored) ? installed_settings : "";
}

base::Answer<void> read_settings(std::string const& file, Options& options) {
  std::ifstream stream(file);
  if (!stream)
    return base::refuse(base::RefusalCode::file_unreadable, {{"file", file}, {"reason", "it cannot be opened"}});
  auto const known = settings_of(options);
  for (auto const& item : CLI::ConfigINI().from_config(stream)) {
    auto const setting = known.find(item.fullname());
    if (setting == known.end()) return objection(file, "there is no setting “" + item.fullname() + "”");
    if (item.inputs.size() != 1 || !setting->second(item.inputs.front()))
      return objection(file, "“" + item.name + "” cannot be what it says there");
  }
  return {};
}

}  // namespace wardmote
