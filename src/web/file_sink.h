#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace wardmote::web {

/// Where a file goes that is sent with a form: the program's, not web's. Called on handler threads; may throw.
class FileSink {
 public:
  struct Kept {
    std::string hash;  ///< what it is kept under
    std::string kind;  ///< what it is, by its bytes
  };
  virtual ~FileSink() = default;  ///< what is not finished is thrown away
  virtual void add(std::string_view bytes) = 0;
  virtual Kept finish() = 0;
};
using BeginFile = std::function<std::unique_ptr<FileSink>()>;

}  // namespace wardmote::web
