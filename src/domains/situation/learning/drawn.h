#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What drawings of factors share. A drawing is a scene: places in units of which a drawing is `drawing_width` wide, made without a document and the
// same for the same findings; a template writes it as SVG. Its words wrap, because a picture cannot.
namespace wardmote::situation {

/// As narrow as a small telephone: what is drawn is read there as it is, and larger elsewhere.
inline constexpr std::int64_t drawing_width = 360;
inline constexpr std::int64_t line_height = 16;

/// A line of a text, at its base line.
struct DrawnLine {
  std::int64_t y = 0;
  std::string text{};
};
BOOST_DESCRIBE_STRUCT(DrawnLine, (), (y, text))

/// The text in lines of at most so many characters, broken at blanks; a longer word has a line of its own. At least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t characters_max);

/// The lines of a text around a height.
std::vector<DrawnLine> lines_around(std::int64_t y, std::vector<std::string> const& lines);

}  // namespace wardmote::situation
