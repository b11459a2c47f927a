#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace wardmote::store {

/// An object of texts as canonical JSON (RFC 8785, for this one kind): no blanks, members in the order of their names'
/// bytes, escaped only where JSON must: `{"file":"a \"b\"","rows":"12"}`. One object has one text, so that it can be
/// hashed.
std::string canonical_json(std::map<std::string, std::string> const& texts);

/// The object that `canonical_json` wrote; nothing if the text is of another form.
std::optional<std::map<std::string, std::string>> texts_of_json(std::string_view json);

}  // namespace wardmote::store
