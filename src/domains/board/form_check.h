#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/refusal.h"

namespace wardmote::board {

/// Reads the fields of a form and gathers what is wrong with them, each in a sentence of its own.
class FormCheck {
 public:
  static constexpr std::size_t line_bytes_max = 400;

  /// `sentence` is a message id.
  void wrong(std::string field, std::string_view sentence);
  /// A line that is not empty and not too long; `missing` says what to enter.
  std::string line(std::string field, std::string const& text, std::string_view missing);
  /// The day that the text names; `missing` says what to enter.
  base::LocalDate day(std::string field, std::string const& text, std::string_view missing);
  /// A day that has come.
  base::LocalDate past_day(std::string field, std::string const& text, std::string_view missing, base::LocalDate today);
  /// An address within this site or on the Web; empty if there is none.
  std::string address(std::string field, std::string const& text);

  bool is_well() const { return refusal_.fields.empty(); }
  std::unexpected<base::Refusal> refused() const { return std::unexpected(refusal_); }

 private:
  base::Refusal refusal_{.code = base::RefusalCode::form_invalid};
};

/// Whether an address leads within this site ("/decisions/…") or to the Web ("https://…"), and holds no blank or sign
/// that an address spells otherwise.
bool is_address(std::string_view text);

}  // namespace wardmote::board
