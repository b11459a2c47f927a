#pragma once

#include <string>

#include <boost/describe.hpp>

namespace wardmote::web {

/// A step of the way to a page, as it stands above the page's heading.
struct Crumb {
  std::string path;
  std::string label;
};
BOOST_DESCRIBE_STRUCT(Crumb, (), (path, label))

}  // namespace wardmote::web
