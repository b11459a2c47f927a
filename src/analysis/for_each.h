#pragma once

#include <cstddef>
#include <functional>

namespace wardmote::analysis {

/// One piece of work, named by its number.
using Task = std::function<void(std::size_t)>;

/// Runs task(0) … task(count - 1), each once, in any order and on any threads, and returns when all are done. The
/// caller of an analysis owns the threads: it may hand in one that spreads the tasks. Every result of this room is the
/// same to the last bit whatever is handed in, because each task writes only what is its own.
using ForEach = std::function<void(std::size_t count, Task const& task)>;

/// The plain one: on the calling thread, in order.
inline void in_order(std::size_t count, Task const& task) {
  for (std::size_t i = 0; i < count; ++i) task(i);
}

}  // namespace wardmote::analysis
