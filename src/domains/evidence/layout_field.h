#pragma once

#include "base/document.h"
#include "domains/evidence/layout.h"
#include "domains/evidence/mapping_text.h"

namespace wardmote::evidence {

/// Reads the fields of a mapping; the columns that they name become columns of its shape.
class FieldReader {
 public:
  FieldReader(MappingText& text, RowShape& shape) : text_(text), shape_(shape) {}

  /// A column's name alone, or an object with `constant`, or `from` (one column or a list), `join`, `steps`, `unless`,
  /// `optional`.
  Field field(base::Document const& piece, std::string_view what);

  /// {column: NAME, is: [texts]}
  Condition condition(base::Document const& piece);

  /// The place of a column in the shape.
  std::size_t column(base::Document const& piece, bool may_be_missing);

 private:
  Step step(base::Document const& piece);
  void read_argument(Step& step, base::Document const& piece);
  void read_lookup(Step& step, base::Document const& piece);
  std::vector<std::string> texts(base::Document const& piece, std::string_view what);

  MappingText& text_;
  RowShape& shape_;
};

}  // namespace wardmote::evidence
