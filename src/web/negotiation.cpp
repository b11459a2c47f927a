#include "web/negotiation.h"

#include <algorithm>

#include "base/text.h"

namespace wardmote::web {
namespace {

struct Choice {
  std::string_view name;
  double quality = 1;
};

/// One item of an Accept… header: "text/html;level=1;q=0.5". A quality that is no number counts as 1.
Choice choice_of(std::string_view item) {
  auto const pieces = base::split(item, ';');
  Choice choice{.name = base::trimmed(pieces.front())};
  for (auto const piece : pieces) {
    auto const parameter = base::trimmed(piece);
    if (parameter.starts_with("q=")) choice.quality = base::decimal_number(parameter.substr(2)).value_or(1);
  }
  return choice;
}

template <class Visit>
void for_each_choice(std::string_view header, Visit visit) {
  for (auto const item : base::split(header, ',')) visit(choice_of(item));
}

/// How exactly a media range names a media type: 0 not at all, 1 "*/*", 2 "text/*", 3 itself.
int exactness(std::string_view range, std::string_view type) {
  if (base::lower_ascii(range) == type) return 3;
  if (range == "*/*") return 1;
  return range.ends_with("/*") && type.starts_with(range.substr(0, range.size() - 1)) ? 2 : 0;
}

/// The quality that the most exact range gives a media type; 0 if none names it.
double quality_of(std::string_view accept, std::string_view type) {
  int best = 0;
  double quality = 0;
  for_each_choice(accept, [&](Choice const& choice) {
    auto const exact = exactness(choice.name, type);
    if (exact <= best) return;
    best = exact;
    quality = choice.quality;
  });
  return quality;
}

}  // namespace

std::optional<Format> format_for(std::string_view accept, std::vector<Format> const& offered) {
  if (base::trimmed(accept).empty()) return offered.front();
  std::optional<Format> best;
  double quality_best = 0;
  for (auto const format : offered) {
    auto const quality = quality_of(accept, media_type_of(format));
    if (quality <= quality_best) continue;
    best = format;
    quality_best = quality;
  }
  return best;
}

Language language_for(std::string_view accept_language) {
  double en = 0, fr = 0;
  for_each_choice(accept_language, [&](Choice const& choice) {
    auto const primary = base::lower_ascii(base::split(choice.name, '-').front());
    if (primary == "en") en = std::max(en, choice.quality);
    if (primary == "fr") fr = std::max(fr, choice.quality);
  });
  return fr > en ? Language::fr : Language::en;
}

Encoding encoding_for(std::string_view accept_encoding) {
  if (accept_encoding.empty()) return Encoding::identity;
  bool gzip = false, br = false;
  for_each_choice(accept_encoding, [&](Choice const& choice) {
    gzip |= choice.name == "gzip" && choice.quality > 0;
    br |= choice.name == "br" && choice.quality > 0;
  });
  return br ? Encoding::br : gzip ? Encoding::gzip : Encoding::identity;
}

}  // namespace wardmote::web
