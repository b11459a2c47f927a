#pragma once

#include <string>
#include <vector>

/// How requests keep lists in a text of canonical JSON.
namespace wardmote::evidence {

/// One a line, and back. No text holds a line break.
std::string joined_lines(std::vector<std::string> const& texts);
std::vector<std::string> lines_of(std::string const& text);

}  // namespace wardmote::evidence
