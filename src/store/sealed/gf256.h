#pragma once

#include <cstdint>
#include <span>

/// The field of 256 elements, a byte each: polynomials over GF(2) modulo x^8 + x^4 + x^3 + x + 1 (FIPS 197, section 4).
/// Adding is XOR. No branch and no look-up depends on a value, so time says nothing about it.
namespace wardmote::store::gf256 {

constexpr std::uint8_t multiply(std::uint8_t a, std::uint8_t b) {
  unsigned product = 0;
  unsigned shifted = a;
  for (int bit = 0; bit < 8; ++bit) {
    product ^= shifted & (0U - (b >> bit & 1U));
    shifted = (shifted << 1) ^ (0x11BU & (0U - (shifted >> 7 & 1U)));
  }
  return static_cast<std::uint8_t>(product);
}

/// a to the power of 254: the inverse, and 0 for 0.
constexpr std::uint8_t inverse(std::uint8_t a) {
  std::uint8_t power = 1;
  for (int bit = 7; bit >= 0; --bit) {
    power = multiply(power, power);
    if (254 >> bit & 1) power = multiply(power, a);
  }
  return power;
}

/// The polynomial with these coefficients, the constant first, at x.
constexpr std::uint8_t value_at(std::span<std::uint8_t const> coefficients, std::uint8_t x) {
  std::uint8_t value = 0;
  for (auto at = coefficients.size(); at-- > 0;) value = multiply(value, x) ^ coefficients[at];
  return value;
}

/// How much the value at places[at] weighs in the value at 0 of the polynomial through all places (Lagrange). The
/// places differ, and none is 0.
constexpr std::uint8_t weight_at_zero(std::span<std::uint8_t const> places, std::size_t at) {
  std::uint8_t weight = 1;
  for (std::size_t other = 0; other < places.size(); ++other)
    if (other != at) weight = multiply(weight, multiply(places[other], inverse(places[other] ^ places[at])));
  return weight;
}

}  // namespace wardmote::store::gf256
