#include "web/live_page.h"

namespace wardmote::web {

std::optional<Piece> LivePage::ready(std::uint64_t revision) const {
  std::lock_guard const lock(guard_);
  // Revisions only grow: who asks for an older one may have the newer page.
  return revision_ && *revision_ >= revision ? std::optional(event_) : std::nullopt;
}

Piece LivePage::at(std::uint64_t revision, std::function<Piece()> const& make) {
  std::lock_guard const alone(making_);
  if (auto made = ready(revision)) return *std::move(made);
  auto event = make();
  std::lock_guard const lock(guard_);
  revision_ = revision;
  return event_ = std::move(event);
}

std::shared_ptr<LivePage> LivePages::at(std::string const& target) {
  std::lock_guard const lock(guard_);
  std::erase_if(pages_, [](auto const& page) { return page.second.expired(); });
  auto& known = pages_[target];
  auto page = known.lock();
  if (!page) known = page = std::make_shared<LivePage>();
  return page;
}

}  // namespace wardmote::web
