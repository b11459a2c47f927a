#pragma once

#include <list>
#include <mutex>
#include <optional>
#include <string>

#include "web/file_sink.h"

namespace wardmote::closed {

/// Files on their way into the closed house, in memory alone: what is not sealed yet never touches a disk. Safe from many threads.
class FilesInHand {
 public:
  /// Where a file of a form goes; `this` outlives it.
  std::unique_ptr<web::FileSink> begin();
  /// The bytes of that hash, which are then no longer here.
  std::optional<std::string> take(std::string const& hash);

 private:
  class Sink;
  void put(std::string hash, std::string bytes);

  /// A form that is refused leaves its file behind; newer ones push it out.
  static constexpr std::size_t waiting_max = 4;
  std::mutex guard_;
  std::list<std::pair<std::string, std::string>> waiting_;  ///< hash, bytes
};

}  // namespace wardmote::closed
