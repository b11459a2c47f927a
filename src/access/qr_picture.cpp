#include "access/qr_picture.h"

#include <qrencode.h>

#include <memory>

#include "base/ensure.h"

namespace wardmote::access {

constexpr int quiet_modules = 4;

QrPicture qr_picture(std::string_view text) {
  std::unique_ptr<QRcode, decltype(&QRcode_free)> const code(
      QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  ENSURE(code != nullptr);
  QrPicture picture{.side = code->width + 2 * quiet_modules};
  auto const is_dark = [&](int row, int column) {
    return (code->data[row * code->width + column] & 1) != 0;  // the lowest bit is the module
  };
  for (int row = 0; row < code->width; ++row)
    for (int column = 0, end = 0; column < code->width; column = end + 1) {
      for (end = column; end < code->width && is_dark(row, end);) ++end;
      auto const length = std::to_string(end - column);
      if (end > column)
        picture.path.append("M")
            .append(std::to_string(column + quiet_modules))
            .append(" ")
            .append(std::to_string(row + quiet_modules))
            .append("h")
            .append(length)
            .append("v1h-")
            .append(length)
            .append("z");
    }
  return picture;
}

}  // namespace wardmote::access
