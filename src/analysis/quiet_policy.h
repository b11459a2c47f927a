#pragma once

#include <boost/math/policies/policy.hpp>

namespace wardmote::analysis {

/// Boost.Math that returns infinity or NaN instead of throwing: this room throws nothing, and states with ENSURE what
/// its arguments must be before it calls. For .cpp files only.
using QuietPolicy = boost::math::policies::policy<
    boost::math::policies::domain_error<boost::math::policies::ignore_error>,
    boost::math::policies::pole_error<boost::math::policies::ignore_error>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>,
    boost::math::policies::rounding_error<boost::math::policies::ignore_error>,
    boost::math::policies::indeterminate_result_error<boost::math::policies::ignore_error>>;

}  // namespace wardmote::analysis
