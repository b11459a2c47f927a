#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
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

/// A value on its way into a bulk (session.h): as a `Parameter`, but text is looked at where it lies, which must last
/// until the row was added.
class BulkValue {
 public:
  BulkValue(std::nullptr_t) {}
  BulkValue(std::integral auto number) : held_(static_cast<std::int64_t>(number)) {}
  BulkValue(double number) : held_(number) {}
  BulkValue(char const* text) : held_(std::string_view(text)) {}
  BulkValue(std::string const& text) : held_(std::string_view(text)) {}
  BulkValue(std::string_view text) : held_(text) {}
  BulkValue(base::Instant instant) : held_(base::to_text(instant)) {}
  BulkValue(base::LocalDate date) : held_(base::to_text(date)) {}
  template <class Record>
  BulkValue(base::Id<Record> id) : held_(id.text()) {}
  template <class T>
  BulkValue(std::optional<T> const& value) : BulkValue(value ? BulkValue(*value) : BulkValue(nullptr)) {}

  /// Calls `take` with what it is: std::monostate, std::int64_t, double or std::string_view.
  template <class Take>
  void visit(Take&& take) const {
    std::visit(
        [&](auto const& held) {
          if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::string>)
            take(std::string_view(held));
          else
            take(held);
        },
        held_);
  }

 private:
  std::variant<std::monostate, std::int64_t, double, std::string_view, std::string> held_;
};

/// A named parameter: `{"area", code}` fills `:area` in the SQL text.
struct Binding {
  std::string name;
  Parameter value;
};
using Bindings = std::vector<Binding>;

}  // namespace wardmote::store
