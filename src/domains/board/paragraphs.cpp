#include "domains/board/paragraphs.h"

#include "base/text.h"

namespace wardmote::board {

std::vector<ParagraphRow> paragraphs_of(std::string_view body) {
  std::vector<ParagraphRow> paragraphs;
  std::string paragraph;
  auto const end = [&] {
    if (!paragraph.empty()) paragraphs.push_back({std::move(paragraph)});
    paragraph.clear();
  };
  for (auto const line : base::split(body, '\n')) {
    auto const trimmed = base::trimmed(line);
    if (trimmed.empty())
      end();
    else
      (paragraph += paragraph.empty() ? "" : " ") += trimmed;
  }
  end();
  return paragraphs;
}

}  // namespace wardmote::board
