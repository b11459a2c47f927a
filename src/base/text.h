#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wardmote::base {

/// Without the blanks (space, tab, CR, LF) at both ends.
std::string_view trimmed(std::string_view text);

/// The pieces between separators; one empty piece for an empty text.
std::vector<std::string_view> split(std::string_view text, char separator);

/// ASCII letters in lower case; other bytes untouched.
std::string lower_ascii(std::string_view text);

/// A whole number that fills the text, with an optional minus; nothing else.
std::optional<long long> whole_number(std::string_view text);

/// A decimal number that fills the text ("12", "-3.5", "1e-3"); not "nan", not "inf".
std::optional<double> decimal_number(std::string_view text);

/// The shortest decimal text that reads back to the same double.
std::string to_text(double number);

/// Whether the bytes are well-formed UTF-8 (no surrogates, no overlong forms).
bool is_utf8(std::string_view bytes);

}  // namespace wardmote::base
