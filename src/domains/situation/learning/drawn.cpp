#include "domains/situation/learning/drawn.h"

#include "base/characters.h"
#include "base/text.h"

namespace wardmote::situation {
namespace {

/// From the middle of a line to its base line.
constexpr std::int64_t base_below_middle = 4;

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t characters_max) {
  std::vector<std::string> lines{""};
  for (auto const word : base::split(text, ' ')) {
    auto& line = lines.back();
    if (line.empty())
      line = word;
    else if (base::characters_in(line) + 1 + base::characters_in(word) <= characters_max)
      line += ' ' + std::string(word);
    else
      lines.emplace_back(word);
  }
  return lines;
}

std::vector<DrawnLine> lines_around(std::int64_t y, std::vector<std::string> const& lines) {
  std::vector<DrawnLine> drawn;
  auto at = y + base_below_middle - (std::ssize(lines) - 1) * line_height / 2;
  for (auto const& line : lines) {
    drawn.push_back({at, line});
    at += line_height;
  }
  return drawn;
}

}  // namespace wardmote::situation
