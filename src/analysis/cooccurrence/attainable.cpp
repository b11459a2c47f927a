#include "analysis/cooccurrence/attainable.h"

#include <algorithm>

namespace wardmote::analysis::cooccurrence {

Attainable::Attainable(LogFactorials const& factorials, std::uint32_t all, std::uint32_t marked,
                       Alternative alternative) {
  double least = 1;
  for (std::uint32_t support = 0; support <= all; ++support) {
    own_.push_back(least_p(factorials, {all, marked, support}, alternative));
    least_.push_back(least = std::min(least, own_.back()));
  }
}

std::size_t Attainable::next(std::size_t support) const {
  auto const now = up_to(support);
  while (++support < least_.size() && least_[support] >= now) {
  }
  return support;
}

}  // namespace wardmote::analysis::cooccurrence
