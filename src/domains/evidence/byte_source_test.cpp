#include "domains/evidence/byte_source.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>

#include "domains/evidence/json_reader.h"
#include "tests/support/temporary_folder.h"

namespace wardmote::evidence {
namespace {

class Packed : public testing::Test {
 protected:
  /// A gzip file of so many megabytes of one byte: a thousandth of that on the disk.
  std::string bomb(int megabytes) {
    auto const path = (folder.path() / "bomb.gz").string();
    auto* const file = gzopen(path.c_str(), "wb1");
    std::string const piece(1 << 20, 'a');
    for (int at = 0; at < megabytes; ++at) gzwrite(file, piece.data(), static_cast<unsigned>(piece.size()));
    gzclose(file);
    return path;
  }

  static std::int64_t read_all(ByteSource& source) {
    std::vector<char> room(64 << 10);
    std::int64_t bytes = 0;
    while (auto const count = source.read(room)) bytes += static_cast<std::int64_t>(count);
    return bytes;
  }

  tests::TemporaryFolder folder;
};

TEST_F(Packed, files_are_unpacked_as_far_as_their_size_allows) {
  auto const path = bomb(10);
  auto const source = *open_bytes(path, {.ratio_max = 20, .bytes_unasked = 1 << 20, .bytes_max = 1 << 30});
  EXPECT_LE(read_all(*source), 1 << 20);
  EXPECT_EQ(source->limit_passed(), 1 << 20);
  auto const read = whole(*source, "bomb.gz");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, base::RefusalCode::unpacked_too_large);
  EXPECT_EQ(read.error().values.at("file"), "bomb.gz");
  EXPECT_EQ(read.error().values.at("limit"), "1048576");
}

TEST_F(Packed, files_are_never_unpacked_beyond_the_most) {
  auto const source = *open_bytes(bomb(3), {.ratio_max = 5000, .bytes_unasked = 1 << 20, .bytes_max = 2 << 20});
  EXPECT_LE(read_all(*source), 2 << 20);
  EXPECT_TRUE(source->limit_passed());
}

TEST_F(Packed, files_within_their_limits_are_read_whole) {
  auto const source = *open_bytes(bomb(3), {.ratio_max = 5000, .bytes_unasked = 1 << 20, .bytes_max = 3 << 20});
  EXPECT_EQ(read_all(*source), 3 << 20);
  EXPECT_TRUE(whole(*source, "bomb.gz"));
}

TEST_F(Packed, limits_are_none_of_a_file_that_is_not_packed) {
  auto const path = (folder.path() / "plain").string();
  std::ofstream(path) << std::string(3 << 20, 'a');
  auto const source = *open_bytes(path, {.ratio_max = 0, .bytes_unasked = 1, .bytes_max = 1});
  EXPECT_EQ(read_all(*source), 3 << 20);
  EXPECT_TRUE(whole(*source, path));
}

TEST_F(Packed, files_that_were_changed_say_that_they_cannot_be_read) {
  auto const path = bomb(3);
  std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
  auto const source = *open_bytes(path);
  read_all(*source);
  auto const read = whole(*source, path);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, base::RefusalCode::file_unreadable);
}

/// Opens a list, and then a text that never ends, of as many bytes as are asked for.
class EndlessText final : public ByteSource {
 public:
  std::size_t read(std::span<char> room) override {
    std::fill(room.begin(), room.end(), 'a');
    if (given_ == 0) room[0] = '[', room[1] = '"';
    given_ += room.size();
    return room.size();
  }
  std::string failure() const override { return {}; }
  std::int64_t bytes_done() const override { return static_cast<std::int64_t>(given_); }
  std::int64_t bytes_total() const override { return 0; }

 private:
  std::size_t given_ = 0;
};

TEST(JsonText, without_end_is_not_collected) {
  constexpr std::size_t bytes_max = 1 << 20;
  EndlessText source;
  RowShape const shape{.format = RowShape::Format::json, .rows_at = {"*"}};
  auto const read = each_json_row(source, shape, "endless.json", [](SourceRow const&) { return true; }, bytes_max);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, base::RefusalCode::file_unreadable);
  EXPECT_NE(read.error().values.at("reason").find("longer than"), std::string::npos);
  EXPECT_LE(source.bytes_done(), static_cast<std::int64_t>(2 * bytes_max));
}

}  // namespace
}  // namespace wardmote::evidence
