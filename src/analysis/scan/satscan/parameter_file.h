#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "base/refusal.h"

namespace wardmote::analysis::scan {

/// One setting of a parameter file.
struct Setting {
  std::string value;
  std::int64_t line = 0;
};

/// A SaTScan parameter file: sections in brackets, comments after a semicolon, lines of Name=value. Names are told apart
/// without regard to case, and each stands once.
class ParameterFile {
 public:
  /// Refuses (scan_setting_invalid) a line of another form and a name that stands twice. `file` is for messages.
  static base::Answer<ParameterFile> read(std::string_view text, std::string const& file);

  std::string const& file() const { return file_; }
  std::map<std::string, Setting> const& settings() const { return settings_; }  ///< by name in lower case
  /// The value of a setting, or the default where the file has none or an empty one.
  std::string text(std::string_view name, std::string_view otherwise = "") const;
  std::int64_t line(std::string_view name) const;
  bool is_yes(std::string_view name) const;

  /// Refusals about a setting.
  base::Refusal invalid(std::string_view name, std::string reason) const;
  base::Refusal unsupported(std::string_view name, std::string reason) const;
  /// A whole number in a range; a decimal number in a range.
  base::Answer<long long> whole(std::string_view name, long long otherwise, long long least, long long most) const;
  base::Answer<double> decimal(std::string_view name, double otherwise, double least, double most) const;

 private:
  Setting const* find(std::string_view name) const;

  std::string file_;
  std::map<std::string, Setting> settings_;
};

}  // namespace wardmote::analysis::scan
