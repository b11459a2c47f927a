#pragma once

#include <compare>

namespace wardmote::base {

/// An amount of one unit. Two units do not add, compare or convert by accident: `Quantity<Metres>` is no
/// `Quantity<Seconds>`.
template <class Unit>
struct Quantity {
  double amount = 0;
  friend auto operator<=>(Quantity, Quantity) = default;
  friend Quantity operator+(Quantity a, Quantity b) { return {a.amount + b.amount}; }
  friend Quantity operator-(Quantity a, Quantity b) { return {a.amount - b.amount}; }
  friend Quantity operator*(Quantity a, double times) { return {a.amount * times}; }
  friend Quantity operator*(double times, Quantity a) { return {a.amount * times}; }
};

struct Metres;
struct Degrees;
/// Incidents in a year for each 100,000 residents.
struct PerHundredThousand;

}  // namespace wardmote::base
