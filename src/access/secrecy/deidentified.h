#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <utility>

#include "store/session.h"

namespace wardmote::access {

/// A way to make something of which no person can be told: what it lets through, in words for whoever reviews it, and
/// how. There are few; each answers for itself.
template <class Method, class From, class T>
concept Deidentifies = requires(From const& from) {
  { Method::lets_through } -> std::convertible_to<std::string_view>;
  { Method::make(from) } -> std::convertible_to<T>;
};

/// A value from which whatever names somebody was taken when it was made. There is no other way to make one.
template <class T>
class Deidentified {
 public:
  template <class Method, class From>
    requires Deidentifies<Method, From, T>
  static Deidentified by(From const& from) {
    return Deidentified(Method::make(from));
  }
  /// What was kept as such.
  static Deidentified from(store::Row const& row, std::string_view column)
    requires std::same_as<T, std::string>
  {
    return Deidentified(row.text(column));
  }
  Deidentified() = default;

  T const& value() const { return value_; }

 private:
  explicit Deidentified(T value) : value_(std::move(value)) {}
  T value_{};
};

}  // namespace wardmote::access
