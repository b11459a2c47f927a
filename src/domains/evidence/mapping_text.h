#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/choice.h"
#include "base/document.h"

namespace wardmote::evidence {

/// Reads the pieces of a mapping, and keeps the first thing that is wrong with its place. What it gives behind a fault
/// means nothing.
class MappingText {
 public:
  explicit MappingText(std::string_view file) : file_(file) {}

  void fail(base::Document const& where, std::string reason);
  bool is_sound() const { return !refusal_.has_value(); }
  base::Refusal const& refusal() const { return *refusal_; }

  /// The members of an object are among these; a list of what it knows is the way out.
  void check_members(base::Document const& object, std::initializer_list<std::string_view> known);

  /// A text that is not empty.
  std::string text(base::Document const& piece, std::string_view what);
  int whole(base::Document const& piece, std::string_view what);

  /// One of the enumerators, by its spelling.
  template <class Choice>
  Choice choice(base::Document const& piece, std::string_view what) {
    auto const spelling = text(piece, what);
    auto const found = base::choice_called<Choice>(spelling);
    if (found) return *found;
    std::string known;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Choice>>(
        [&](auto enumerator) { known += (known.empty() ? "" : ", ") + std::string(enumerator.name); });
    fail(piece, std::string(what) + " is “" + spelling + "”; use one of: " + known);
    return {};
  }

 private:
  std::string file_;
  std::optional<base::Refusal> refusal_;
};

inline bool is_given(base::Document const& piece) { return piece.kind != base::Document::Kind::nothing; }

}  // namespace wardmote::evidence
