#pragma once

#include <concepts>
#include <iosfwd>
#include <utility>

#include "access/secrecy/audience.h"

namespace wardmote::access {

/// A value that says who may see it. It has no print, no JSON and no compare: to be shown, its record is looked at by
/// somebody (`seen`, secrecy/seen.h).
template <Audience audience_of_it, class T>
class Visible {
 public:
  static constexpr Audience audience = audience_of_it;
  using Value = T;

  Visible() = default;
  template <class U = T>
    requires std::convertible_to<U, T>
  Visible(U&& value) : value_(std::forward<U>(value)) {}

  /// For the program's own rules and for the column that it is kept in, never for a page: a fence keeps it out of them.
  T const& inside() const { return value_; }

  template <class Other>
  friend bool operator==(Visible const&, Other const&) = delete;
  template <class Other>
  friend auto operator<=>(Visible const&, Other const&) = delete;
  friend std::ostream& operator<<(std::ostream&, Visible const&) = delete;
  template <class Json>
  friend void to_json(Json&, Visible const&) = delete;

 private:
  T value_{};
};

}  // namespace wardmote::access
