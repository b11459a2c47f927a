#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/document.h"
#include "base/refusal.h"

namespace wardmote::base {

/// Reads the pieces of one file's document and keeps the first thing that is wrong with it.
class DocumentReading {
 public:
  /// `file` is what the refusal calls it.
  explicit DocumentReading(std::string_view file) : file_(file) {}

  /// A member that must be there and hold a text. Otherwise it is wrong, and the answer is empty.
  std::string text(Document const& from, std::string_view name);
  /// The member `id`: begins with `prefix`, goes on behind it, and none before has it.
  std::string id(Document const& from, std::string_view prefix);
  void wrong(Document const& at, std::string reason);
  /// mapping_invalid with file, place (the line) and reason; nothing while all was right.
  std::optional<Refusal> const& refusal() const { return refusal_; }

 private:
  std::string file_;
  std::set<std::string> ids_;
  std::optional<Refusal> refusal_;
};

}  // namespace wardmote::base
