#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "web/context.h"

namespace wardmote::web {

/// Numbers and dates as a language writes them in Canada, by ICU. Safe from all threads: everything that ICU must make
/// is made at the start, where one number costs about a microsecond afterwards.
class Figures {
 public:
  explicit Figures(Language language);
  ~Figures();

  static constexpr int decimals_max = 6;
  /// `decimals` 0..decimals_max; halves go to the even digit.
  std::string number(double value, int decimals) const;
  std::string percent(double share, int decimals) const;
  std::string date(base::LocalDate date) const;
  std::string month(int year, int month) const;  ///< month 1..12
  /// `zone` is a name of the IANA database, "America/Toronto".
  std::string moment(base::Instant instant, std::string_view zone) const;

 private:
  struct Formats;
  std::unique_ptr<Formats> formats_;
};

}  // namespace wardmote::web
