#include <gtest/gtest.h>

#include "flows/status_of_verdict.h"

namespace wardmote::flows {
namespace {

using board::StatusWord;
using evidence::ClaimVerdict;

TEST(StandingStatesGoalStatus, OnlyASoleLowestPlaceSupportsTheGoal) {
  EXPECT_EQ(status_of_verdict(ClaimVerdict::lowest), StatusWord::supported);
}

TEST(StandingStatesGoalStatus, WhatChanceCouldHaveMadeDecidesNothing) {
  EXPECT_EQ(status_of_verdict(ClaimVerdict::lowest_not_certain), StatusWord::cannot_tell);
  EXPECT_EQ(status_of_verdict(ClaimVerdict::could_be_lowest), StatusWord::cannot_tell);
}

TEST(StandingStatesGoalStatus, APlaceThatCannotBeLowestContradictsTheGoal) {
  EXPECT_EQ(status_of_verdict(ClaimVerdict::between), StatusWord::not_supported);
  EXPECT_EQ(status_of_verdict(ClaimVerdict::at_rank), StatusWord::not_supported);
}

}  // namespace
}  // namespace wardmote::flows
