#include "store/transparency/entry_line.h"

#include <gtest/gtest.h>

namespace wardmote::store {
namespace {

AuditLink link() {
  return {.sequence = 258,
          .recorded_at = *base::instant_of("2026-11-23T13:46:33.000001Z"),
          .entry = {.board = *BoardId::of("01935a2b-7c00-7000-8000-000000000001"),
                    .actor = "command line",
                    .action = "import_dataset",
                    .subject = "séries",
                    .details = {{"file", "a \"b\".csv"}, {"rows", "12"}}},
          .previous = base::hash_of("before"),
          .hash = base::hash_of("this")};
}

TEST(EntryLine, comes_back_from_its_text) {
  auto const line = entry_line(link());
  auto const read = link_of_line(line);
  ASSERT_TRUE(read);
  EXPECT_EQ(entry_line(*read), line);
  EXPECT_EQ(read->entry.details, link().entry.details);
  EXPECT_EQ(read->hash, link().hash);
}

TEST(EntryLine, of_another_form_is_none) {
  auto const line = entry_line(link());
  EXPECT_FALSE(link_of_line(""));
  EXPECT_FALSE(link_of_line("{}"));
  EXPECT_FALSE(link_of_line(line + " "));
  EXPECT_FALSE(link_of_line(line.substr(0, line.size() - 1)));
  auto other = line;
  other.replace(other.find("\"258\""), 5, "\"0258\"");
  EXPECT_FALSE(link_of_line(other)) << "one entry has one text";
}

}  // namespace
}  // namespace wardmote::store
