#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "web/response.h"

namespace wardmote::web {

/// The event of a page that is the same for all who watch it: made once for each revision of the data, by whoever asks
/// first. Safe from all threads.
class LivePage {
 public:
  /// What was made at this revision or a later one; nothing if it has yet to be made. Never waits for that.
  std::optional<Piece> ready(std::uint64_t revision) const;
  /// The same, made by `make` if it has to be; whoever else asks meanwhile waits for it. What `make` throws goes on to its
  /// caller, and the next who asks tries again.
  Piece at(std::uint64_t revision, std::function<Piece()> const& make);

 private:
  std::mutex making_;
  mutable std::mutex guard_;  ///< of what follows; held for a moment only
  std::optional<std::uint64_t> revision_;
  Piece event_;
};

/// The pages that somebody watches now, by address. Safe from all threads.
class LivePages {
 public:
  std::shared_ptr<LivePage> at(std::string const& target);

 private:
  std::mutex guard_;
  std::map<std::string, std::weak_ptr<LivePage>> pages_;
};

}  // namespace wardmote::web
