#pragma once

#include <boost/describe.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "domains/situation/catalogue/catalogue.h"

namespace wardmote::situation {

struct Suggestion {
  std::string code{};
  std::string label{};
  std::string category{};  ///< its label
};
BOOST_DESCRIBE_STRUCT(Suggestion, (), (code, label, category))

/// The entries of a kind that fit what somebody types, whatever its capitals and accents: each word typed begins a word of the label, the
/// category or the group, in that language. Best first: what is typed costs nothing where it is a whole word of the label, one where it
/// begins one, two for a word of the category alone, three for one of the group alone; of equal costs the list's order holds. None for
/// a text without a word, and none that is retired. Reads the whole list; costs about a microsecond for each entry.
std::vector<Suggestion> suggestions(Catalogue const& catalogue, CodeKind kind, std::string_view typed,
                                    web::Language language);

}  // namespace wardmote::situation
