#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/refusal.h"

namespace wardmote::base {

/// A piece of a structured text (YAML): nothing, a text, a list or an object with named members in their order.
struct Document {
  enum class Kind { nothing, text, list, object };
  Kind kind = Kind::nothing;
  std::string text{};
  std::vector<Document> items{};
  std::vector<std::pair<std::string, Document>> members{};
  int line = 0;  ///< in the file, from 1; for messages
  int column = 0;

  /// The member of that name; an empty piece if there is none, or if this is no object.
  Document const& operator[](std::string_view name) const;
};

/// Nesting deeper than this is refused.
inline constexpr int document_depth_max = 32;

/// The document that a YAML text holds. Refuses file_unreadable with line and reason; `file` is what the refusal calls
/// it. Aliases are followed, at most document_depth_max deep.
Answer<Document> document_of(std::string_view yaml, std::string_view file);

}  // namespace wardmote::base
