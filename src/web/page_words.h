#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "web/context.h"

namespace wardmote::web {

/// Renders a piece of template where it stands; its values come out escaped for HTML.
using RenderPart = std::function<std::string(std::string const& part)>;

/// A section whose inside is written in the reader's language: {{#number1}}{{rate}}{{/number1}}. pages/README.md lists
/// them.
struct PageWord {
  std::string name;
  std::function<std::string(std::string const& inside, RenderPart const& render)> write;
};

/// The name that a word is kept under: one that no member of a view has.
std::string marked_word(std::string_view name);

/// All words of a language. `tongue` must outlive them; moments are shown in `zone`.
std::vector<PageWord> page_words(Tongue const& tongue, std::string zone);

/// A text of a template as its message id: without blanks at the ends, and each run of blanks inside as one.
std::string message_of(std::string_view text);

}  // namespace wardmote::web
