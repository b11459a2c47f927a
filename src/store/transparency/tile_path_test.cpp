#include "store/transparency/tile_path.h"

#include <gtest/gtest.h>

namespace wardmote::store {
namespace {

// The examples are those of C2SP tlog-tiles.
TEST(TilePath, names_tiles_as_the_specification_does) {
  EXPECT_EQ(text_of(TilePath{.level = 0, .number = 1234067}), "0/x001/x234/067");
  EXPECT_EQ(tile_path_of("0/x001/x234/067"), (TilePath{.number = 1234067}));
  EXPECT_EQ(tile_path_of("1/001.p/17"), (TilePath{.level = 1, .number = 1, .width = 17}));
  EXPECT_EQ(tile_path_of("entries/000"), (TilePath{.is_entries = true}));
}

TEST(TilePath, comes_back_from_its_text) {
  for (std::int64_t const number : {0, 1, 255, 256, 999, 1000, 1001, 999'999, 1'000'000})
    for (int const width : {1, 255, 256})
      for (bool const is_entries : {false, true}) {
        TilePath const tile{.is_entries = is_entries, .level = is_entries ? 0 : 3, .number = number, .width = width};
        EXPECT_EQ(tile_path_of(text_of(tile)), tile) << text_of(tile);
      }
}

TEST(TilePath, of_another_form_is_none) {
  for (auto const* const path : {"",           "0",           "0/",
                                 "0/1",        "0/0001",      "00/000",
                                 "-1/000",     "8/000",       "0/x000/001",
                                 "0/000/",     "0/000.p",     "0/000.p/",
                                 "0/000.p/0",  "0/000.p/256", "0/000.p/01",
                                 "0/000.p/1/", "0/x001",      "0/../000",
                                 "entries",    "entries/abc", "0/x001/x001/x001/x001/x001/x001/x001/001"})
    EXPECT_FALSE(tile_path_of(path)) << path;
}

// The specification's example: a tree of size 70,000.
TEST(TilePath, is_in_a_tree_that_has_all_of_it) {
  auto const is_there = [](std::string_view path) { return is_in_tree(*tile_path_of(path), 70'000); };
  for (auto const* const path : {"0/272", "0/273.p/112", "1/000", "1/001.p/17", "2/000.p/1", "entries/273.p/112"})
    EXPECT_TRUE(is_there(path)) << path;
  for (auto const* const path : {"0/273", "0/273.p/113", "1/001", "1/001.p/18", "2/000.p/2", "3/000.p/1", "0/274.p/1"})
    EXPECT_FALSE(is_there(path)) << path;
}

}  // namespace
}  // namespace wardmote::store
