#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/id.h"

namespace wardmote::store {

/// What a column holds, the same four kinds on both databases. Instants and identifiers are stored as their canonical
/// text (base/clock.h, base/id.h), truth values as 0 and 1, both so that the two databases sort and compare alike.
using Stored = std::variant<std::monostate, std::int64_t, double, std::string>;

/// A value on its way into a statement. Made from whatever a store file has at hand. Text is UTF-8 without a zero byte
/// and a number is finite (ENSURE, when it is bound): what comes from outside was parsed at the edge.
class Parameter {
 public:
  Parameter(std::nullptr_t) {}
  Parameter(std::integral auto number) : stored_(static_cast<std::int64_t>(number)) {}
  Parameter(double number) : stored_(number) {}
  Parameter(char const* text) : stored_(std::string(text)) {}
  Parameter(std::string text) : stored_(std::move(text)) {}
  Parameter(std::string_view text) : stored_(std::string(text)) {}
  Parameter(base::Instant instant) : stored_(base::to_text(instant)) {}
  Parameter(base::LocalDate date) : stored_(base::to_text(date)) {}
  template <class Record>
  Parameter(base::Id<Record> id) : stored_(id.text()) {}
  template <class T>
  Parameter(std::optional<T> const& value) : stored_(value ? Parameter(*value).stored_ : Stored{}) {}

  Stored const& stored() const { return stored_; }

 private:
  Stored stored_;
};

/// A named parameter: `{"area", code}` fills `:area` in the SQL text.
struct Binding {
  std::string name;
  Parameter value;
};
using Bindings = std::vector<Binding>;

}  // namespace wardmote::store
