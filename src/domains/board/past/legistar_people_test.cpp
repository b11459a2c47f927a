#include "domains/board/past/legistar_people.h"

#include <gmock/gmock.h>

#include "domains/board/past/legistar.h"
#include "domains/board/past/past_samples.h"

namespace wardmote::board {
namespace {

using samples::told;
using testing::ElementsAre;

TEST(ALegistarPerson, has_a_name_and_terms_and_nothing_else) {
  auto const file = read_legistar(
      R"({"ID": 5290, "FullName": "Kendall Stewart", "Email": "stewart@example.ca", "OfficeRecords": [
          {"BodyName": "City Council", "Title": "Council Member", "Start": "2002-01-01T00:00:00Z", "End": "2003-12-31T00:00:00Z"},
          {"BodyName": "Committee on Aging", "Start": "2002-01-16T00:00:00Z"}]})");
  EXPECT_THAT(told(file), ElementsAre());
  ASSERT_EQ(file.people.size(), 1u);
  EXPECT_EQ(file.people.front().name, "Kendall Stewart");
  EXPECT_THAT(file.people.front().terms,
              ElementsAre(PastTerm{"City Council", "Council Member", "2002-01-01", "2003-12-31"},
                          PastTerm{"Committee on Aging", "", "2002-01-16", ""}));
}

TEST(ALegistarPerson, with_a_term_that_cannot_be_read_is_a_fault) {
  EXPECT_THAT(
      told(read_legistar(R"([{"FullName": "", "OfficeRecords": []},
      {"FullName": "A", "OfficeRecords": [{"BodyName": "B", "Start": "soon"}]},
      {"FullName": "A", "OfficeRecords": [{"BodyName": "B"}]},
      {"FullName": "A", "OfficeRecords": [{"Start": "2002-01-16T00:00:00Z"}]}])")),
      ElementsAre("[0].FullName: is missing", "[1].OfficeRecords[0].Start: is no moment like 2024-01-26T13:00:00-05:00",
                  "[2].OfficeRecords[0].Start: is missing", "[3].OfficeRecords[0].BodyName: is missing"));
}

}  // namespace
}  // namespace wardmote::board
