#include "store/sealed/secret.h"

#include <sodium.h>

#include <algorithm>
#include <new>
#include <utility>

#include "base/ensure.h"

namespace wardmote::store {
namespace {

std::uint8_t* allocated(std::size_t size) {
  static bool const is_ready = sodium_init() >= 0;
  ENSURE(is_ready);
  auto* const bytes = static_cast<std::uint8_t*>(sodium_malloc(size));
  if (!bytes) throw std::bad_alloc();
  return bytes;
}

}  // namespace

Secret::Secret(std::size_t size) : bytes_(allocated(size)), size_(size) {}

Secret Secret::random(std::size_t size) {
  Secret secret(size);
  randombytes_buf(secret.bytes().data(), size);
  return secret;
}

Secret Secret::copy_of(std::string_view text) {
  Secret secret(text.size());
  std::ranges::copy(text, secret.bytes().begin());
  return secret;
}

Secret::Secret(Secret&& other) noexcept : bytes_(std::move(other.bytes_)), size_(std::exchange(other.size_, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
  bytes_ = std::move(other.bytes_);
  size_ = std::exchange(other.size_, 0);
  return *this;
}

void Secret::cut(std::size_t size) {
  ENSURE(size <= size_);
  sodium_memzero(bytes_.get() + size, size_ - size);
  size_ = size;
}

void Secret::WipeAndFree::operator()(std::uint8_t* bytes) const { sodium_free(bytes); }

}  // namespace wardmote::store
