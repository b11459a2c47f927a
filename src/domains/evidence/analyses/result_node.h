#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace wardmote::evidence {

/// A value of the JSON of a result that was kept. Anybody may have changed that text: what does not fit reads as nothing, and
/// the text is no longer sound.
class ResultNode {
 public:
  /// The whole text; not sound if it is no JSON.
  static ResultNode of(std::string_view text);

  ResultNode member(char const* name) const;
  std::vector<ResultNode> items(char const* name) const;  ///< of the list that is the member of that name
  bool is_null() const;
  std::int64_t whole() const;
  double number() const;
  bool truth() const;
  std::string text() const;
  base::LocalDate date() const;
  std::optional<double> number_or_none() const { return is_null() ? std::nullopt : std::optional(number()); }
  std::optional<std::int64_t> whole_or_none() const { return is_null() ? std::nullopt : std::optional(whole()); }

  /// Whether all that was read so far, of any node of the text, was there.
  bool is_sound() const;
  void spoil() const;  ///< it says what cannot be

 private:
  struct Tree;
  ResultNode(std::shared_ptr<Tree> tree, void const* at) : tree_(std::move(tree)), at_(at) {}
  std::shared_ptr<Tree> tree_;
  void const* at_;
};

}  // namespace wardmote::evidence
