#pragma once

#include "analysis/for_each.h"

/// For tests.
namespace wardmote::analysis {

/// Two threads' worth of disorder: the tasks from the last to the first.
inline void backwards(std::size_t count, Task const& task) {
  for (auto i = count; i-- > 0;) task(i);
}

}  // namespace wardmote::analysis
