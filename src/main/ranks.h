#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "base/refusal.h"
#include "main/options.h"

namespace wardmote {

/// The processes that `mpirun` started together, of which this is one. Open MPI is loaded only if `mpirun` started this
/// process; otherwise it is alone, and nothing is loaded.
class Ranks {
 public:
  /// Refuses usage_invalid if mpirun started this process and Open MPI cannot be loaded. Where another process of them dies,
  /// mpirun ends this one too: then the first of them says so, in `format`, and nothing is written to standard output.
  static base::Answer<std::unique_ptr<Ranks>> join(OutputFormat format);
  /// Waits for all of them, unless an exception is under way: then mpirun ends the others.
  ~Ranks();
  Ranks(Ranks const&) = delete;
  Ranks& operator=(Ranks const&) = delete;

  std::uint32_t number() const { return number_; }
  std::uint32_t count() const { return count_; }
  /// Whether this one speaks for all.
  bool is_root() const { return number_ == 0; }

  // Each of these waits until all of them have called it.

  /// Gives all of them, in each entry, the largest that any has there.
  void combine(std::span<double> values) const;
  /// The first of those for which it is true; nothing if it is true for none.
  std::optional<std::uint32_t> first_with(bool is_true) const;
  /// Whether all of them have the same number.
  bool agree_on(std::uint32_t number) const;

 private:
  struct Library;
  Ranks();
  std::unique_ptr<Library> library_;
  std::uint32_t number_ = 0, count_ = 1;
};

}  // namespace wardmote
