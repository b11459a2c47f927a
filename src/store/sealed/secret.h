#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <span>
#include <string_view>

namespace wardmote::store {

/// Bytes that nobody else shall see: a key, or the text that was sealed. They lie in memory of their own (libsodium's
/// sodium_malloc): between guard pages, kept out of the swap and out of core dumps where the system allows it, and
/// wiped at the end. Moved, never copied by accident; not printed and not compared. Making one costs a few system
/// calls.
class Secret {
 public:
  /// `size` bytes of no particular value.
  explicit Secret(std::size_t size);
  static Secret random(std::size_t size);
  static Secret copy_of(std::string_view text);

  Secret(Secret&& other) noexcept;
  Secret& operator=(Secret&& other) noexcept;
  ~Secret() = default;

  std::size_t size() const { return size_; }
  std::span<std::uint8_t> bytes() { return {bytes_.get(), size_}; }
  std::span<std::uint8_t const> bytes() const { return {bytes_.get(), size_}; }
  /// The same bytes as text, valid while the secret lives. Who makes a std::string of it has a copy that is not wiped.
  std::string_view text() const { return {reinterpret_cast<char const*>(bytes_.get()), size_}; }

  /// Leaves the first `size` bytes; not more than there are (ENSURE).
  void cut(std::size_t size);

  friend bool operator==(Secret const&, Secret const&) = delete;
  friend std::ostream& operator<<(std::ostream&, Secret const&) = delete;

 private:
  struct WipeAndFree {
    void operator()(std::uint8_t* bytes) const;
  };
  std::unique_ptr<std::uint8_t[], WipeAndFree> bytes_;
  std::size_t size_;
};

}  // namespace wardmote::store
