#include "web/figures.h"

#include <unicode/dtfmtsym.h>
#include <unicode/numberformatter.h>

#include <array>
#include <chrono>
#include <vector>

#include "base/ensure.h"
#include "web/zone.h"

namespace wardmote::web {
namespace {

using icu::number::LocalizedNumberFormatter;

icu::Locale locale_of(Language language) {
  return language == Language::fr ? icu::Locale("fr", "CA") : icu::Locale("en", "CA");
}

std::string utf8(icu::UnicodeString const& text) {
  std::string bytes;
  text.toUTF8String(bytes);
  return bytes;
}

std::string formatted(LocalizedNumberFormatter const& format, double value) {
  UErrorCode status = U_ZERO_ERROR;
  auto const text = format.formatDouble(value, status).toString(status);
  ENSURE(U_SUCCESS(status));
  return utf8(text);
}

std::array<std::string, 12> months_of(icu::Locale const& locale) {
  UErrorCode status = U_ZERO_ERROR;
  icu::DateFormatSymbols const symbols(locale, status);
  std::int32_t count = 0;
  auto const* names = symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
  ENSURE(U_SUCCESS(status) && count >= 12);
  std::array<std::string, 12> months;
  for (std::size_t at = 0; at < months.size(); ++at) months[at] = utf8(names[at]);
  return months;
}

std::string two_digits(long number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

struct Figures::Formats {
  Language language;
  std::vector<LocalizedNumberFormatter> numbers;
  std::vector<LocalizedNumberFormatter> percents;
  std::array<std::string, 12> months;
};

Figures::Figures(Language language) : formats_(std::make_unique<Formats>()) {
  auto const locale = locale_of(language);
  formats_->language = language;
  formats_->months = months_of(locale);
  for (int decimals = 0; decimals <= decimals_max; ++decimals) {
    auto const plain =
        icu::number::NumberFormatter::withLocale(locale).precision(icu::number::Precision::fixedFraction(decimals));
    formats_->numbers.push_back(plain);
    formats_->percents.push_back(plain.unit(icu::MeasureUnit::getPercent()).scale(icu::number::Scale::powerOfTen(2)));
  }
}

Figures::~Figures() = default;

std::string Figures::number(double value, int decimals) const {
  ENSURE(decimals >= 0 && decimals <= decimals_max);
  return formatted(formats_->numbers[static_cast<std::size_t>(decimals)], value);
}

std::string Figures::percent(double share, int decimals) const {
  ENSURE(decimals >= 0 && decimals <= decimals_max);
  return formatted(formats_->percents[static_cast<std::size_t>(decimals)], share);
}

std::string Figures::month(int year, int month) const {
  ENSURE(month >= 1 && month <= 12);
  return formats_->months[static_cast<std::size_t>(month - 1)] + " " + std::to_string(year);
}

std::string Figures::date(base::LocalDate date) const {
  auto const day = static_cast<unsigned>(date.day());
  // French writes the first of a month, and no other day, as an ordinal.
  auto const ordinal = formats_->language == Language::fr && day == 1 ? "er" : "";
  return std::to_string(day) + ordinal + " " +
         month(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())));
}

std::string Figures::moment(base::Instant instant, std::string_view zone) const {
  auto const local = local_minute(instant, zone);
  auto const day = std::chrono::floor<std::chrono::days>(local);
  auto const minutes = (local - day).count();
  auto const hour = two_digits(minutes / 60), minute = two_digits(minutes % 60);
  auto const time = formats_->language == Language::fr ? hour + " h " + minute : hour + ":" + minute;
  return date(base::LocalDate(day)) + ", " + time;
}

}  // namespace wardmote::web
