#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace wardmote::web {

class Value;
using List = std::vector<Value>;
/// Members in the order the view declares them.
using Object = std::vector<std::pair<std::string, Value>>;

/// JSON that is already text (a stored geometry); put into JSON and GeoJSON as it is, and shown to no template.
struct RawJson {
  std::string text;
};

/// What a view becomes: the one tree from which the JSON is written, the template is filled and the CSV is made.
/// Null means "not known or not published", and is never the same as zero.
class Value {
 public:
  using Kinds = std::variant<std::monostate, bool, std::int64_t, double, std::string, RawJson, List, Object>;
  // Not inline: every view struct would carry its own copy of the tree's moves and copies.
  Value();
  Value(Kinds kinds);
  Value(Value const& other);
  Value(Value&& other) noexcept;
  Value& operator=(Value const& other);
  Value& operator=(Value&& other) noexcept;
  ~Value();

  Kinds const& kinds() const { return kinds_; }
  /// The member of an object, or null if there is none (or this is no object).
  Value const& operator[](std::string_view member) const;

 private:
  Kinds kinds_;
};

/// A text as a value.
Value text_value(std::string_view words);

}  // namespace wardmote::web
