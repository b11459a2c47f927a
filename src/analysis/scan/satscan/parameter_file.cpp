#include "analysis/scan/satscan/parameter_file.h"

#include "base/text.h"

namespace wardmote::analysis::scan {
namespace {

base::Refusal refusal_at(std::string const& file, std::int64_t line, std::string reason) {
  return {base::RefusalCode::scan_setting_invalid,
          {{"file", file}, {"line", std::to_string(line)}, {"reason", std::move(reason)}}};
}

}  // namespace

base::Answer<ParameterFile> ParameterFile::read(std::string_view text, std::string const& file) {
  ParameterFile read;
  read.file_ = file;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::int64_t line = 0;
  for (auto const raw : base::split(text, '\n')) {
    ++line;
    auto const own = base::trimmed(raw);
    if (own.empty() || own.front() == ';' || own.front() == '[') continue;
    auto const equals = own.find('=');
    if (equals == std::string_view::npos || equals == 0 || !base::is_utf8(own))
      return std::unexpected(refusal_at(file, line, "it is neither a comment, a [section] nor Name=value"));
    auto const name = base::trimmed(own.substr(0, equals));
    Setting const setting{std::string(base::trimmed(own.substr(equals + 1))), line};
    if (!read.settings_.try_emplace(base::lower_ascii(name), setting).second)
      return std::unexpected(refusal_at(file, line, std::string(name) + " stands in the file twice"));
  }
  return read;
}

Setting const* ParameterFile::find(std::string_view name) const {
  auto const found = settings_.find(base::lower_ascii(name));
  return found == settings_.end() || found->second.value.empty() ? nullptr : &found->second;
}

std::string ParameterFile::text(std::string_view name, std::string_view otherwise) const {
  auto const* const setting = find(name);
  return setting ? setting->value : std::string(otherwise);
}

std::int64_t ParameterFile::line(std::string_view name) const {
  auto const* const setting = find(name);
  return setting ? setting->line : 0;
}

bool ParameterFile::is_yes(std::string_view name) const {
  auto const value = text(name);
  return value == "y" || value == "Y" || value == "1";
}

base::Refusal ParameterFile::invalid(std::string_view name, std::string reason) const {
  return refusal_at(file_, line(name), std::move(reason));
}

base::Refusal ParameterFile::unsupported(std::string_view name, std::string reason) const {
  return {base::RefusalCode::scan_setting_unsupported,
          {{"file", file_},
           {"line", std::to_string(line(name))},
           {"setting", std::string(name) + "=" + text(name)},
           {"reason", std::move(reason)}}};
}

base::Answer<long long> ParameterFile::whole(std::string_view name, long long otherwise, long long least,
                                             long long most) const {
  auto const* const setting = find(name);
  if (!setting) return otherwise;
  auto const number = base::whole_number(setting->value);
  if (number && *number >= least && *number <= most) return *number;
  return std::unexpected(invalid(name, std::string(name) + " is " + setting->value + ", not a whole number from " +
                                           std::to_string(least) + " to " + std::to_string(most)));
}

base::Answer<double> ParameterFile::decimal(std::string_view name, double otherwise, double least, double most) const {
  auto const* const setting = find(name);
  if (!setting) return otherwise;
  auto const number = base::decimal_number(setting->value);
  if (number && *number > least && *number <= most) return *number;
  return std::unexpected(invalid(name, std::string(name) + " is " + setting->value + ", not a number above " +
                                           base::to_text(least) + " up to " + base::to_text(most)));
}

}  // namespace wardmote::analysis::scan
