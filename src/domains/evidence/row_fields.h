#pragma once

#include <optional>
#include <string>

#include "base/choice.h"
#include "base/clock.h"
#include "base/text.h"
#include "domains/evidence/field_text.h"

namespace wardmote::evidence {

/// The fields of one row, parsed. Keeps the first fault; what is given behind one means nothing.
class RowFields {
 public:
  RowFields(Layout const& layout, SourceRow const& row) : layout_(layout), row_(row) {}

  bool is_sound() const { return !fault_.has_value(); }
  RowFault const& fault() const { return *fault_; }
  void fail(std::string column, std::string reason);

  /// Empty if the layout has no such field, or the row nothing in it.
  std::string text(Target target);
  std::string text(Field const& field, std::string_view what);
  std::string needed_text(Target target);

  std::optional<std::string> text_or_none(Target target);
  std::optional<std::int64_t> whole(Target target, std::int64_t least, std::int64_t most);
  std::int64_t needed_whole(Target target, std::int64_t least, std::int64_t most);
  std::optional<double> number(Field const& field, std::string_view what);
  std::optional<base::LocalDate> date(Target target);
  bool truth(Target target);

  template <class Choice>
  Choice choice(Target target, Choice otherwise) {
    auto const spelling = text(target);
    if (spelling.empty()) return otherwise;
    auto const found = base::choice_called<Choice>(spelling);
    if (!found)
      fail(column_of(target),
           "“" + spelling + "” is no " + std::string(base::spelling_of(target)) + " that Wardmote knows");
    return found.value_or(otherwise);
  }

  /// The column that a field is from, for messages.
  std::string column_of(Target target) const;

 private:
  Layout const& layout_;
  SourceRow const& row_;
  std::optional<RowFault> fault_;
};

}  // namespace wardmote::evidence
