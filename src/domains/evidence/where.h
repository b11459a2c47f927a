#pragma once

#include <string>
#include <string_view>

#include "store/session.h"

namespace wardmote::evidence {

/// The end of a statement, "… AND i.month >= :first_month", and what is bound in it.
struct Where {
  std::string text{};
  store::Bindings bindings{};

  void add(std::string_view comparison, std::string const& name, store::Parameter value) {
    text += " AND " + std::string(comparison) + " :" + name;
    bindings.push_back({name, std::move(value)});
  }
  /// Unless it is empty, which leaves nothing out.
  void add_stated(std::string_view comparison, std::string const& name, std::string const& value) {
    if (!value.empty()) add(comparison, name, value);
  }
};

}  // namespace wardmote::evidence
