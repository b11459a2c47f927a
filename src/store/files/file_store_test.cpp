#include "store/files/file_store.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <iterator>

#include "base/ensure.h"
#include "store/database.h"
#include "tests/support/temporary_folder.h"

namespace wardmote::store {
namespace {

using namespace std::string_view_literals;

class Files : public testing::Test {
 protected:
  KeptFile keep(std::string_view bytes) {
    auto const writer = files.begin();
    writer->add(bytes.substr(0, bytes.size() / 2));
    writer->add(bytes.substr(bytes.size() / 2));
    return writer->finish();
  }
  std::size_t count() {
    std::size_t files_there = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder.path()))
      files_there += entry.is_regular_file() && entry.path().filename() != ".lock";
    return files_there;
  }
  std::string text_of(std::string_view hash) {
    std::ifstream stream(files.path_of(hash), std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  tests::TemporaryFolder folder;
  FileStore files{folder.path()};
};

TEST_F(Files, are_called_by_the_hash_of_what_they_hold) {
  auto const kept = keep("year,value\n2024,31.2\n");
  EXPECT_EQ(kept.hash, base::to_hex(base::hash_of("year,value\n2024,31.2\n")));
  EXPECT_EQ(kept.bytes, 21U);
  EXPECT_EQ(text_of(kept.hash), "year,value\n2024,31.2\n");
}

TEST_F(Files, are_one_if_they_hold_the_same) {
  keep("the same");
  keep("the same");
  EXPECT_EQ(count(), 1U);
}

TEST_F(Files, that_are_not_finished_leave_nothing) {
  {
    auto const writer = files.begin();
    writer->add("half of it");
    EXPECT_EQ(count(), 1U);
  }
  EXPECT_EQ(count(), 0U);
}

TEST_F(Files, that_another_process_left_unfinished_go_after_a_day) {
  auto const left = folder.path() / "unfinished-of-yesterday", fresh = folder.path() / "unfinished-just-now";
  std::ofstream{left}, std::ofstream{fresh};
  std::filesystem::last_write_time(left, std::filesystem::file_time_type::clock::now() - std::chrono::hours{25});
  FileStore{folder.path()};
  EXPECT_FALSE(std::filesystem::exists(left));
  EXPECT_TRUE(std::filesystem::exists(fresh));
}

TEST_F(Files, that_the_disk_has_no_room_for_are_refused_and_leave_nothing) {
  rlimit before{};
  getrlimit(RLIMIT_FSIZE, &before);
  rlimit const small{.rlim_cur = 1000, .rlim_max = before.rlim_max};
  auto const as_was = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &small);
  EXPECT_THROW(keep(std::string(5000, 'x')), StoreFailure);
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, as_was);
  EXPECT_EQ(count(), 0U);
}

TEST_F(Files, are_found_by_a_hash_and_by_no_other_text) {
  EXPECT_TRUE(FileStore::is_hash(keep("x").hash));
  for (auto const& text : {std::string(), std::string("../../../etc/passwd"), std::string(64, 'G'),
                           std::string(63, 'a'), "../" + std::string(61, 'a')}) {
    EXPECT_FALSE(FileStore::is_hash(text)) << text;
    EXPECT_THROW(files.path_of(text), base::BrokenPromise) << text;
  }
}

TEST_F(Files, can_be_removed) {
  auto const kept = keep("no longer needed");
  files.remove(kept.hash);
  files.remove(kept.hash);
  EXPECT_EQ(count(), 0U);
}

TEST(FileKinds, are_told_by_the_first_bytes) {
  EXPECT_EQ(kind_of_file(""), FileKind::empty);
  EXPECT_EQ(kind_of_file("\xef\xbb\xbfREF_DATE,GEO\r\n2024,Halton\r\n"), FileKind::text);
  EXPECT_EQ(kind_of_file("{\"features\": []}"), FileKind::text);
  EXPECT_EQ(kind_of_file("\x1f\x8b\x08\x00"sv), FileKind::gzip);
  EXPECT_EQ(kind_of_file("PK\x03\x04 a spreadsheet"), FileKind::zip);
  EXPECT_EQ(kind_of_file("%PDF-1.7\n"), FileKind::pdf);
  EXPECT_EQ(kind_of_file("\x7f"
                         "ELF\x02\x01\x01\x00"sv),
            FileKind::unknown);
}

}  // namespace
}  // namespace wardmote::store
