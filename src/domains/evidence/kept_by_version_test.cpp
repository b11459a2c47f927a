#include "domains/evidence/kept_by_version.h"

#include <gtest/gtest.h>

#include "base/clock.h"

namespace wardmote::evidence {
namespace {

TEST(KeptByVersion, IsMadeOnceForAVersionAndAgainForTheNext) {
  base::SystemClock const clock;
  auto const dataset = base::Id<Dataset>::make(clock);
  auto const first = base::Id<DatasetVersion>::make(clock), second = base::Id<DatasetVersion>::make(clock);
  KeptByVersion<int> kept;
  int made = 0;
  auto const get = [&](auto version) { return *kept.get(dataset, version, [&] { return ++made; }); };
  EXPECT_EQ(get(first), 1);
  EXPECT_EQ(get(first), 1);
  EXPECT_EQ(get(second), 2);
  EXPECT_EQ(get(second), 2);
}

TEST(KeptByVersion, DatasetsDoNotMix) {
  base::SystemClock const clock;
  auto const version = base::Id<DatasetVersion>::make(clock);
  KeptByVersion<int> kept;
  EXPECT_EQ(*kept.get(base::Id<Dataset>::make(clock), version, [] { return 1; }), 1);
  EXPECT_EQ(*kept.get(base::Id<Dataset>::make(clock), version, [] { return 2; }), 2);
}

}  // namespace
}  // namespace wardmote::evidence
