#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "base/refusal.h"

namespace wardmote {

/// The processes that `mpirun` started together, of which this is one. Open MPI is loaded only if `mpirun` started this
/// process; otherwise it is alone, and nothing is loaded.
class Ranks {
 public:
  /// Refuses usage_invalid if mpirun started this process and Open MPI cannot be loaded.
  static base::Answer<std::unique_ptr<Ranks>> join();
  ~Ranks();
  Ranks(Ranks const&) = delete;
  Ranks& operator=(Ranks const&) = delete;

  std::uint32_t number() const { return number_; }
  std::uint32_t count() const { return count_; }
  /// Whether this one speaks for all.
  bool is_root() const { return number_ == 0; }
  /// Gives all of them, in each entry, the largest that any has there.
  void combine(std::span<double> values) const;

 private:
  struct Library;
  Ranks();
  std::unique_ptr<Library> library_;
  std::uint32_t number_ = 0, count_ = 1;
};

}  // namespace wardmote
