#pragma once

#include <string>
#include <string_view>

namespace wardmote::web {

enum class Encoding { identity, gzip, br };

/// As Content-Encoding spells it: "", "gzip", "br".
std::string_view code_of(Encoding encoding);

/// `page`: made while somebody waits. `asset`: made once, kept for as long as the program runs.
enum class Effort { page, asset };

/// The bytes in an encoding. The same bytes always give the same result, so that an ETag stays.
std::string compressed(std::string_view bytes, Encoding encoding, Effort effort);

/// Whether a media type gains by compression: text does, pictures and fonts are compressed already.
bool is_compressible(std::string_view media_type);

}  // namespace wardmote::web
