// How counts cross the wall: what is written where first, what is done again, and that no count crosses but as the gate let it.

#include "domains/situation/learning/releasing.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domains/situation/discussion_samples.h"
#include "domains/situation/learning/release_store.h"
#include "domains/situation/seated_fixture.h"

namespace wardmote::situation::releasing_test {
namespace {

using namespace samples;
using base::RefusalCode;

class Releases : public SeatedPeople {
 protected:
  SituationRoom with_outside() {
    auto with = room();
    with.tongue = [this](web::Language) -> web::Tongue const& { return tongue; };
    with.outside = {[this](PublicReport const& report) -> base::Answer<void> {
                      registered.push_back(kept().size());
                      if (is_down) return base::refuse(RefusalCode::form_outdated);
                      published.push_back(report);
                      return {};
                    },
                    [this](PublicWithdrawal const& withdrawal) -> base::Answer<void> {
                      standing.push_back(std::ranges::count_if(
                          kept(), [](Release const& release) { return !release.withdrawn_at.has_value(); }));
                      if (is_down) return base::refuse(RefusalCode::form_outdated);
                      withdrawn.push_back(withdrawal);
                      return {};
                    }};
    return with;
  }
  std::vector<Release> kept() {
    return database().read([&](store::Reader& reader) { return list_releases(reader, board); });
  }
  void present(int discussions) {
    for (int at = 0; at < discussions; ++at) ASSERT_TRUE(record_act(room(), seated("schools"), "", presenting()));
  }
  base::Answer<void> release() { return release_year(with_outside(), 2026, {"coordinator", clock.now()}); }
  base::Answer<void> withdraw() {
    return withdraw_year(with_outside(), 2026, WithdrawalReason::wrong_words, {"coordinator", clock.now()});
  }

  bool is_down = false;  ///< the public side
  std::vector<PublicReport> published{};
  std::vector<PublicWithdrawal> withdrawn{};
  std::vector<std::size_t> registered{};  ///< releases in the registry when the public side was asked
  std::vector<std::ptrdiff_t> standing{};
};
WARDMOTE_ON_BOTH_DATABASES(Releases);

TEST_P(Releases, cross_with_the_counts_that_the_gate_let_through_and_no_other) {
  present(7);
  auto order = presenting();
  order.subject = {.type = "discussion_type.family", .agency = "schools"};
  ASSERT_TRUE(record_act(room(), seated("schools"), "", order));  // one is a small count
  ASSERT_TRUE(release());
  ASSERT_EQ(published.size(), 1U);
  auto const report = *report_of(room(), 2026);
  std::size_t rows = 0, suppressed = 0;
  for (auto const& section : report.sections) {
    rows += 1 + section.rows.size();
    for (auto const& row : section.rows)
      if (row.cell.code == analysis::disclosure::Code::suppressed) ++suppressed;
  }
  EXPECT_EQ(published[0].counts.size(), rows);
  EXPECT_GT(suppressed, 0U);
  EXPECT_EQ(
      static_cast<std::size_t>(std::ranges::count_if(
          published[0].counts, [](PublicCount const& count) { return !count.is_total && !count.count.has_value(); })),
      suppressed);
  for (auto const& count : published[0].counts) {
    EXPECT_TRUE(!count.count || *count.count == 0 || *count.count >= release_rule.min_cell) << count.label.en;
    EXPECT_FALSE(count.title.fr.empty());
    EXPECT_NE(count.label.fr.empty(), !count.is_total);
  }
}

TEST_P(Releases, are_in_the_registry_before_anybody_reads_them_and_go_again_where_they_did_not_arrive) {
  present(6);
  is_down = true;
  EXPECT_EQ(release().error().code, RefusalCode::form_outdated);
  EXPECT_EQ(registered, std::vector<std::size_t>{1}) << "the registry knew first";
  is_down = false;
  EXPECT_TRUE(release()) << "the same counts may leave again";
  EXPECT_EQ(published.size(), 1U);
  EXPECT_EQ(kept().size(), 2U);
  present(1);
  EXPECT_EQ(release().error().code, RefusalCode::release_stopped);
  EXPECT_EQ(published.size(), 1U) << "what is stopped does not cross";
}

TEST_P(Releases, are_withdrawn_from_the_public_first_and_the_registry_still_holds_their_counts) {
  present(6);
  EXPECT_EQ(withdraw().error().fields.at(0).field, "year") << "nothing stands";
  ASSERT_TRUE(release());
  is_down = true;
  EXPECT_FALSE(withdraw());
  EXPECT_FALSE(kept()[0].withdrawn_at.has_value()) << "it can be asked again";
  is_down = false;
  ASSERT_TRUE(withdraw());
  EXPECT_EQ(standing, (std::vector<std::ptrdiff_t>{1, 1})) << "the public side was asked while it stood";
  EXPECT_EQ(withdrawn.size(), 1U);
  EXPECT_TRUE(kept()[0].withdrawn_at.has_value());
  EXPECT_EQ(kept()[0].reason, "wrong_words");
  EXPECT_FALSE(withdraw()) << "once";
  present(1);
  EXPECT_EQ(release().error().code, RefusalCode::release_stopped) << "whoever kept a copy could tell the difference";
}

}  // namespace
}  // namespace wardmote::situation::releasing_test
