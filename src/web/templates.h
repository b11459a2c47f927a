#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/context.h"
#include "web/value.h"

namespace wardmote::web {

/// What stands around a page on paper.
inline constexpr char const* paper_template = "print/paper";

/// The templates of a folder: mustache (escapes by default), with the words of page_words.h. Loaded at the start,
/// shared by all threads.
class Templates {
 public:
  Templates(std::string folder, std::string time_zone);
  ~Templates();

  /// Reads <folder>/<page>.mustache and the partials it names ({{> kit/tag}}). Throws std::runtime_error that names the
  /// file if it is not there, is no mustache, or prints a value unescaped (only a layout may print {{{content}}}).
  void load(std::string const& page);
  /// `tongue` must outlive the templates.
  void speak(Tongue const& tongue);

  /// A page that was loaded, in a language that was given. A name is looked up in the last scope first.
  std::string render(std::string const& page, Language language, std::vector<Value> const& scopes) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wardmote::web
