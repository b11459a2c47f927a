#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>

namespace wardmote::access {

/// A QR code (ISO/IEC 18004, correction level M) as an SVG path of unit squares.
struct QrPicture {
  int side = 0;        ///< modules, with the quiet zone of four that a reader needs on each side of it
  std::string path{};  ///< "M4 4h7v1h-7z…": the dark modules, a run of a row at a time
};
BOOST_DESCRIBE_STRUCT(QrPicture, (), (side, path))

/// Up to 2,000 bytes (ENSURE). Pure.
QrPicture qr_picture(std::string_view text);

}  // namespace wardmote::access
