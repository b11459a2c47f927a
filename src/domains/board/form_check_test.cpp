#include "domains/board/form_check.h"

#include <gtest/gtest.h>

namespace wardmote::board {
namespace {

using namespace std::chrono_literals;

TEST(AnAddress, LeadsToTheWebOrWithinThisSite) {
  for (auto const* text : {"https://example.ca/a?b=c#d", "/decisions/0192f000", "/"})
    EXPECT_TRUE(is_address(text)) << text;
  for (auto const* text : {"", "https://", "http://example.ca", "javascript:alert(1)", "//example.ca", "example.ca",
                           "https://a b", "/a\"b", "https://exämple.ca", "/<b>", "\\\\host", "https://a\\b", " /x"})
    EXPECT_FALSE(is_address(text)) << text;
}

TEST(ACheckOfAForm, GathersWhatIsWrongFieldByField) {
  FormCheck check;
  EXPECT_EQ(check.line("title", "A report", "Enter it."), "A report");
  check.line("other", "", "Enter it.");
  check.line("long", std::string(401, 'x'), "Enter it.");
  EXPECT_EQ(check.day("day", "2026-02-28", "Enter a day."), base::LocalDate(2026y / 2 / 28));
  check.day("no_day", "2026-02-30", "Enter a day.");
  check.past_day("future", "2026-03-02", "Enter a day.", 2026y / 3 / 1);
  check.past_day("today", "2026-03-01", "Enter a day.", 2026y / 3 / 1);
  check.address("address", "ftp://x");
  check.address("none", "");
  EXPECT_FALSE(check.is_well());
  std::vector<std::string> fields;
  auto const refused = check.refused();
  for (auto const& field : refused.error().fields) fields.push_back(field.field);
  EXPECT_EQ(fields, (std::vector<std::string>{"other", "long", "no_day", "future", "address"}));
  EXPECT_EQ(refused.error().fields.at(0).message, "Enter it.");
  EXPECT_TRUE(FormCheck().is_well());
}

}  // namespace
}  // namespace wardmote::board
