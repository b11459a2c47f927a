#pragma once

#include <boost/describe.hpp>
#include <string>

namespace wardmote::evidence {

/// One of the choices of a select on a page.
struct Option {
  std::string value{};
  std::string label{};
  bool is_chosen = false;
};
BOOST_DESCRIBE_STRUCT(Option, (), (value, label, is_chosen))

}  // namespace wardmote::evidence
