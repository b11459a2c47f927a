#include "domains/evidence/analyses/request_text.h"

#include "base/text.h"

namespace wardmote::evidence {

std::string joined_lines(std::vector<std::string> const& texts) {
  std::string all;
  for (auto const& text : texts) all += (all.empty() ? "" : "\n") + text;
  return all;
}

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  if (!text.empty())
    for (auto const line : base::split(text, '\n')) lines.emplace_back(line);
  return lines;
}

}  // namespace wardmote::evidence
