#pragma once

#include <map>
#include <optional>
#include <string>

#include "web/layout.h"
#include "web/route.h"
#include "web/templates.h"

namespace wardmote::web {

/// A field of a form (or none: the form as a whole) and what to do about it, in the reader's language.
struct FormError {
  std::string field;
  std::string message;
};

/// Whether what was entered in a field of that name is shown again: secrets are entered anew.
bool is_shown_again(std::string_view field);

/// What a page says about itself to the layout around it.
struct PageFrame {
  std::string page;   ///< template: "evidence/standing"
  std::string title;  ///< in the reader's language
  std::string description;
  std::string path;               ///< without language: "/standing"
  std::string query;              ///< as it came, without "?"
  std::vector<Format> formats{};  ///< what the page is offered as
  base::Instant now{};
  Principal const* principal = nullptr;  ///< who reads it, where the page is not one for all
  /// Of a page that tells of a problem: whom to ask, and whether it stands for one that is not open to whoever asks.
  std::string help_contact{};
  bool is_closed = false;
  /// What was wrong with the form that is shown again, and what was entered in it.
  std::vector<FormError> errors{};
  Parameters entered{};
};

/// Views as HTML: the template of a page, and the layout around it. pages/README.md says what templates are given.
class Pages {
 public:
  /// Where the browser finds its styles and scripts.
  struct BrowserFiles {
    std::string css_href;
    std::string js_href;
    std::string prefix;
  };
  Pages(Templates const& templates, Layout layout, BrowserFiles files);

  std::string html(Tongue const& tongue, PageFrame const& frame, Value const& view, Shape const& shape) const;
  /// The same for paper: without what only leads through the site.
  std::string paper(Tongue const& tongue, PageFrame const& frame, Value const& view, Shape const& shape) const;

 private:
  Object globals(Tongue const& tongue, PageFrame const& frame) const;
  Object with_content(Tongue const& tongue, PageFrame const& frame, Value const& view, Shape const& shape) const;
  Value links(Tongue const& tongue, std::vector<Layout::Link> const& links, std::string const& path) const;

  Templates const& templates_;
  Layout layout_;
  BrowserFiles files_;
};

}  // namespace wardmote::web
