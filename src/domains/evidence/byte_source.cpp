#include "domains/evidence/byte_source.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

#include "base/hash.h"

namespace wardmote::evidence {
namespace {

constexpr unsigned zlib_buffer_bytes = 256 * 1024;

struct CloseZlib {
  void operator()(gzFile_s* file) const { gzclose(file); }
};

std::unexpected<base::Refusal> unreadable(std::string const& path, std::string reason) {
  return base::refuse(base::RefusalCode::file_unreadable, {{"file", path}, {"reason", std::move(reason)}});
}

/// zlib hands on the bytes of a file that is not compressed as they are.
class ZlibSource final : public ByteSource {
 public:
  ZlibSource(gzFile file, std::int64_t total, UnpackLimits limits)
      : file_(file),
        total_(total),
        unpacked_max_(std::min(limits.bytes_max, std::max(limits.bytes_unasked, total * limits.ratio_max))) {
    gzbuffer(file, zlib_buffer_bytes);
  }

  std::size_t read(std::span<char> room) override {
    if (limit_passed()) return 0;
    auto const count = gzread(file_.get(), room.data(), static_cast<unsigned>(room.size()));
    unpacked_ += std::max(count, 0);
    return count > 0 && !limit_passed() ? static_cast<std::size_t>(count) : 0;
  }

  std::optional<std::int64_t> limit_passed() const override {
    return unpacked_ > unpacked_max_ && gzdirect(file_.get()) == 0 ? std::optional(unpacked_max_) : std::nullopt;
  }

  std::string failure() const override {
    int code = Z_OK;
    auto const* const words = gzerror(file_.get(), &code);
    if (code == Z_OK || code == Z_STREAM_END) return {};
    return code == Z_BUF_ERROR ? "the compressed file ends too early" : words;
  }

  std::int64_t bytes_done() const override { return std::min<std::int64_t>(gzoffset(file_.get()), total_); }
  std::int64_t bytes_total() const override { return total_; }

 private:
  std::unique_ptr<gzFile_s, CloseZlib> file_;
  std::int64_t total_;
  std::int64_t unpacked_max_;
  std::int64_t unpacked_ = 0;
};

class TextSource final : public ByteSource {
 public:
  explicit TextSource(std::string_view text) : text_(text) {}

  std::size_t read(std::span<char> room) override {
    auto const count = std::min(room.size(), text_.size() - done_);
    std::copy_n(text_.data() + done_, count, room.data());
    done_ += count;
    return count;
  }
  std::string failure() const override { return {}; }
  std::int64_t bytes_done() const override { return static_cast<std::int64_t>(done_); }
  std::int64_t bytes_total() const override { return static_cast<std::int64_t>(text_.size()); }

 private:
  std::string_view text_;
  std::size_t done_ = 0;
};

/// What the bytes 0x80 to 0x9F stand for (https://encoding.spec.whatwg.org/index-windows-1252.txt; open ones: U+FFFD).
constexpr std::array<std::uint16_t, 32> windows_1252{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                     0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

void append_utf8(std::string& text, std::uint16_t point) {
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0 | (point >> 6));
    text += static_cast<char>(0x80 | (point & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | (point >> 12));
    text += static_cast<char>(0x80 | ((point >> 6) & 0x3F));
    text += static_cast<char>(0x80 | (point & 0x3F));
  }
}

class Windows1252Source final : public ByteSource {
 public:
  explicit Windows1252Source(std::unique_ptr<ByteSource> inner) : inner_(std::move(inner)) {}

  std::size_t read(std::span<char> room) override {
    if (given_ == ready_.size()) refill();
    auto const count = std::min(room.size(), ready_.size() - given_);
    std::copy_n(ready_.data() + given_, count, room.data());
    given_ += count;
    return count;
  }
  std::string failure() const override { return inner_->failure(); }
  std::optional<std::int64_t> limit_passed() const override { return inner_->limit_passed(); }
  std::int64_t bytes_done() const override { return inner_->bytes_done(); }
  std::int64_t bytes_total() const override { return inner_->bytes_total(); }

 private:
  void refill() {
    ready_.clear();
    given_ = 0;
    auto const count = inner_->read(raw_);
    for (auto const byte : std::span(raw_).first(count)) {
      auto const value = static_cast<std::uint8_t>(byte);
      append_utf8(ready_, value >= 0x80 && value < 0xA0 ? windows_1252[value - 0x80] : value);
    }
  }

  std::unique_ptr<ByteSource> inner_;
  std::vector<char> raw_ = std::vector<char>(64 * 1024);
  std::string ready_;
  std::size_t given_ = 0;
};

}  // namespace

base::Answer<std::unique_ptr<ByteSource>> open_bytes(std::string const& path, UnpackLimits limits) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return unreadable(path, "it is a folder");
  auto const total = std::filesystem::file_size(path, error);
  if (error) return unreadable(path, error.message());
  auto const file = gzopen(path.c_str(), "rb");
  if (!file) return unreadable(path, std::strerror(errno));
  return std::make_unique<ZlibSource>(file, static_cast<std::int64_t>(total), limits);
}

base::Answer<void> whole(ByteSource const& source, std::string const& file) {
  if (auto const limit = source.limit_passed())
    return base::refuse(base::RefusalCode::unpacked_too_large, {{"file", file}, {"limit", std::to_string(*limit)}});
  auto reason = source.failure();
  return reason.empty() ? base::Answer<void>{} : unreadable(file, std::move(reason));
}

std::unique_ptr<ByteSource> bytes_of(std::string_view text) { return std::make_unique<TextSource>(text); }

std::unique_ptr<ByteSource> from_windows_1252(std::unique_ptr<ByteSource> inner) {
  return std::make_unique<Windows1252Source>(std::move(inner));
}

base::Answer<FileMark> mark_of_file(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code error;
  if (!file || std::filesystem::is_directory(path, error))
    return unreadable(path, file ? "it is a folder" : std::strerror(errno));
  base::Hasher hasher;
  FileMark mark;
  std::vector<char> room(256 * 1024);
  while (file.read(room.data(), static_cast<std::streamsize>(room.size())), file.gcount() > 0) {
    hasher.add({room.data(), static_cast<std::size_t>(file.gcount())});
    mark.bytes += file.gcount();
  }
  if (file.bad()) return unreadable(path, std::strerror(errno));
  mark.hash = base::to_hex(hasher.finish());
  return mark;
}

}  // namespace wardmote::evidence
