#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wardmote::situation {

/// The words of an English or French text (UTF-8), in small letters without accents: "L’Été, cœur" is "l", "ete", "coeur". Blanks and
/// punctuation part words, and so does a byte that is no UTF-8. Letters beyond those of the two languages stay as they are.
std::vector<std::string> folded_words(std::string_view text);

}  // namespace wardmote::situation
