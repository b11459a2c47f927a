#pragma once

#include <boost/describe.hpp>
#include <string>
#include <vector>

namespace wardmote::web {

/// A form that a view describes, so that it is given back as it was filled in when it is refused (refused_form.h): a struct with
/// a `path` that it is sent to, and fields as members of their own or in a list `fields`.

struct FormOption {
  std::string value{};
  std::string label{};
  bool is_chosen = false;
};
BOOST_DESCRIBE_STRUCT(FormOption, (), (value, label, is_chosen))

/// `name` is that of the form's member; several fields of one name fill a list.
struct FormField {
  std::string name{};
  std::string label{};
  std::string value{};
  std::string error{};  ///< message
  std::vector<FormOption> options{};
};
BOOST_DESCRIBE_STRUCT(FormField, (), (name, label, value, error, options))

/// What tells a form from others of its page with the same path: a hidden field, the form's member `key`.
struct FormKey {
  std::string name{};
  std::string value{};
};
BOOST_DESCRIBE_STRUCT(FormKey, (), (name, value))

}  // namespace wardmote::web
