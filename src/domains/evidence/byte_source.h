#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/refusal.h"

namespace wardmote::evidence {

/// The bytes of a file, from its beginning to its end, in constant memory.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// Fills `room` with the next bytes; how many there were. 0 only at the end, or when reading failed.
  virtual std::size_t read(std::span<char> room) = 0;

  /// Why reading ended early; empty if it did not.
  virtual std::string failure() const = 0;

  /// How much may be unpacked, if reading ended because the file holds more.
  virtual std::optional<std::int64_t> limit_passed() const { return std::nullopt; }

  /// How far the reading is, in bytes of the file as it lies on disk, and how many it has.
  virtual std::int64_t bytes_done() const = 0;
  virtual std::int64_t bytes_total() const = 0;
};

/// How far a packed file is unpacked: a table of figures shrinks to a tenth or a twentieth, a file that is made to fill a
/// disk to a thousandth. What is not packed has no limit.
struct UnpackLimits {
  std::int64_t ratio_max = 250;                         ///< of what it holds to what it has on disk
  std::int64_t bytes_unasked = std::int64_t{64} << 20;  ///< that are unpacked whatever the ratio
  std::int64_t bytes_max = std::int64_t{64} << 30;      ///< that are never passed
};

/// A file, or what a gzip file (known by its first bytes) holds. Refuses file_unreadable.
base::Answer<std::unique_ptr<ByteSource>> open_bytes(std::string const& path, UnpackLimits limits = {});

/// Why the reading of `file` ended early: unpacked_too_large or file_unreadable; nothing if it did not.
base::Answer<void> whole(ByteSource const& source, std::string const& file);

/// Bytes at hand, for tests. The text outlives the source.
std::unique_ptr<ByteSource> bytes_of(std::string_view text);

/// The bytes of `inner`, which are Windows-1252 text, as UTF-8. The five bytes that Windows-1252 leaves open become
/// U+FFFD.
std::unique_ptr<ByteSource> from_windows_1252(std::unique_ptr<ByteSource> inner);

/// BLAKE2b-256 of a file as it lies on disk, hexadecimal, and its size. Refuses file_unreadable.
struct FileMark {
  std::string hash;
  std::int64_t bytes = 0;
};
base::Answer<FileMark> mark_of_file(std::string const& path);

}  // namespace wardmote::evidence
