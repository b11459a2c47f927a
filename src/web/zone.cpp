#include "web/zone.h"

#include <unicode/timezone.h>

#include <memory>
#include <string>

#include "base/ensure.h"

namespace wardmote::web {

std::chrono::local_time<std::chrono::minutes> local_minute(base::Instant instant, std::string_view zone) {
  auto const place = std::unique_ptr<icu::TimeZone>(icu::TimeZone::createTimeZone(
      icu::UnicodeString::fromUTF8(icu::StringPiece(zone.data(), static_cast<int>(zone.size())))));
  ENSURE(*place != icu::TimeZone::getUnknown());
  std::int32_t offset_ms = 0, daylight_ms = 0;
  UErrorCode status = U_ZERO_ERROR;
  auto const since_1970 = std::chrono::floor<std::chrono::milliseconds>(instant.time_since_epoch());
  place->getOffset(static_cast<double>(since_1970.count()), false, offset_ms, daylight_ms, status);
  ENSURE(U_SUCCESS(status));
  return std::chrono::local_time<std::chrono::minutes>(
      std::chrono::floor<std::chrono::minutes>(since_1970 + std::chrono::milliseconds(offset_ms + daylight_ms)));
}

base::LocalDate local_date(base::Instant instant, std::string_view zone) {
  return base::LocalDate(std::chrono::floor<std::chrono::days>(local_minute(instant, zone)));
}

std::string local_time(base::Instant instant, std::string_view zone) {
  auto const local = local_minute(instant, zone);
  auto const minutes = (local - std::chrono::floor<std::chrono::days>(local)).count();
  auto const two_digits = [](long number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

}  // namespace wardmote::web
