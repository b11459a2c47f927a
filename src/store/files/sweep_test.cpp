#include "store/files/sweep.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "tests/support/temporary_folder.h"

namespace wardmote::store {
namespace {

class Sweeping : public testing::Test {
 protected:
  /// A file that got there so long ago.
  std::string keep(std::string_view bytes, std::chrono::hours ago) {
    auto const writer = files.begin();
    writer->add(bytes);
    auto const kept = writer->finish();
    set_age(files.path_of(kept.hash), ago);
    return kept.hash;
  }
  static void set_age(std::filesystem::path const& path, std::chrono::hours ago) {
    std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now() - ago);
  }
  Swept sweep(std::set<std::string> const& referred) {
    return sweep_files(files, [&] { return referred; }, base::SystemClock{}.now());
  }
  bool is_there(std::string const& hash) const { return std::filesystem::exists(files.path_of(hash)); }

  static constexpr std::chrono::hours long_ago{25}, just_now{0};
  tests::TemporaryFolder folder;
  FileStore files{folder.path()};
};

TEST_F(Sweeping, removes_what_no_row_refers_to_and_keeps_the_rest) {
  auto const referred = keep("referred to", long_ago), stray = keep("stray", long_ago);
  auto const swept = sweep({referred});
  EXPECT_EQ(swept.files, 1);
  EXPECT_EQ(swept.bytes, 5);
  EXPECT_TRUE(is_there(referred));
  EXPECT_FALSE(is_there(stray));
}

TEST_F(Sweeping, leaves_a_file_a_day_until_a_row_refers_to_it) {
  auto const fresh = keep("just sent in", just_now);
  EXPECT_EQ(sweep({}).files, 0);
  EXPECT_TRUE(is_there(fresh));
}

TEST_F(Sweeping, takes_the_same_bytes_sent_again_for_new) {
  auto const old = keep("the same", long_ago);
  auto const writer = files.begin();
  writer->add("the same");
  writer->finish();
  EXPECT_EQ(sweep({}).files, 0);
  EXPECT_TRUE(is_there(old));
}

TEST_F(Sweeping, takes_files_with_names_as_well_and_nothing_unfinished) {
  auto const named = folder.path() / "rejects-1.csv";
  std::ofstream{named};
  set_age(named, long_ago);
  auto const writing = files.begin();
  writing->add("half of it");
  EXPECT_EQ(sweep({"rejects-1.csv"}).files, 0);
  EXPECT_EQ(sweep({}).files, 1);
  EXPECT_FALSE(std::filesystem::exists(named));
  writing->finish();
}

TEST_F(Sweeping, waits_for_another_day_while_somebody_holds_the_folder) {
  auto const stray = keep("stray", long_ago);
  {
    auto const copying = FileStore(folder.path()).hold();
    EXPECT_EQ(sweep({}).files, 0);
  }
  EXPECT_EQ(sweep({}).files, 1);
  EXPECT_FALSE(is_there(stray));
}

// The rows are asked for when no file can come any more: what came before is either fresh, or old and referred to.
TEST_F(Sweeping, lets_no_file_get_its_name_while_it_asks) {
  keep("stray", long_ago);
  std::jthread uploading;
  sweep_files(
      files,
      [&] {
        uploading = std::jthread([&] { keep("sent in meanwhile", just_now); });
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        EXPECT_EQ(files.list().size(), 1U);
        return std::set<std::string>{};
      },
      base::SystemClock{}.now());
  uploading.join();
  EXPECT_EQ(files.list().size(), 1U);
}

}  // namespace
}  // namespace wardmote::store
