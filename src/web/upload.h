#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "web/describe.h"
#include "web/file_sink.h"
#include "web/response.h"

namespace wardmote::web {

/// Whether a parameter tells of the file in that field: `f`, `f_name`, `f_bytes`, `f_kind`. Only what takes the file may.
bool is_of_file(std::string_view parameter, std::string_view field);

/// A form with files while it comes in. Called on handler threads, one at a time; none throws.
class Upload {
 public:
  virtual ~Upload() = default;
  /// The next bytes of the body; a response where they are refused, and then no more is read.
  virtual std::optional<Response> add(std::string_view bytes) = 0;
  /// After the last byte, likewise.
  virtual std::optional<Response> finish() = 0;
  /// Plain fields by name; of a file in the field `f`: `f` (hash), `f_name`, `f_bytes` and `f_kind`, all empty if none was chosen.
  virtual Parameters const& fields() const = 0;
};

}  // namespace wardmote::web
