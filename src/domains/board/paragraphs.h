#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace wardmote::board {

struct ParagraphRow {
  std::string paragraph{};
};
BOOST_DESCRIBE_STRUCT(ParagraphRow, (), (paragraph))

/// The paragraphs of a plain text: what blank lines part, each with its lines joined.
std::vector<ParagraphRow> paragraphs_of(std::string_view body);

}  // namespace wardmote::board
