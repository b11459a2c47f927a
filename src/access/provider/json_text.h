#pragma once

#include <string>
#include <string_view>

namespace wardmote::access {

/// A text member of a JSON object (nlohmann::json, which a header does not bring in); empty if it is not there or no text.
template <class Json>
std::string text_in(Json const& object, std::string_view name) {
  auto const found = object.find(name);
  return found != object.end() && found->is_string() ? found->template get<std::string>() : "";
}

}  // namespace wardmote::access
