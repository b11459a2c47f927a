#include "analysis/normal.h"

#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>
#include <cmath>

namespace wardmote::analysis {
namespace {

TEST(Normal, quantile_agrees_with_boost_to_fifteen_digits_from_1e_300_upwards) {
  boost::math::normal const normal;
  for (double p :
       {1e-300, 1e-40, 1e-12, 1e-6, 0.001, 0.02, 0.07, 0.075, 0.3, 0.4999, 0.61, 0.92, 0.93, 0.975, 0.999, 1 - 1e-9}) {
    double const expected = boost::math::quantile(normal, p);
    EXPECT_NEAR(normal_quantile(p) / expected, 1, 4e-15) << p;
  }
  EXPECT_EQ(normal_quantile(0.5), 0);
}

TEST(Normal, cdf_undoes_the_quantile) {
  for (double p = 0.001; p < 1; p += 0.001) EXPECT_NEAR(normal_cdf(normal_quantile(p)), p, 1e-15);
}

TEST(Normal, grid_is_within_1e_12_of_the_function_between_and_beyond_its_knots) {
  NormalGrid const grid;
  for (double z = -10; z < 10; z += 0.00037) ASSERT_NEAR(grid.cdf(z), normal_cdf(z), 1e-12) << z;
}

}  // namespace
}  // namespace wardmote::analysis
