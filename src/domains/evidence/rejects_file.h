#pragma once

#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>

#include "domains/evidence/field_text.h"

namespace wardmote::evidence {

/// The rows that were not taken, as CSV: line, column, reason, text, file. Made when the first one comes.
class RejectsFile {
 public:
  explicit RejectsFile(std::string path) : path_(std::move(path)) {}

  void add(std::int64_t line, RowFault const& fault, std::string_view text, std::string_view file);
  std::int64_t count() const { return count_; }

  /// Where they are; empty if there are none, or nowhere to keep them.
  std::string path() const { return count_ > 0 ? path_ : std::string{}; }

  /// Writes all out; whether that went well.
  bool finish();

 private:
  std::string path_;
  std::ofstream file_;
  std::int64_t count_ = 0;
};

}  // namespace wardmote::evidence
