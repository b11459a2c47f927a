#pragma once

#include <boost/describe.hpp>
#include <string_view>

namespace wardmote::store {

/// What a file is by its first bytes; what its name or its sender says of it is not asked.
enum class FileKind { empty, text, gzip, zip, pdf, png, jpeg, unknown };
BOOST_DESCRIBE_ENUM(FileKind, empty, text, gzip, zip, pdf, png, jpeg, unknown)

/// By the signatures of each format; text is what holds no control characters but tab and the ends of lines. Pure.
FileKind kind_of_file(std::string_view first_bytes);

/// How many first bytes are enough.
inline constexpr std::size_t kind_bytes = 512;

}  // namespace wardmote::store
