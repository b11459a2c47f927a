#pragma once

#include <cmath>
#include <cstdio>
#include <string>

#include "base/refusal.h"
#include "web/context.h"

namespace wardmote::tests {

/// A tongue without catalogues: message ids as they are, figures in a fixed plain form. For unit tests of views.
class PlainTongue final : public web::Tongue {
 public:
  explicit PlainTongue(web::Language language = web::Language::en) : language_(language) {}
  web::Language language() const override { return language_; }
  std::string text(std::string_view message, web::TextValues const& values = {}) const override {
    return base::filled(message, values);
  }
  std::string plural(std::string_view one, std::string_view other, std::int64_t count,
                     web::TextValues const& values = {}) const override {
    auto all = values;
    all["count"] = std::to_string(count);
    return base::filled(count == 1 ? one : other, all);
  }
  std::string number(double value, int decimals) const override {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
  }
  std::string percent(double share, int decimals) const override { return number(share * 100, decimals) + "%"; }
  std::string date(base::LocalDate date) const override { return base::to_text(date); }
  std::string moment(base::Instant instant, std::string_view) const override { return base::to_text(instant); }
  std::string month(int year, int month) const override { return std::to_string(year) + "-" + std::to_string(month); }

 private:
  web::Language language_;
};

}  // namespace wardmote::tests
