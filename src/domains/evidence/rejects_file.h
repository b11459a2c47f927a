#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "domains/evidence/field_text.h"

namespace wardmote::evidence {

/// The rows that were not taken, as CSV: line, column, reason, text, file. Made when the first one comes.
class RejectsFile {
 public:
  RejectsFile(std::string path, std::int64_t count_max) : path_(std::move(path)), count_max_(count_max) {}

  void add(std::int64_t line, RowFault const& fault, std::string_view text, std::string_view file);
  std::int64_t count() const { return count_; }
  bool has_too_many() const { return count_ > count_max_; }

  /// Where they are; empty if there are none, or nowhere to keep them.
  std::string path() const { return count_ > 0 ? path_ : std::string{}; }

  /// Writes all out; whether that went well.
  bool finish();

 private:
  std::string path_;
  std::int64_t count_max_;
  std::ofstream file_;
  std::int64_t count_ = 0;
};

/// A row as such a file tells of it.
struct RejectedRow {
  std::int64_t line = 0;
  std::string column{};
  std::string reason{};
  std::string text{};
};
BOOST_DESCRIBE_STRUCT(RejectedRow, (), (line, column, reason, text))

/// The first rows of such a file, `count_max` at most; none if there is no such file.
std::vector<RejectedRow> read_rejects(std::string const& path, std::size_t count_max);

}  // namespace wardmote::evidence
